// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.sched;

/** All values of the tasks of one group; guarded by itself, as several threads look at its tasks. */
final class GroupSamples {

    private final Samples periods = new Samples();
    private final Samples latencies = new Samples();

    synchronized void add(Samples morePeriods, Samples moreLatencies) {
        periods.add(morePeriods);
        latencies.add(moreLatencies);
    }

    synchronized GroupStatistics statistics() {
        return new GroupStatistics(PeriodSummary.of(periods), LatencySummary.of(latencies));
    }
}
