// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.points;

import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.tracecompass.tmf.core.signal.TmfSignalHandler;
import org.eclipse.tracecompass.tmf.core.signal.TmfSignalManager;
import org.eclipse.tracecompass.tmf.core.signal.TmfTraceClosedSignal;
import org.eclipse.tracecompass.tmf.core.signal.TmfTraceOpenedSignal;
import org.eclipse.tracecompass.tmf.core.signal.TmfTraceSelectedSignal;
import org.eclipse.tracecompass.tmf.core.trace.ITmfTrace;

/** Tells a view in the UI thread, as long as it is there, which traces Trace Compass opens, selects and closes. */
public final class TraceWatch {

    private final Control control;
    private final Listener listener;

    /** Who is told. */
    interface Listener {

        /** A trace was opened or selected. */
        void selected(ITmfTrace trace);

        /** A trace was closed. */
        void closed(ITmfTrace trace);
    }

    TraceWatch(Control control, Listener listener) {
        this.control = control;
        this.listener = listener;
        TmfSignalManager.register(this);
    }

    void stop() {
        TmfSignalManager.deregister(this);
    }

    private void later(Runnable runnable) {
        Display.getDefault().asyncExec(() -> {
            if (!control.isDisposed()) {
                runnable.run();
            }
        });
    }

    /**
     * Trace Compass opens a trace.
     *
     * @param signal
     *            says which
     */
    @TmfSignalHandler
    public void traceOpened(TmfTraceOpenedSignal signal) {
        later(() -> listener.selected(signal.getTrace()));
    }

    /**
     * Trace Compass selects a trace.
     *
     * @param signal
     *            says which
     */
    @TmfSignalHandler
    public void traceSelected(TmfTraceSelectedSignal signal) {
        later(() -> listener.selected(signal.getTrace()));
    }

    /**
     * Trace Compass closes a trace.
     *
     * @param signal
     *            says which
     */
    @TmfSignalHandler
    public void traceClosed(TmfTraceClosedSignal signal) {
        later(() -> listener.closed(signal.getTrace()));
    }
}
