// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.robustness;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.schedlog.engine.column.Progress;

/**
 * Never cancels, but measures for each thread how long it computes between two looks for cancellation: processor time
 * of that thread, so that other programs do not count.
 */
final class LookTimes implements Progress {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Thread starter = Thread.currentThread();
    private final long begin = THREADS.getCurrentThreadCpuTime();
    private final ThreadLocal<Long> last = ThreadLocal.withInitial(() -> Thread.currentThread() == starter ? begin : 0);
    private long longest;
    private long count;
    private String where = "";
    private String task = "";

    @Override
    public synchronized void task(String what) {
        task = what;
    }

    @Override
    public void done(double fraction) {
        // only looks count
    }

    @Override
    public synchronized boolean isCancelled() {
        long now = THREADS.getCurrentThreadCpuTime();
        long gap = now - last.get();
        count++;
        if (gap > longest) {
            longest = gap;
            where = task + " before " + Arrays.stream(new Throwable().getStackTrace()).skip(2).limit(6)
                    .map(frame -> frame.getClassName().replaceAll(".*\\.", "") + "." + frame.getMethodName())
                    .collect(Collectors.joining(" < "));
        }
        last.set(THREADS.getCurrentThreadCpuTime());
        return false;
    }

    /** The job is done; what it did since its last look counts, too. */
    void end() {
        isCancelled();
    }

    double longestMillis() {
        return longest / 1e6;
    }

    long count() {
        return count;
    }

    @Override
    public String toString() {
        return String.format("%.0f ms, %s", longestMillis(), where);
    }
}
