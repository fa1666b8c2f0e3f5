// SPDX-License-Identifier: EPL-2.0
package org.schedlog.benchmarks.generator;

/**
 * What is to be generated.
 *
 * @param events   how many events, 1 to 2^31 - 1
 * @param cpus     how many CPUs, 1 to 4096
 * @param threads  how many threads may live at once, the idle ones not counted, 2 to 1000000
 * @param seed     where the random numbers begin
 * @param computed whether the file has the computed columns that the recorder stores
 */
public record Settings(int events, int cpus, int threads, long seed, boolean computed) {

    /** The machine that the project's figures are given for. */
    public static final int DEFAULT_CPUS = 160;

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException whose message is for the user
     */
    public Settings {
        require(events >= 1, "--events must be 1 to 2147483647");
        require(cpus >= 1 && cpus <= 4096, "--cpus must be 1 to 4096");
        require(threads >= 2 && threads <= 1_000_000, "--threads must be 2 to 1000000");
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }

    /**
     * @param cpus how many CPUs
     * @return how many threads such a machine has while it compiles
     */
    public static int usualThreads(int cpus) {
        return 12 * cpus;
    }

    /** @return the settings as they would be written on a command line */
    String text() {
        return "--events " + events + " --cpus " + cpus + " --threads " + threads + " --seed " + seed
                + (computed ? "" : " --no-computed");
    }
}
