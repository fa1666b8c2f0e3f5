// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.expression;

import java.util.Arrays;

/**
 * Conditions on 64-bit integers. Because integers have no NaN, each comparison is "equal" or "less" or its contrary, so there are two loops
 * only; they have no branch.
 */
final class LongTests {

    private LongTests() {
    }

    static MaskValues compare(ComparisonOperator operator, LongValues left, LongValues right) {
        if (right.isConstant()) {
            return compare(operator, left, right.value());
        }
        if (left.isConstant()) {
            return compare(operator.mirrored(), right, left.value());
        }
        return switch (operator) {
        case EQUAL -> new PairTest(true, left, right);
        case NOT_EQUAL -> MaskValues.not(new PairTest(true, left, right));
        case LESS -> new PairTest(false, left, right);
        case GREATER -> new PairTest(false, right, left);
        case LESS_OR_EQUAL -> MaskValues.not(new PairTest(false, right, left));
        case GREATER_OR_EQUAL -> MaskValues.not(new PairTest(false, left, right));
        case IN, NOT_IN -> throw new IllegalArgumentException("Not between two numbers");
        };
    }

    static MaskValues compare(ComparisonOperator operator, LongValues values, long constant) {
        return switch (operator) {
        case EQUAL -> test(Kind.EQUAL, values, constant, 0);
        case NOT_EQUAL -> test(Kind.EQUAL, values, constant, 1);
        case LESS -> test(Kind.LESS, values, constant, 0);
        case GREATER_OR_EQUAL -> test(Kind.LESS, values, constant, 1);
        case LESS_OR_EQUAL -> constant == Long.MAX_VALUE ? MaskValues.constant(true) : test(Kind.LESS, values, constant + 1, 0);
        case GREATER -> constant == Long.MAX_VALUE ? MaskValues.constant(false) : test(Kind.LESS, values, constant + 1, 1);
        case IN, NOT_IN -> throw new IllegalArgumentException("Not between two numbers");
        };
    }

    /** Compares integers with a double exactly: the double's neighbouring integer takes its place. */
    static MaskValues compare(ComparisonOperator operator, LongValues values, double constant) {
        if (Double.isNaN(constant)) {
            return MaskValues.constant(operator == ComparisonOperator.NOT_EQUAL);
        }
        boolean whole = constant == Math.rint(constant);
        return switch (operator) {
        case EQUAL -> whole && inRange(constant) ? compare(operator, values, (long) constant) : MaskValues.constant(false);
        case NOT_EQUAL -> whole && inRange(constant) ? compare(operator, values, (long) constant) : MaskValues.constant(true);
        case LESS, GREATER_OR_EQUAL -> rounded(operator, values, Math.ceil(constant));
        default -> rounded(operator, values, Math.floor(constant));
        };
    }

    private static MaskValues rounded(ComparisonOperator operator, LongValues values, double constant) {
        if (inRange(constant)) {
            return compare(operator, values, (long) constant);
        }
        boolean less = operator == ComparisonOperator.LESS || operator == ComparisonOperator.LESS_OR_EQUAL;
        return MaskValues.constant(less == constant > 0);
    }

    private static boolean inRange(double value) {
        return value >= -0x1p63 && value < 0x1p63;
    }

    /**
     * Whether the values are among some constants.
     *
     * @param items
     *            in any order; not empty
     */
    static MaskValues among(LongValues values, long[] items) {
        if (items.length == 1) {
            return compare(ComparisonOperator.EQUAL, values, items[0]);
        }
        long[] sorted = items.clone();
        Arrays.sort(sorted);
        return fold(new SetTest(values, sorted), values);
    }

    private static MaskValues test(Kind kind, LongValues values, long constant, int contrary) {
        return fold(new ConstantTest(kind, values, constant, (byte) contrary), values);
    }

    private static MaskValues fold(MaskValues test, LongValues values) {
        if (!values.isConstant()) {
            return test;
        }
        byte[] holds = new byte[1];
        test.test(Block.constant(), holds);
        return MaskValues.constant(holds[0] != 0);
    }

    private enum Kind {
        EQUAL, LESS
    }

    private static final class ConstantTest extends MaskValues {

        private final Kind kind;
        private final LongValues values;
        private final long constant;
        private final byte contrary;

        ConstantTest(Kind kind, LongValues values, long constant, byte contrary) {
            this.kind = kind;
            this.values = values;
            this.constant = constant;
            this.contrary = contrary;
        }

        @Override
        void test(Block block, byte[] dest) {
            long[] buffer = block.takeLongs();
            values.read(block, buffer);
            if (kind == Kind.EQUAL) {
                equal(buffer, constant, contrary, dest, block.count());
            } else {
                less(buffer, constant, contrary, dest, block.count());
            }
            block.give(buffer);
        }

        private static void equal(long[] values, long constant, byte contrary, byte[] dest, int count) {
            for (int i = 0; i < count; i++) {
                dest[i] = (byte) ((values[i] == constant ? 1 : 0) ^ contrary);
            }
        }

        private static void less(long[] values, long constant, byte contrary, byte[] dest, int count) {
            for (int i = 0; i < count; i++) {
                dest[i] = (byte) ((values[i] < constant ? 1 : 0) ^ contrary);
            }
        }
    }

    private static final class PairTest extends MaskValues {

        private final boolean equal;
        private final LongValues left;
        private final LongValues right;

        PairTest(boolean equal, LongValues left, LongValues right) {
            this.equal = equal;
            this.left = left;
            this.right = right;
        }

        @Override
        void test(Block block, byte[] dest) {
            long[] a = block.takeLongs();
            long[] b = block.takeLongs();
            left.read(block, a);
            right.read(block, b);
            if (equal) {
                equal(a, b, dest, block.count());
            } else {
                less(a, b, dest, block.count());
            }
            block.give(b);
            block.give(a);
        }

        private static void equal(long[] a, long[] b, byte[] dest, int count) {
            for (int i = 0; i < count; i++) {
                dest[i] = (byte) (a[i] == b[i] ? 1 : 0);
            }
        }

        private static void less(long[] a, long[] b, byte[] dest, int count) {
            for (int i = 0; i < count; i++) {
                dest[i] = (byte) (a[i] < b[i] ? 1 : 0);
            }
        }
    }

    private static final class SetTest extends MaskValues {

        private final LongValues values;
        private final long[] sorted;

        SetTest(LongValues values, long[] sorted) {
            this.values = values;
            this.sorted = sorted;
        }

        @Override
        void test(Block block, byte[] dest) {
            long[] buffer = block.takeLongs();
            values.read(block, buffer);
            for (int i = 0; i < block.count(); i++) {
                dest[i] = (byte) (Arrays.binarySearch(sorted, buffer[i]) >= 0 ? 1 : 0);
            }
            block.give(buffer);
        }
    }
}
