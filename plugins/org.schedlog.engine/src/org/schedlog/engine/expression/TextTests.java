// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.expression;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Conditions on texts. They are compared by code points; an unknown text is like NaN: equal to nothing, not even to
 * another unknown one.
 */
final class TextTests {

    private TextTests() {
    }

    static MaskValues compare(ComparisonOperator operator, TextValues left, TextValues right) {
        if (right.isConstant()) {
            String constant = right.dictionary().get(0);
            return byDictionary(left, text -> holds(operator, text, constant));
        }
        if (left.isConstant()) {
            return compare(operator.mirrored(), right, left);
        }
        return new PairTest(operator, left, right);
    }

    /** Whether the values are among some constants. */
    static MaskValues among(TextValues values, Set<String> items) {
        return byDictionary(values, text -> text != null && items.contains(text));
    }

    /** Decides once for each text of the dictionary, so that a row costs a look-up only. */
    private static MaskValues byDictionary(TextValues values, Predicate<String> condition) {
        List<String> dictionary = values.dictionary();
        long[] decided = new long[dictionary.size()];
        for (int code = 0; code < decided.length; code++) {
            decided[code] = condition.test(dictionary.get(code)) ? 1 : 0;
        }
        return values.isConstant() ? MaskValues.constant(decided[0] != 0) : new DictionaryTest(values.codes(), decided);
    }

    private static boolean holds(ComparisonOperator operator, String left, String right) {
        if (left == null || right == null) {
            return operator == ComparisonOperator.NOT_EQUAL;
        }
        int order = order(left, right);
        return switch (operator) {
        case EQUAL -> order == 0;
        case NOT_EQUAL -> order != 0;
        case LESS -> order < 0;
        case LESS_OR_EQUAL -> order <= 0;
        case GREATER -> order > 0;
        case GREATER_OR_EQUAL -> order >= 0;
        case IN, NOT_IN -> throw new IllegalArgumentException("Not between two texts");
        };
    }

    private static int order(String left, String right) {
        int at = 0;
        while (at < left.length() && at < right.length() && left.charAt(at) == right.charAt(at)) {
            at++;
        }
        if (at == left.length() || at == right.length()) {
            return left.length() - right.length();
        }
        if (at > 0 && Character.isHighSurrogate(left.charAt(at - 1))) {
            at--;
        }
        return left.codePointAt(at) - right.codePointAt(at);
    }

    private static final class DictionaryTest extends MaskValues {

        private final LongValues codes;
        private final long[] decided;

        DictionaryTest(LongValues codes, long[] decided) {
            this.codes = codes;
            this.decided = decided;
        }

        @Override
        void test(Block block, long[] dest) {
            codes.read(block, dest);
            for (int i = 0; i < block.count(); i++) {
                dest[i] = decided[(int) dest[i]];
            }
        }
    }

    private static final class PairTest extends MaskValues {

        private final ComparisonOperator operator;
        private final TextValues left;
        private final TextValues right;

        PairTest(ComparisonOperator operator, TextValues left, TextValues right) {
            this.operator = operator;
            this.left = left;
            this.right = right;
        }

        @Override
        void test(Block block, long[] dest) {
            left.codes().read(block, dest);
            long[] other = block.takeLongs();
            right.codes().read(block, other);
            for (int i = 0; i < block.count(); i++) {
                dest[i] = holds(operator, left.dictionary().get((int) dest[i]),
                        right.dictionary().get((int) other[i])) ? 1 : 0;
            }
            block.give(other);
        }
    }
}
