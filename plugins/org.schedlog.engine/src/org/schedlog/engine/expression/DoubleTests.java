// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.expression;

import java.util.Arrays;

/** Conditions on doubles, and on integers beside doubles. */
final class DoubleTests {

    private DoubleTests() {
    }

    static MaskValues compare(ComparisonOperator operator, DoubleValues left, DoubleValues right) {
        MaskValues test = switch (operator) {
        case GREATER, GREATER_OR_EQUAL -> new PairTest(operator.mirrored(), right, left);
        default -> new PairTest(operator, left, right);
        };
        if (!left.isConstant() || !right.isConstant()) {
            return test;
        }
        long[] holds = new long[1];
        test.test(Block.constant(), holds);
        return MaskValues.constant(holds[0] != 0);
    }

    /**
     * Compares exactly: no integer is rounded to a double. numpy rounds it; Python, whose meaning the language has,
     * does not.
     */
    static MaskValues compare(ComparisonOperator operator, LongValues left, DoubleValues right) {
        if (right.isConstant()) {
            return LongTests.compare(operator, left, right.value());
        }
        if (left.isConstant() && order(left.value(), left.value()) == 0) {
            return compare(operator, DoubleValues.of(left), right);
        }
        return new MixedTest(operator, left, right);
    }

    /**
     * Whether the values are among some constants.
     *
     * @param items
     *            in any order; no NaN; not empty
     */
    static MaskValues among(DoubleValues values, double[] items) {
        return new SetTest(values, items);
    }

    /** -1, 0 or 1 as the integer is less than the double, equal or greater; 2 beside NaN. */
    private static int order(long integer, double number) {
        double rounded = integer;
        if (rounded != number) {
            return rounded < number ? -1 : rounded > number ? 1 : 2;
        }
        return number == 0x1p63 ? -1 : Long.compare(integer, (long) number);
    }

    private static final class PairTest extends MaskValues {

        private final ComparisonOperator operator;
        private final DoubleValues left;
        private final DoubleValues right;

        PairTest(ComparisonOperator operator, DoubleValues left, DoubleValues right) {
            this.operator = operator;
            this.left = left;
            this.right = right;
        }

        @Override
        void test(Block block, long[] dest) {
            double[] a = block.takeDoubles();
            double[] b = block.takeDoubles();
            left.read(block, a);
            right.read(block, b);
            switch (operator) {
            case EQUAL -> equal(a, b, dest, block.count());
            case NOT_EQUAL -> notEqual(a, b, dest, block.count());
            case LESS -> less(a, b, dest, block.count());
            case LESS_OR_EQUAL -> lessOrEqual(a, b, dest, block.count());
            default -> throw new IllegalStateException("Not mirrored: " + operator);
            }
            block.give(b);
            block.give(a);
        }

        private static void equal(double[] a, double[] b, long[] dest, int count) {
            for (int i = 0; i < count; i++) {
                dest[i] = a[i] == b[i] ? 1 : 0;
            }
        }

        private static void notEqual(double[] a, double[] b, long[] dest, int count) {
            for (int i = 0; i < count; i++) {
                dest[i] = a[i] != b[i] ? 1 : 0;
            }
        }

        private static void less(double[] a, double[] b, long[] dest, int count) {
            for (int i = 0; i < count; i++) {
                dest[i] = a[i] < b[i] ? 1 : 0;
            }
        }

        private static void lessOrEqual(double[] a, double[] b, long[] dest, int count) {
            for (int i = 0; i < count; i++) {
                dest[i] = a[i] <= b[i] ? 1 : 0;
            }
        }
    }

    private static final class MixedTest extends MaskValues {

        /** For each result of {@link #order}, from -1 on, a bit: whether the comparison holds then. */
        private final int holds;
        private final LongValues left;
        private final DoubleValues right;

        MixedTest(ComparisonOperator operator, LongValues left, DoubleValues right) {
            this.holds = switch (operator) {
            case EQUAL -> 0b0010;
            case NOT_EQUAL -> 0b1101;
            case LESS -> 0b0001;
            case LESS_OR_EQUAL -> 0b0011;
            case GREATER -> 0b0100;
            case GREATER_OR_EQUAL -> 0b0110;
            case IN, NOT_IN -> throw new IllegalArgumentException("Not between two numbers");
            };
            this.left = left;
            this.right = right;
        }

        @Override
        void test(Block block, long[] dest) {
            left.read(block, dest);
            double[] b = block.takeDoubles();
            right.read(block, b);
            for (int i = 0; i < block.count(); i++) {
                dest[i] = holds >> order(dest[i], b[i]) + 1 & 1;
            }
            block.give(b);
        }
    }

    private static final class SetTest extends MaskValues {

        private final DoubleValues values;
        private final double[] sorted;

        SetTest(DoubleValues values, double[] items) {
            this.values = values;
            this.sorted = items.clone();
            for (int i = 0; i < sorted.length; i++) {
                sorted[i] += 0.0; // -0.0 becomes 0.0: equal numbers, but not to a binary search
            }
            Arrays.sort(sorted);
        }

        @Override
        void test(Block block, long[] dest) {
            double[] buffer = block.takeDoubles();
            values.read(block, buffer);
            for (int i = 0; i < block.count(); i++) {
                dest[i] = Arrays.binarySearch(sorted, buffer[i] + 0.0) >= 0 ? 1 : 0;
            }
            block.give(buffer);
        }
    }
}
