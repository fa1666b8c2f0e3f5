// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.sched;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.tracecompass.internal.provisional.tmf.ui.widgets.timegraph.BaseDataProviderTimeGraphPresentationProvider;
import org.schedlog.engine.sched.CpuSeries;
import org.schedlog.tracecompass.core.sched.BalancingDataProvider;
import org.schedlog.tracecompass.core.sched.CpuStates;
import org.schedlog.tracecompass.core.sched.CpuStatesAnalysis;
import org.schedlog.tracecompass.ui.figure.TraceOrder;

/** The view "Load Balancing": when each CPU balances load, and in which way. UI thread, except where said. */
public final class BalancingView extends SchedulerGraphView<CpuStates> {

    /** The view's id. */
    public static final String ID = "org.schedlog.tracecompass.ui.views.balancing";

    /** Called by the workbench. */
    public BalancingView() {
        super(ID, presentation(), BalancingDataProvider.ID);
        setEntryComparator(TraceOrder::compare);
    }

    private static BaseDataProviderTimeGraphPresentationProvider presentation() {
        BaseDataProviderTimeGraphPresentationProvider presentation =
                new BaseDataProviderTimeGraphPresentationProvider();
        // the provider's tooltip says how long each interval is, also where the picture shows several as one
        presentation.setShowTimesInTooltip(false);
        return presentation;
    }

    @Override
    SchedulerPage<CpuStates> createPage(Composite parent) {
        return new SchedulerPage<>(parent, CpuStatesAnalysis.SOURCE, this, false);
    }

    @Override
    public void clear() {
        // the rows are the base class' to clear
    }

    @Override
    public void show(List<Part<CpuStates>> parts) {
        List<String> missing = new ArrayList<>();
        for (Part<CpuStates> part : parts) {
            part.data().missing(CpuSeries.Kind.BALANCING).ifPresent(why -> missing.add(part.among(parts, why)));
        }
        page().say(missing);
        restartZoomThread();
    }
}
