// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.expression;

import java.util.Arrays;
import java.util.List;

/** A condition: for each row 1 where it holds and 0 where not. */
abstract non-sealed class MaskValues implements Values {

    /** Whether the condition holds, for the block's rows, from index 0 on. */
    abstract void test(Block block, byte[] dest);

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
        return open.size() == 1 ? open.get(0) : new Joined((byte) (decisive ? 1 : 0), open.toArray(MaskValues[]::new));
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
        void test(Block block, byte[] dest) {
            Arrays.fill(dest, 0, block.count(), (byte) (value ? 1 : 0));
        }
    }

    private static final class Not extends MaskValues {

        private final MaskValues base;

        Not(MaskValues base) {
            this.base = base;
        }

        @Override
        void test(Block block, byte[] dest) {
            base.test(block, dest);
            for (int i = 0; i < block.count(); i++) {
                dest[i] ^= 1;
            }
        }
    }

    /** Leaves off as soon as every row of the block is decided. */
    private static final class Joined extends MaskValues {

        private final byte decisive;
        private final MaskValues[] parts;

        /**
         * @param decisive
         *            the value of one part that decides: 0 for "and", 1 for "or"
         */
        Joined(byte decisive, MaskValues[] parts) {
            this.decisive = decisive;
            this.parts = parts;
        }

        @Override
        void test(Block block, byte[] dest) {
            int count = block.count();
            parts[0].test(block, dest);
            byte[] other = block.takeMask();
            for (int part = 1; part < parts.length && !all(dest, count); part++) {
                parts[part].test(block, other);
                if (decisive == 0) {
                    and(dest, other, count);
                } else {
                    or(dest, other, count);
                }
            }
            block.give(other);
        }

        private boolean all(byte[] mask, int count) {
            for (int i = 0; i < count; i++) {
                if (mask[i] != decisive) {
                    return false;
                }
            }
            return true;
        }

        private static void and(byte[] dest, byte[] other, int count) {
            for (int i = 0; i < count; i++) {
                dest[i] &= other[i];
            }
        }

        private static void or(byte[] dest, byte[] other, int count) {
            for (int i = 0; i < count; i++) {
                dest[i] |= other[i];
            }
        }
    }
}
