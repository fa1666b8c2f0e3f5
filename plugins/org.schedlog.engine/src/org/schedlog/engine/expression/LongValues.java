// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.expression;

import java.util.Arrays;

/** 64-bit integers. */
abstract non-sealed class LongValues implements Values {

    /** Changes values in place. */
    interface Change {
        void apply(long[] values, int count);
    }

    /** Combines two operands; the result goes into the first. */
    interface Combination {
        void apply(long[] left, long[] right, int count);
    }

    /** The values of the block's rows, from index 0 on. */
    abstract void read(Block block, long[] dest);

    @Override
    public boolean isConstant() {
        return false;
    }

    /** A constant's value. */
    long value() {
        throw new IllegalStateException("No constant");
    }

    static LongValues constant(long value) {
        return new Constant(value);
    }

    static LongValues input(int input) {
        return new Input(input);
    }

    static LongValues changed(LongValues base, Change change) {
        return folded(new Changed(base, change), base.isConstant());
    }

    static LongValues combined(LongValues left, LongValues right, Combination combination) {
        return folded(new Combined(left, right, combination), left.isConstant() && right.isConstant());
    }

    /** A condition as 1 and 0. */
    static LongValues of(MaskValues mask) {
        return folded(new FromMask(mask), mask.isConstant());
    }

    /** The same values, computed only once for each block although several ask for them. */
    static LongValues shared(LongValues base) {
        return base instanceof Constant || base instanceof Input ? base : new Shared(base);
    }

    private static LongValues folded(LongValues values, boolean constant) {
        if (!constant) {
            return values;
        }
        long[] value = new long[1];
        values.read(Block.constant(), value);
        return constant(value[0]);
    }

    private static final class Constant extends LongValues {

        private final long value;

        Constant(long value) {
            this.value = value;
        }

        @Override
        public boolean isConstant() {
            return true;
        }

        @Override
        long value() {
            return value;
        }

        @Override
        void read(Block block, long[] dest) {
            Arrays.fill(dest, 0, block.count(), value);
        }
    }

    /** A column itself. */
    static final class Input extends LongValues {

        private final int input;

        Input(int input) {
            this.input = input;
        }

        @Override
        void read(Block block, long[] dest) {
            block.read(input, dest);
        }

        int number() {
            return input;
        }
    }

    private static final class Changed extends LongValues {

        private final LongValues base;
        private final Change change;

        Changed(LongValues base, Change change) {
            this.base = base;
            this.change = change;
        }

        @Override
        void read(Block block, long[] dest) {
            base.read(block, dest);
            change.apply(dest, block.count());
        }
    }

    private static final class Combined extends LongValues {

        private final LongValues left;
        private final LongValues right;
        private final Combination combination;

        Combined(LongValues left, LongValues right, Combination combination) {
            this.left = left;
            this.right = right;
            this.combination = combination;
        }

        @Override
        void read(Block block, long[] dest) {
            left.read(block, dest);
            long[] other = block.takeLongs();
            right.read(block, other);
            combination.apply(dest, other, block.count());
            block.give(other);
        }
    }

    private static final class FromMask extends LongValues {

        private final MaskValues mask;

        FromMask(MaskValues mask) {
            this.mask = mask;
        }

        @Override
        void read(Block block, long[] dest) {
            mask.test(block, dest);
        }
    }

    private static final class Shared extends LongValues {

        private final LongValues base;

        Shared(LongValues base) {
            this.base = base;
        }

        @Override
        void read(Block block, long[] dest) {
            System.arraycopy(block.remembered(base), 0, dest, 0, block.count());
        }
    }
}
