// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.sched;

import org.schedlog.engine.sched.CpuSeries;

/** The view "Run Queues": how many threads run or wait on each CPU, as the RQ_SIZE events tell it. */
public final class RunQueueView extends CpuChartView {

    /** The view's id. */
    public static final String ID = "org.schedlog.tracecompass.ui.views.runqueue";

    /** Called by the workbench. */
    public RunQueueView() {
        super("Run Queues", CpuSeries.Kind.RUN_QUEUE);
    }
}
