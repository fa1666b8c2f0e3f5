// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.expression;

import java.util.Arrays;

/**
 * Conditions on 64-bit integers. Because integers have no NaN, each comparison is "equal" or "less" or its contrary,
 * so there are two loops only, in two forms: beside a constant and beside other values.
 */
final class LongTests {

    /** Constants that lie closer together are looked up in a table: a row costs the same however many there are. */
    private static final int TABLE_LIMIT = 1 << 14;

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
        case EQUAL -> equal(left, right);
        case NOT_EQUAL -> MaskValues.not(equal(left, right));
        case LESS -> less(left, right);
        case GREATER -> less(right, left);
        case LESS_OR_EQUAL -> MaskValues.not(less(right, left));
        case GREATER_OR_EQUAL -> MaskValues.not(less(left, right));
        case IN, NOT_IN -> throw new IllegalArgumentException("Not between two numbers");
        };
    }

    static MaskValues compare(ComparisonOperator operator, LongValues values, long constant) {
        return switch (operator) {
        case EQUAL -> equal(values, constant);
        case NOT_EQUAL -> MaskValues.not(equal(values, constant));
        case LESS -> less(values, constant);
        case GREATER_OR_EQUAL -> MaskValues.not(less(values, constant));
        case LESS_OR_EQUAL -> constant == Long.MAX_VALUE ? MaskValues.constant(true) : less(values, constant + 1);
        case GREATER -> constant == Long.MAX_VALUE ? MaskValues.constant(false) : MaskValues.not(less(values, constant
                + 1));
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
        case EQUAL -> whole && inRange(constant) ? compare(operator, values, (long) constant)
                : MaskValues.constant(false);
        case NOT_EQUAL -> whole && inRange(constant) ? compare(operator, values, (long) constant)
                : MaskValues.constant(true);
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
        long range = sorted[sorted.length - 1] - sorted[0];
        return fold(range >= 0 && range < TABLE_LIMIT ? new TableTest(values, sorted) : new SetTest(values, sorted),
                values);
    }

    private static MaskValues equal(LongValues left, LongValues right) {
        return new PairTest(left, right, LongOperations::equal);
    }

    private static MaskValues less(LongValues left, LongValues right) {
        return new PairTest(left, right, LongOperations::less);
    }

    private static MaskValues equal(LongValues values, long constant) {
        return fold(new ConstantTest(values, LongOperations::equal, constant), values);
    }

    private static MaskValues less(LongValues values, long constant) {
        return fold(new ConstantTest(values, LongOperations::less, constant), values);
    }

    private static MaskValues fold(MaskValues test, LongValues values) {
        if (!values.isConstant()) {
            return test;
        }
        long[] holds = new long[1];
        test.test(Block.constant(), holds);
        return MaskValues.constant(holds[0] != 0);
    }

    private static final class ConstantTest extends MaskValues {

        interface Loop {
            void apply(long[] values, long constant, int count);
        }

        private final LongValues values;
        private final Loop loop;
        private final long constant;

        ConstantTest(LongValues values, Loop loop, long constant) {
            this.values = values;
            this.loop = loop;
            this.constant = constant;
        }

        @Override
        void test(Block block, long[] dest) {
            values.read(block, dest);
            loop.apply(dest, constant, block.count());
        }
    }

    private static final class PairTest extends MaskValues {

        private final LongValues left;
        private final LongValues right;
        private final LongValues.Combination loop;

        PairTest(LongValues left, LongValues right, LongValues.Combination loop) {
            this.left = left;
            this.right = right;
            this.loop = loop;
        }

        @Override
        void test(Block block, long[] dest) {
            left.read(block, dest);
            long[] other = block.takeLongs();
            right.read(block, other);
            loop.apply(dest, other, block.count());
            block.give(other);
        }
    }

    private static final class TableTest extends MaskValues {

        private final LongValues values;
        private final long least;
        /** For each value from the least one on whether it is wanted; the last entry is for all that lie outside. */
        private final long[] wanted;

        TableTest(LongValues values, long[] sorted) {
            this.values = values;
            this.least = sorted[0];
            this.wanted = new long[(int) (sorted[sorted.length - 1] - least) + 2];
            for (long item : sorted) {
                wanted[(int) (item - least)] = 1;
            }
        }

        @Override
        void test(Block block, long[] dest) {
            values.read(block, dest);
            look(dest, least, wanted, block.count());
        }

        private static void look(long[] values, long least, long[] wanted, int count) {
            int outside = wanted.length - 1;
            for (int i = 0; i < count; i++) {
                long offset = values[i] - least;
                values[i] = wanted[offset >= 0 && offset < outside ? (int) offset : outside];
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
        void test(Block block, long[] dest) {
            values.read(block, dest);
            for (int i = 0; i < block.count(); i++) {
                dest[i] = Arrays.binarySearch(sorted, dest[i]) >= 0 ? 1 : 0;
            }
        }
    }
}
