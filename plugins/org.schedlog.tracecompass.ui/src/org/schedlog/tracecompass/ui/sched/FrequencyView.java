// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.sched;

import org.schedlog.engine.sched.CpuSeries;

/** The view "CPU Frequency": the frequency of each CPU, as the TICK events tell it. */
public final class FrequencyView extends CpuChartView {

    /** The view's id. */
    public static final String ID = "org.schedlog.tracecompass.ui.views.frequency";

    /** Called by the workbench. */
    public FrequencyView() {
        super("CPU Frequency", CpuSeries.Kind.FREQUENCY);
    }
}
