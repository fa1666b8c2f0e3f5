// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

import org.schedlog.engine.column.Column;

/**
 * An exact sum of up to 2^31 - 1 integers of 64 bits: the upper and lower halves of the values are summed apart, so
 * that neither sum can overflow. For one thread.
 */
final class WideSum {

    /** Blocks of values from -2^50 to 2^50 - 1 can be summed up in a long. */
    private static final long SAFE = 1L << 50;
    private static final long LOW = 0xffff_ffffL;

    /**
     * Enough digits that rounding to them never decides how the double is rounded: quotients by up to 2^31 are exact or
     * far from a tie.
     */
    private static final MathContext DIGITS = new MathContext(100);

    private long high;
    private long low;

    /** Adds values, at most {@link Column#BLOCK}. */
    void add(long[] values, int count) {
        long sum = 0;
        long bits = 0;
        for (int i = 0; i < count; i++) {
            sum += values[i];
            bits |= values[i] + SAFE;
        }
        if (bits >= 0 && bits < 2 * SAFE) {
            add(sum);
            return;
        }
        for (int i = 0; i < count; i++) {
            add(values[i]);
        }
    }

    void add(long value) {
        high += value >> 32;
        low += value & LOW;
    }

    void subtract(long value) {
        high -= value >> 32;
        low -= value & LOW;
    }

    BigInteger total() {
        return BigInteger.valueOf(high).shiftLeft(32).add(BigInteger.valueOf(low));
    }

    /** The sum as the nearest double. */
    double doubleValue() {
        return fitsLong() ? (double) longValue() : total().doubleValue();
    }

    /**
     * The sum divided by a number of values, as the nearest double where both are below 2^53, within one unit in the
     * last place else.
     */
    double dividedBy(int count) {
        if (!fitsLong()) {
            return mean(total(), count);
        }
        long sum = longValue();
        if (Math.abs(sum) <= 1L << 53) {
            return (double) sum / count;
        }
        return sum / count + (double) (sum % count) / count;
    }

    private boolean fitsLong() {
        long upper = high + (low >> 32);
        return upper == (int) upper;
    }

    private long longValue() {
        return (high << 32) + low;
    }

    /** @return sum / count as the nearest double */
    static double mean(BigInteger sum, long count) {
        return new BigDecimal(sum).divide(BigDecimal.valueOf(count), DIGITS).doubleValue();
    }
}
