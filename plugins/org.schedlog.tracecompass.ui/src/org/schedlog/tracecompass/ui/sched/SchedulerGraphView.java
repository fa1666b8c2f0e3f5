// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.sched;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.tracecompass.internal.provisional.tmf.ui.widgets.timegraph.BaseDataProviderTimeGraphPresentationProvider;
import org.eclipse.tracecompass.tmf.core.signal.TmfSignalHandler;
import org.eclipse.tracecompass.tmf.core.signal.TmfTraceClosedSignal;
import org.eclipse.tracecompass.tmf.core.trace.ITmfTrace;
import org.eclipse.tracecompass.tmf.ui.views.timegraph.BaseDataProviderTimeGraphView;
import org.schedlog.tracecompass.ui.parts.HelpContext;

/**
 * A time graph of a recording's scheduling below the messages of a {@link SchedulerPage}. Public, as Trace Compass calls
 * its signal handlers by reflection. UI thread, except where said.
 *
 * @param <D>
 *            the data
 */
public abstract class SchedulerGraphView<D> extends BaseDataProviderTimeGraphView implements SchedulerPage.Content<D> {

    private SchedulerPage<D> page;

    SchedulerGraphView(String id, BaseDataProviderTimeGraphPresentationProvider presentation, String provider) {
        super(id, presentation, provider);
    }

    /** Makes the page, with everything that stands above the graph. */
    abstract SchedulerPage<D> createPage(Composite parent);

    @Override
    public void createPartControl(Composite parent) {
        HelpContext.set(parent, getSite().getId());
        page = createPage(parent);
        Composite graph = new Composite(page.control(), SWT.NONE);
        graph.setLayout(new FillLayout());
        graph.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        super.createPartControl(graph);
        if (getTrace() == null) {
            page.load(null);
        }
    }

    SchedulerPage<D> page() {
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

    @Override
    public void dispose() {
        page.stop();
        super.dispose();
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

    /** The base class' handler, and the page says that nothing is open. */
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
}
