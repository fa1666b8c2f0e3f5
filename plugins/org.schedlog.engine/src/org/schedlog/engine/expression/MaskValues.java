// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.expression;

import java.util.Arrays;
import java.util.List;

/**
 * A condition: for each row 1 where it holds and 0 where not. Longs, although a bit would do: compared and joined in
 * 64 bits, the loops have no branch that random data could mislead and become vector instructions, more than twice as
 * fast as bytes.
 */
abstract non-sealed class MaskValues implements Values {

    /** Whether the condition holds, for the block's rows, from index 0 on. */
    abstract void test(Block block, long[] dest);

    @Override
    public boolean isConstant() {
        return false;
    }

    /** A constant condition's value. */
    boolean value() {
        throw new IllegalStateException("No constant");
    }

    static MaskValues constant(boolean value) {
        return new Constant(value);
    }

    static MaskValues not(MaskValues base) {
        return base.isConstant() ? constant(!base.value()) : new Not(base);
    }

    /** All of several conditions, or at least one of them. */
    static MaskValues joined(LogicalOperator operator, List<MaskValues> parts) {
        boolean decisive = operator == LogicalOperator.OR;
        if (parts.stream().anyMatch(part -> part.isConstant() && part.value() == decisive)) {
            return constant(decisive);
        }
        List<MaskValues> open = parts.stream().filter(part -> !part.isConstant()).toList();
        if (open.isEmpty()) {
            return constant(!decisive);
        }
        return open.size() == 1 ? open.get(0) : new Joined(decisive ? 1 : 0, open.toArray(MaskValues[]::new));
    }

    private static final class Constant extends MaskValues {

        private final boolean value;

        Constant(boolean value) {
            this.value = value;
        }

        @Override
        public boolean isConstant() {
            return true;
        }

        @Override
        boolean value() {
            return value;
        }

        @Override
        void test(Block block, long[] dest) {
            Arrays.fill(dest, 0, block.count(), value ? 1 : 0);
        }
    }

    private static final class Not extends MaskValues {

        private final MaskValues base;

        Not(MaskValues base) {
            this.base = base;
        }

        @Override
        void test(Block block, long[] dest) {
            base.test(block, dest);
            LongOperations.turn(dest, block.count());
        }
    }

    /** Leaves off as soon as every row of the block is decided. */
    private static final class Joined extends MaskValues {

        private final long decisive;
        private final MaskValues[] parts;

        /**
         * @param decisive
         *            the value of one part that decides: 0 for "and", 1 for "or"
         */
        Joined(long decisive, MaskValues[] parts) {
            this.decisive = decisive;
            this.parts = parts;
        }

        @Override
        void test(Block block, long[] dest) {
            int count = block.count();
            parts[0].test(block, dest);
            long[] other = block.takeLongs();
            for (int part = 1; part < parts.length && !all(dest, count); part++) {
                parts[part].test(block, other);
                if (decisive == 0) {
                    LongOperations.and(dest, other, count);
                } else {
                    LongOperations.or(dest, other, count);
                }
            }
            block.give(other);
        }

        private boolean all(long[] mask, int count) {
            for (int i = 0; i < count; i++) {
                if (mask[i] != decisive) {
                    return false;
                }
            }
            return true;
        }
    }
}
