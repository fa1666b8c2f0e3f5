// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.sched;

/** Makes the data provider of the times at which CPUs balance load. */
public final class BalancingDataProviderFactory extends SchedulerProviderFactory {

    /** Called by Trace Compass. */
    public BalancingDataProviderFactory() {
        super(CpuStatesAnalysis.SOURCE, (trace, id) -> new BalancingDataProvider(trace));
    }
}
