// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.sched;

import org.schedlog.engine.sched.CpuSeries;

/** Makes the data providers of the CPUs' values, one for each kind of value. */
public final class CpuSeriesDataProviderFactory extends SchedulerProviderFactory {

    /** Called by Trace Compass. */
    public CpuSeriesDataProviderFactory() {
        super(CpuStatesAnalysis.SOURCE, (trace, kind) -> new CpuSeriesDataProvider(trace,
                kind.equals(CpuSeries.Kind.FREQUENCY.name()) ? CpuSeries.Kind.FREQUENCY : CpuSeries.Kind.RUN_QUEUE));
    }
}
