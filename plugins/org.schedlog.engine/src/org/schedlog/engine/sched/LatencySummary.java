// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.sched;

/**
 * How long a task waited from being woken to running: from WAKEUP or WAKEUP_NEW to its next IN. Of several wake-ups
 * before one IN the first
 * counts; a wake-up of a task that is current begins no waiting. Percentiles are exact: nearest rank over the sorted
 * values.
 *
 * @param count
 *            how many wake-ups led to an IN
 * @param mean
 *            ns; NaN where there is none
 * @param median
 *            the middle one, or the mean of the middle two, ns; NaN where there is none
 * @param p95
 *            ns; -1 where there is none
 * @param p99
 *            ns; -1 where there is none
 * @param max
 *            ns; -1 where there is none
 */
public record LatencySummary(long count, double mean, double median, long p95, long p99, long max) {

    private static final int P95 = 95;
    private static final int P99 = 99;

    /** The summary of the latencies that are in the list. */
    static LatencySummary of(Samples latencies) {
        return latencies.summary(P95, P99);
    }
}
