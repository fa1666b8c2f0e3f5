// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.sched;

import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.tracecompass.internal.provisional.tmf.ui.widgets.timegraph.BaseDataProviderTimeGraphPresentationProvider;
import org.eclipse.tracecompass.tmf.core.signal.TmfSignalHandler;
import org.eclipse.tracecompass.tmf.core.signal.TmfTraceClosedSignal;
import org.eclipse.tracecompass.tmf.core.trace.ITmfTrace;
import org.eclipse.tracecompass.tmf.ui.views.timegraph.BaseDataProviderTimeGraphView;
import org.schedlog.engine.sched.CpuSeries;
import org.schedlog.tracecompass.core.sched.BalancingDataProvider;
import org.schedlog.tracecompass.core.sched.CpuStates;
import org.schedlog.tracecompass.core.sched.CpuStatesAnalysis;

/** The view "Load Balancing": when each CPU balances load, and in which way. UI thread, except where said. */
public final class BalancingView extends BaseDataProviderTimeGraphView implements SchedulerPage.Content<CpuStates> {

    /** The view's id. */
    public static final String ID = "org.schedlog.tracecompass.ui.views.balancing";

    private SchedulerPage<CpuStates> page;

    /** Called by the workbench. */
    public BalancingView() {
        super(ID, presentation(), BalancingDataProvider.ID);
    }

    private static BaseDataProviderTimeGraphPresentationProvider presentation() {
        BaseDataProviderTimeGraphPresentationProvider presentation =
                new BaseDataProviderTimeGraphPresentationProvider();
        // the provider's tooltip says how long each interval is, also where the picture shows several as one
        presentation.setShowTimesInTooltip(false);
        return presentation;
    }

    @Override
    public void createPartControl(Composite parent) {
        page = new SchedulerPage<>(parent, CpuStatesAnalysis.SOURCE, this);
        Composite graph = new Composite(page.control(), SWT.NONE);
        graph.setLayout(new FillLayout());
        graph.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        super.createPartControl(graph);
        if (getTrace() == null) {
            page.load(null);
        }
    }

    @Override
    public void dispose() {
        page.stop();
        super.dispose();
    }

    @Override
    public void clear() {
        // the rows are the base class' to clear
    }

    @Override
    public void show(CpuStates data) {
        Optional<String> missing = data.missing(CpuSeries.Kind.BALANCING);
        missing.ifPresent(page.messages()::say);
        restartZoomThread();
    }

    /** The base class has a trace to show; called in the thread that opened or selected it. */
    @Override
    protected void loadingTrace(ITmfTrace trace) {
        page.later(() -> {
            if (trace == getTrace()) {
                page.load(trace);
            }
        });
    }

    @TmfSignalHandler
    @Override
    public void traceClosed(TmfTraceClosedSignal signal) {
        super.traceClosed(signal);
        page.later(() -> {
            if (getTrace() == null) {
                page.load(null);
            }
        });
    }

    SchedulerPage<CpuStates> page() {
        return page;
    }

    /** @return what the view says above the rows; empty if it says nothing */
    String message() {
        return page.messages().said();
    }

    /** @return whether everything that is shown is up to date */
    boolean isSettled() {
        return !page.isLoading() && !isDirty();
    }
}
