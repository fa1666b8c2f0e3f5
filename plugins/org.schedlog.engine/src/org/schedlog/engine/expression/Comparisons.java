// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.expression;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Chooses the test for a comparison by the types of its two sides. A condition beside another value counts as 1 or 0.
 */
final class Comparisons {

    private Comparisons() {
    }

    /** One of the six comparisons that need no list. Texts and numbers are never equal, nor less or greater. */
    static MaskValues compare(ComparisonOperator operator, Values left, Values right) {
        Values a = number(left);
        Values b = number(right);
        if (a instanceof TextValues first && b instanceof TextValues second) {
            return TextTests.compare(operator, first, second);
        }
        if (a instanceof TextValues || b instanceof TextValues) {
            return MaskValues.constant(operator == ComparisonOperator.NOT_EQUAL);
        }
        if (a instanceof LongValues first) {
            return b instanceof LongValues second ? LongTests.compare(operator, first, second)
                    : DoubleTests.compare(operator, first, (DoubleValues) b);
        }
        return b instanceof LongValues second ? DoubleTests.compare(operator.mirrored(), second, (DoubleValues) a)
                : DoubleTests.compare(operator, (DoubleValues) a, (DoubleValues) b);
    }

    private static Values number(Values values) {
        return values instanceof MaskValues mask ? LongValues.of(mask) : values;
    }

    /**
     * Whether values are equal to one item at least. Constant items are looked up together, the others compared one by
     * one.
     */
    static MaskValues among(Values values, List<Values> items) {
        Values wanted = shared(number(values));
        Set<Long> longs = new HashSet<>();
        Set<Double> doubles = new HashSet<>();
        Set<String> texts = new HashSet<>();
        List<MaskValues> parts = new ArrayList<>();
        for (Values item : items) {
            Values number = number(item);
            if (!number.isConstant()) {
                parts.add(compare(ComparisonOperator.EQUAL, wanted, number));
            } else if (number instanceof TextValues text) {
                texts.add(text.dictionary().get(0));
            } else if (number instanceof LongValues integer) {
                add(integer.value(), longs, doubles);
            } else if (number instanceof DoubleValues decimal) {
                add(decimal.value(), longs, doubles);
            }
        }
        if (wanted instanceof TextValues text) {
            parts.add(TextTests.among(text, texts));
        } else if (wanted instanceof LongValues integers && !longs.isEmpty()) {
            parts.add(LongTests.among(integers, longs.stream().mapToLong(Long::longValue).toArray()));
        } else if (wanted instanceof DoubleValues decimals && !doubles.isEmpty()) {
            parts.add(DoubleTests.among(decimals, doubles.stream().mapToDouble(Double::doubleValue).toArray()));
        }
        return parts.isEmpty() ? MaskValues.constant(false) : MaskValues.joined(LogicalOperator.OR, parts);
    }

    /** An integer that no double equals is only looked for among integers. */
    private static void add(long value, Set<Long> longs, Set<Double> doubles) {
        longs.add(value);
        double rounded = value;
        if (rounded != 0x1p63 && (long) rounded == value) {
            doubles.add(rounded);
        }
    }

    private static void add(double value, Set<Long> longs, Set<Double> doubles) {
        if (value == Math.rint(value) && value >= -0x1p63 && value < 0x1p63) {
            longs.add((long) value);
        }
        if (!Double.isNaN(value)) {
            doubles.add(value);
        }
    }

    /** Values that several comparisons ask for. */
    static Values shared(Values values) {
        if (values instanceof LongValues integers) {
            return LongValues.shared(integers);
        }
        return values instanceof DoubleValues decimals ? DoubleValues.shared(decimals) : values;
    }
}
