// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.events;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.tracecompass.tmf.core.event.aspect.ITmfEventAspect;
import org.eclipse.tracecompass.tmf.core.signal.TmfSignalHandler;
import org.eclipse.tracecompass.tmf.core.trace.ITmfTrace;
import org.eclipse.tracecompass.tmf.ui.viewers.events.TmfEventsTable;

/** Trace Compass' events table for a recording; other views can filter it. */
public final class RecordingEventsTable extends TmfEventsTable {

    private ITmfTrace shown;

    /**
     * Called by Trace Compass.
     *
     * @param parent
     *            where the table goes
     * @param cacheSize
     *            how many events are kept
     * @param aspects
     *            the columns
     */
    public RecordingEventsTable(Composite parent, int cacheSize, Iterable<ITmfEventAspect<?>> aspects) {
        super(parent, cacheSize, aspects);
    }

    @Override
    public void setTrace(ITmfTrace trace, boolean disposeOnClose) {
        super.setTrace(trace, disposeOnClose);
        shown = trace;
    }

    /**
     * Shows only some events, or all again; called in any thread.
     *
     * @param signal
     *            says which events of which trace
     */
    @TmfSignalHandler
    public void filterEvents(FilterEventsSignal signal) {
        getTable().getDisplay().asyncExec(() -> {
            if (!getTable().isDisposed() && signal.trace() == shown) {
                clearFilters();
                signal.filter().ifPresent(this::applyFilter);
            }
        });
    }
}
