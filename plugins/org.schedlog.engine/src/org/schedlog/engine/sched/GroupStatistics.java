// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.sched;

/**
 * What several tasks did in a window, where that cannot be told from the numbers of each: of all their values taken
 * together, so median and percentiles are exact.
 *
 * @param periodStart
 *            from IN to IN of each of them
 * @param latency
 *            from wake-up to IN of each of them
 */
public record GroupStatistics(PeriodSummary periodStart, LatencySummary latency) {

    /**
     * @param task
     *            a task
     * @return what it did alone
     */
    public static GroupStatistics of(TaskStatistics task) {
        return new GroupStatistics(task.periodStart(), task.latency());
    }
}
