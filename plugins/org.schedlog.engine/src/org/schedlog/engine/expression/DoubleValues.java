// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.expression;

import java.util.Arrays;

/** Doubles. */
abstract non-sealed class DoubleValues implements Values {

    /** Changes values in place. */
    interface Change {
        void apply(double[] values, int count);
    }

    /** Combines two operands; the result goes into the first. */
    interface Combination {
        void apply(double[] left, double[] right, int count);
    }

    /** Combines integers to doubles. */
    interface IntegerCombination {
        void apply(long[] left, long[] right, double[] dest, int count);
    }

    private final double bound;

    /**
     * @param bound
     *            what no value exceeds in amount: finite only if all values are finite; NaN if some may be NaN
     */
    DoubleValues(double bound) {
        this.bound = bound;
    }

    /** The values of the block's rows, from index 0 on. */
    abstract void read(Block block, double[] dest);

    /** What no value exceeds in amount: finite only if all values are finite; NaN if some may be NaN. */
    final double bound() {
        return bound;
    }

    @Override
    public boolean isConstant() {
        return false;
    }

    /** A constant's value. */
    double value() {
        throw new IllegalStateException("No constant");
    }

    static DoubleValues constant(double value) {
        return new Constant(value);
    }

    static DoubleValues input(int input, double bound) {
        return new Input(input, bound);
    }

    /** Integers, rounded where they exceed 2^53. */
    static DoubleValues of(LongValues values) {
        return folded(new FromLongs(values), values.isConstant());
    }

    static DoubleValues changed(DoubleValues base, Change change, double bound) {
        return folded(new Changed(base, change, bound), base.isConstant());
    }

    static DoubleValues combined(DoubleValues left, DoubleValues right, Combination combination, double bound) {
        return folded(new Combined(left, right, combination, bound), left.isConstant() && right.isConstant());
    }

    static DoubleValues combined(LongValues left, LongValues right, IntegerCombination combination) {
        return folded(new CombinedLongs(left, right, combination), left.isConstant() && right.isConstant());
    }

    /** The same values, computed only once for each block although several ask for them. */
    static DoubleValues shared(DoubleValues base) {
        return base instanceof Constant || base instanceof Input ? base : new Shared(base);
    }

    private static DoubleValues folded(DoubleValues values, boolean constant) {
        if (!constant) {
            return values;
        }
        double[] value = new double[1];
        values.read(Block.constant(), value);
        return constant(value[0]);
    }

    private static final class Constant extends DoubleValues {

        private final double value;

        Constant(double value) {
            super(Math.abs(value));
            this.value = value;
        }

        @Override
        public boolean isConstant() {
            return true;
        }

        @Override
        double value() {
            return value;
        }

        @Override
        void read(Block block, double[] dest) {
            Arrays.fill(dest, 0, block.count(), value);
        }
    }

    /** A column itself. */
    static final class Input extends DoubleValues {

        private final int input;

        Input(int input, double bound) {
            super(bound);
            this.input = input;
        }

        @Override
        void read(Block block, double[] dest) {
            block.read(input, dest);
        }

        int number() {
            return input;
        }
    }

    private static final class FromLongs extends DoubleValues {

        private final LongValues base;

        FromLongs(LongValues base) {
            super(0x1p63);
            this.base = base;
        }

        @Override
        void read(Block block, double[] dest) {
            long[] integers = block.takeLongs();
            base.read(block, integers);
            for (int i = 0; i < block.count(); i++) {
                dest[i] = integers[i];
            }
            block.give(integers);
        }
    }

    private static final class Changed extends DoubleValues {

        private final DoubleValues base;
        private final Change change;

        Changed(DoubleValues base, Change change, double bound) {
            super(bound);
            this.base = base;
            this.change = change;
        }

        @Override
        void read(Block block, double[] dest) {
            base.read(block, dest);
            change.apply(dest, block.count());
        }
    }

    private static final class Combined extends DoubleValues {

        private final DoubleValues left;
        private final DoubleValues right;
        private final Combination combination;

        Combined(DoubleValues left, DoubleValues right, Combination combination, double bound) {
            super(bound);
            this.left = left;
            this.right = right;
            this.combination = combination;
        }

        @Override
        void read(Block block, double[] dest) {
            left.read(block, dest);
            double[] other = block.takeDoubles();
            right.read(block, other);
            combination.apply(dest, other, block.count());
            block.give(other);
        }
    }

    private static final class CombinedLongs extends DoubleValues {

        private final LongValues left;
        private final LongValues right;
        private final IntegerCombination combination;

        CombinedLongs(LongValues left, LongValues right, IntegerCombination combination) {
            super(Double.NaN);
            this.left = left;
            this.right = right;
            this.combination = combination;
        }

        @Override
        void read(Block block, double[] dest) {
            long[] first = block.takeLongs();
            long[] second = block.takeLongs();
            left.read(block, first);
            right.read(block, second);
            combination.apply(first, second, dest, block.count());
            block.give(second);
            block.give(first);
        }
    }

    private static final class Shared extends DoubleValues {

        private final DoubleValues base;

        Shared(DoubleValues base) {
            super(base.bound());
            this.base = base;
        }

        @Override
        void read(Block block, double[] dest) {
            System.arraycopy(block.remembered(base), 0, dest, 0, block.count());
        }
    }
}
