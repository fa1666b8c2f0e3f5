// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

/**
 * A sum of doubles kept in two doubles (Knuth's two-sum), so that rounding errors of single additions are not lost;
 * infinities and NaN are counted, not added, so they can be taken out again. For one thread.
 */
final class PreciseSum {

    private double sum;
    private double rest;
    private long nans;
    private long positive;
    private long negative;

    void add(double[] values, int count) {
        for (int i = 0; i < count; i++) {
            add(values[i]);
        }
    }

    void add(double value) {
        if (value - value == 0) {
            addFinite(value);
        } else {
            count(value, 1);
        }
    }

    /** Adds a value so many times. */
    void add(double value, int times) {
        if (value - value == 0) {
            double product = value * times;
            addFinite(product);
            addFinite(Math.fma(value, times, -product));
        } else {
            count(value, times);
        }
    }

    /** Adds what another sum holds. */
    void add(PreciseSum other) {
        addFinite(other.sum);
        rest += other.rest;
        nans += other.nans;
        positive += other.positive;
        negative += other.negative;
    }

    void subtract(double value) {
        if (value - value == 0) {
            addFinite(-value);
        } else {
            count(value, -1);
        }
    }

    private void addFinite(double value) {
        double next = sum + value;
        double part = next - sum;
        rest += sum - (next - part) + (value - part);
        sum = next;
    }

    private void count(double value, int change) {
        if (value != value) {
            nans += change;
        } else if (value > 0) {
            positive += change;
        } else {
            negative += change;
        }
    }

    /** Whether all values now in the sum are finite. */
    boolean isFinite() {
        return nans == 0 && positive == 0 && negative == 0;
    }

    /** The sum as IEEE arithmetic without rounding errors would give it. */
    double value() {
        if (nans > 0 || positive > 0 && negative > 0) {
            return Double.NaN;
        }
        if (positive > 0) {
            return Double.POSITIVE_INFINITY;
        }
        if (negative > 0) {
            return Double.NEGATIVE_INFINITY;
        }
        double total = sum + rest;
        return total == total ? total : sum;
    }
}
