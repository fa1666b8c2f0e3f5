// SPDX-License-Identifier: EPL-2.0
package org.schedlog.benchmarks.tracecompass;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;

import com.sun.management.OperatingSystemMXBean;

/** Times work and prints {@code JOB <tab> wall ms <tab> processor ms}, as the benchmarks of the engine do. */
final class Timer {

    private static final int REPEAT = 9;
    private static final int WINDOW_MS = 100;
    private static final int QUIET_WINDOWS = 5;
    private static final int MOST_WINDOWS = 300;

    private final long begin = System.nanoTime();
    private final long processor = processorNanos();

    /** Work that is timed. */
    @FunctionalInterface
    interface Work {
        void run() throws Exception;
    }

    private static long processorNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    /**
     * Waits until the program does nothing any more, 30 s at most. Java compiles for seconds what Trace Compass needed to
     * start, which is no part of any job.
     */
    static void settle() throws InterruptedException {
        int quiet = 0;
        for (int window = 0; window < MOST_WINDOWS && quiet < QUIET_WINDOWS; window++) {
            long before = processorNanos();
            Thread.sleep(WINDOW_MS);
            quiet = processorNanos() - before > WINDOW_MS * 100_000L ? 0 : quiet + 1;
        }
    }

    /** Prints the time since this timer was made. */
    void print(String job) {
        print(job, System.nanoTime() - begin, processorNanos() - processor);
    }

    static void once(String job, Work work) throws Exception {
        Timer timer = new Timer();
        work.run();
        timer.print(job);
    }

    /** The median of several times. */
    static void repeated(String job, Work work) throws Exception {
        repeated(job, work, () -> {
        });
    }

    /** The same with something to be done after each time, which does not count. */
    static void repeated(String job, Work work, Work after) throws Exception {
        long[] walls = new long[REPEAT];
        long[] processors = new long[REPEAT];
        for (int i = 0; i < REPEAT; i++) {
            Timer timer = new Timer();
            work.run();
            walls[i] = System.nanoTime() - timer.begin;
            processors[i] = processorNanos() - timer.processor;
            after.run();
        }
        Arrays.sort(walls);
        Arrays.sort(processors);
        print(job, walls[REPEAT / 2], processors[REPEAT / 2]);
    }

    static void print(String job, long wallNanos, long processorNanos) {
        System.out.printf(Locale.ROOT, "%s\t%.3f\t%.3f%n", job, wallNanos / 1e6, processorNanos / 1e6);
    }
}
