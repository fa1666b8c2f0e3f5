// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.sched;

/** Makes the data provider of the switch signals of a trace that has any. */
public final class SignalsDataProviderFactory extends SchedulerProviderFactory {

    /** Called by Trace Compass. */
    public SignalsDataProviderFactory() {
        super(ResidencyAnalysis.SOURCE, (trace, id) -> new SignalsDataProvider(trace));
    }
}
