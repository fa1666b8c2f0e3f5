// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.events;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.tracecompass.tmf.core.event.aspect.ITmfEventAspect;
import org.eclipse.tracecompass.tmf.core.filter.model.ITmfFilterTreeNode;
import org.eclipse.tracecompass.tmf.core.signal.TmfSignalHandler;
import org.eclipse.tracecompass.tmf.core.trace.ITmfTrace;
import org.eclipse.tracecompass.tmf.ui.viewers.events.TmfEventsTable;

/**
 * Trace Compass' events table for a recording or a SchedLog experiment; other views can filter it. While it looks for
 * what a filter leaves, it draws itself anew some times a second, where Trace Compass' own table does so without pause:
 * drawing then takes as much time as looking.
 */
public final class RecordingEventsTable extends TmfEventsTable {

    /** How long the table shows what it has while a filter goes on: what is shown is for people. */
    private static final long REFRESH_NS = 100_000_000;

    private ITmfTrace shown;
    /** Looks for what a filter leaves, or did; UI thread. */
    private Filtering filtering;

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

    @Override
    protected void startFilterThread() {
        if (filtering == null || !filtering.isAlive()) {
            filtering = new Filtering((ITmfFilterTreeNode) getTable().getData(Key.FILTER_OBJ));
            filtering.start();
        }
    }

    @Override
    protected void stopFilterThread() {
        if (filtering != null) {
            filtering.cancel();
            filtering = null;
        }
    }

    /** Looks for the events that a filter leaves. Ask for refreshing in any thread. */
    private final class Filtering extends FilterThread {

        private volatile long refreshed = System.nanoTime() - REFRESH_NS;

        Filtering(ITmfFilterTreeNode filter) {
            super(filter);
        }

        /** Called for each event that is found, in the thread that reads them, and in this thread at the end. */
        @Override
        public void refreshTable() {
            long now = System.nanoTime();
            if (now - refreshed >= REFRESH_NS || Thread.currentThread() == this || Display.getCurrent() != null) {
                refreshed = now;
                super.refreshTable();
            }
        }
    }
}
