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

    /** The summary of the periods that are in the list. */
    static PeriodSummary of(Samples periods) {
        double mean = periods.mean();
        return new PeriodSummary(periods.median(), mean, periods.size());
    }
}
