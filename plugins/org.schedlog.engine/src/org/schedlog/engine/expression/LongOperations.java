// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.expression;

/** Loops over 64-bit integers. Sums, differences, products and powers wrap where 64 bits overflow, as numpy's do. */
final class LongOperations {

    private LongOperations() {
    }

    /**
     * The loop for an operator whose result is an integer: any but the true division, with no divisor 0 and no
     * exponent below 0.
     */
    static LongValues.Combination of(ArithmeticOperator operator) {
        return switch (operator) {
        case ADD -> LongOperations::add;
        case SUBTRACT -> LongOperations::subtract;
        case MULTIPLY -> LongOperations::multiply;
        case FLOOR_DIVIDE -> LongOperations::floorDivide;
        case REMAINDER -> LongOperations::remainder;
        case POWER -> LongOperations::power;
        case DIVIDE -> throw new IllegalArgumentException("A quotient is no integer");
        };
    }

    private static void add(long[] left, long[] right, int count) {
        for (int i = 0; i < count; i++) {
            left[i] += right[i];
        }
    }

    private static void subtract(long[] left, long[] right, int count) {
        for (int i = 0; i < count; i++) {
            left[i] -= right[i];
        }
    }

    private static void multiply(long[] left, long[] right, int count) {
        for (int i = 0; i < count; i++) {
            left[i] *= right[i];
        }
    }

    private static void floorDivide(long[] left, long[] right, int count) {
        for (int i = 0; i < count; i++) {
            left[i] = Math.floorDiv(left[i], right[i]);
        }
    }

    private static void remainder(long[] left, long[] right, int count) {
        for (int i = 0; i < count; i++) {
            left[i] = Math.floorMod(left[i], right[i]);
        }
    }

    private static void power(long[] left, long[] right, int count) {
        for (int i = 0; i < count; i++) {
            left[i] = power(left[i], right[i]);
        }
    }

    private static long power(long base, long exponent) {
        long result = 1;
        long square = base;
        for (long rest = exponent; rest != 0; rest >>= 1) {
            result *= (rest & 1) == 0 ? 1 : square;
            square *= square;
        }
        return result;
    }

    static void minimum(long[] left, long[] right, int count) {
        for (int i = 0; i < count; i++) {
            left[i] = Math.min(left[i], right[i]);
        }
    }

    static void maximum(long[] left, long[] right, int count) {
        for (int i = 0; i < count; i++) {
            left[i] = Math.max(left[i], right[i]);
        }
    }

    static void negate(long[] values, int count) {
        for (int i = 0; i < count; i++) {
            values[i] = -values[i];
        }
    }

    static void complement(long[] values, int count) {
        for (int i = 0; i < count; i++) {
            values[i] = ~values[i];
        }
    }

    static void absolute(long[] values, int count) {
        for (int i = 0; i < count; i++) {
            values[i] = Math.abs(values[i]);
        }
    }

    static void and(long[] left, long[] right, int count) {
        for (int i = 0; i < count; i++) {
            left[i] &= right[i];
        }
    }

    static void or(long[] left, long[] right, int count) {
        for (int i = 0; i < count; i++) {
            left[i] |= right[i];
        }
    }

    /** Turns conditions, 1 or 0, into their contraries. */
    static void turn(long[] conditions, int count) {
        for (int i = 0; i < count; i++) {
            conditions[i] ^= 1;
        }
    }

    /** Whether the values equal a constant; 1 or 0. The highest bit of d | -d says whether d is not 0. */
    static void equal(long[] values, long constant, int count) {
        for (int i = 0; i < count; i++) {
            long difference = values[i] ^ constant;
            values[i] = (difference | -difference) >>> 63 ^ 1;
        }
    }

    /** Whether the values are equal; 1 or 0. */
    static void equal(long[] left, long[] right, int count) {
        for (int i = 0; i < count; i++) {
            long difference = left[i] ^ right[i];
            left[i] = (difference | -difference) >>> 63 ^ 1;
        }
    }

    /** Whether the values are less than a constant; 1 or 0. The sign of a - b, corrected where a - b overflows. */
    static void less(long[] values, long constant, int count) {
        for (int i = 0; i < count; i++) {
            long value = values[i];
            values[i] = (value & ~constant | ~(value ^ constant) & value - constant) >>> 63;
        }
    }

    /** Whether the left values are less; 1 or 0. */
    static void less(long[] left, long[] right, int count) {
        for (int i = 0; i < count; i++) {
            long a = left[i];
            long b = right[i];
            left[i] = (a & ~b | ~(a ^ b) & a - b) >>> 63;
        }
    }

    /** Quotients rounded down, as doubles because a divisor may be 0: an infinity, or NaN for 0 // 0. */
    static void floorDivideToDouble(long[] left, long[] right, double[] dest, int count) {
        for (int i = 0; i < count; i++) {
            dest[i] = right[i] == 0 ? left[i] / 0.0 : Math.floorDiv(left[i], right[i]);
        }
    }

    /** Remainders, as doubles because a divisor may be 0: NaN. */
    static void remainderToDouble(long[] left, long[] right, double[] dest, int count) {
        for (int i = 0; i < count; i++) {
            dest[i] = right[i] == 0 ? Double.NaN : Math.floorMod(left[i], right[i]);
        }
    }
}
