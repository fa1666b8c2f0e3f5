// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.sched;

/** Makes the data provider of the time line of a trace that has one. */
public final class TimelineDataProviderFactory extends SchedulerProviderFactory {

    /** Called by Trace Compass. */
    public TimelineDataProviderFactory() {
        super(ResidencyAnalysis.SOURCE, (trace, id) -> new TimelineDataProvider(trace));
    }
}
