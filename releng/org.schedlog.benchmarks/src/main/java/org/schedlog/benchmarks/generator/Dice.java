// SPDX-License-Identifier: EPL-2.0
package org.schedlog.benchmarks.generator;

import java.util.SplittableRandom;

/** Random numbers that are the same on every machine: exponential ones come from a table made by StrictMath. */
final class Dice {

    private static final int QUANTILES = 1 << 12;

    private final SplittableRandom random;
    /** The middle of each of {@link #QUANTILES} equally likely slices of the exponential distribution of mean 1. */
    private final double[] exponential = new double[QUANTILES];

    Dice(long seed) {
        random = new SplittableRandom(seed);
        for (int i = 0; i < QUANTILES; i++) {
            exponential[i] = -StrictMath.log((i + 0.5) / QUANTILES);
        }
    }

    /** A number from 0 to bound - 1. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    /** A number from low to high, both included. */
    int between(int low, int high) {
        return low + random.nextInt(high - low + 1);
    }

    /** True with the given chance in a thousand. */
    boolean perMille(int chance) {
        return random.nextInt(1000) < chance;
    }

    /** An exponentially distributed duration, at least 1. */
    long duration(double mean) {
        return 1 + (long) (exponential[random.nextInt(QUANTILES)] * mean);
    }
}
