// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.sched;

/**
 * The periods of a task: the times between its successive INs, or its successive OUTs, on all CPUs in the order of
 * time. Only real switches
 * count. (BART strings the deltas of each CPU together.)
 *
 * @param median
 *            the middle one, or the mean of the middle two, ns; NaN where there is none
 * @param mean
 *            their mean, ns; NaN where there is none
 * @param count
 *            how many there are
 */
public record PeriodSummary(double median, double mean, long count) {

    /** The summary of switches that are in the list; empties it. */
    static PeriodSummary of(Samples times) {
        times.toDeltas();
        return new PeriodSummary(times.median(), times.mean(), times.size());
    }
}
