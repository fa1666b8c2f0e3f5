// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.table;

import java.util.List;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.tracecompass.tmf.core.signal.TmfSignalHandler;
import org.eclipse.tracecompass.tmf.core.signal.TmfTraceClosedSignal;
import org.eclipse.tracecompass.tmf.core.signal.TmfTraceOpenedSignal;
import org.eclipse.tracecompass.tmf.core.signal.TmfTraceSelectedSignal;
import org.eclipse.tracecompass.tmf.core.trace.ITmfTrace;
import org.eclipse.tracecompass.tmf.core.trace.TmfTraceManager;
import org.eclipse.tracecompass.tmf.ui.views.TmfView;
import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.ISharedImages;
import org.eclipse.ui.IWorkbenchPartReference;
import org.eclipse.ui.PlatformUI;
import org.schedlog.tracecompass.core.statistics.LatestJob;
import org.schedlog.tracecompass.core.trace.RecordingTrace;
import org.schedlog.tracecompass.ui.figure.FigureMessages;
import org.schedlog.tracecompass.ui.figure.RecordingChoice;
import org.schedlog.tracecompass.ui.parts.HelpContext;

/**
 * A view of something about the trace that the user selected, computed in a job. Follows the selection of traces, and
 * says what is being computed, or why there is nothing to see. UI thread, except where said.
 *
 * @param <T>
 *            what is computed
 */
public abstract class RecordingView<T> extends TmfView {

    private static final int POLL_MS = 100;
    /** What takes no longer is not told: the message would only flicker. */
    private static final long PATIENCE_NANOS = 300_000_000;

    private final String subject;
    private final boolean isChosen;
    private final LatestJob<T> job = new LatestJob<>(this::inUserInterface, this::computed, this::failed);
    private final Action cancel = new Action("Stop computing", IAction.AS_PUSH_BUTTON) {
        @Override
        public void run() {
            job.cancel();
        }
    };
    private ITmfTrace trace;
    private List<RecordingTrace> recordings = List.of();
    private RecordingChoice choice;
    private FigureMessages messages;
    private Composite page;
    private long begin;
    /** What is to be computed once the view can be seen; null if nothing. */
    private Runnable waiting;
    private final IPartListener2 visibility = new IPartListener2() {
        @Override
        public void partVisible(IWorkbenchPartReference reference) {
            if (reference.getPart(false) == RecordingView.this) {
                computeWhatWaits();
            }
        }
    };

    /**
     * @param id
     *            the view's id
     * @param subject
     *            what it shows, for messages, e.g. "statistics"
     * @param isChosen
     *            whether the user chooses which recordings of an experiment are shown
     */
    protected RecordingView(String id, String subject, boolean isChosen) {
        super(id);
        this.subject = subject;
        this.isChosen = isChosen;
    }

    /** Adds the table to the page, which has a grid layout of one column. */
    protected abstract void createTable(Composite parent);

    /** The selected trace is another one, or none: shows nothing of the one before and {@link #compute}s anew. */
    protected abstract void traceChanged();

    /** Shows what was computed. */
    protected abstract void show(T result);

    @Override
    public void createPartControl(Composite parent) {
        super.createPartControl(parent);
        HelpContext.set(parent, getSite().getId());
        page = new Composite(parent, 0);
        GridLayout layout = new GridLayout(1, false);
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        layout.verticalSpacing = 0;
        page.setLayout(layout);
        messages = new FigureMessages(page, () -> createTable(page));
        choice = isChosen ? new RecordingChoice(page, this::restart) : null;
        ImageDescriptor stop = PlatformUI.getWorkbench().getSharedImages()
                .getImageDescriptor(ISharedImages.IMG_ELCL_STOP);
        cancel.setImageDescriptor(stop);
        cancel.setToolTipText("Stop computing the " + subject);
        cancel.setEnabled(false);
        getViewSite().getActionBars().getToolBarManager().add(cancel);
        getSite().getPage().addPartListener(visibility);
        follow(TmfTraceManager.getInstance().getActiveTrace());
    }

    @Override
    public void dispose() {
        getSite().getPage().removePartListener(visibility);
        job.drop();
        super.dispose();
    }

    // ---- the trace; Trace Compass tells of it in any thread

    /**
     * A trace was opened.
     *
     * @param signal
     *            says which
     */
    @TmfSignalHandler
    public void traceOpened(TmfTraceOpenedSignal signal) {
        inUserInterface(() -> follow(TmfTraceManager.getInstance().getActiveTrace()));
    }

    /**
     * A trace was selected.
     *
     * @param signal
     *            says which
     */
    @TmfSignalHandler
    public void traceSelected(TmfTraceSelectedSignal signal) {
        inUserInterface(() -> follow(TmfTraceManager.getInstance().getActiveTrace()));
    }

    /**
     * A trace was closed.
     *
     * @param signal
     *            says which
     */
    @TmfSignalHandler
    public void traceClosed(TmfTraceClosedSignal signal) {
        inUserInterface(() -> follow(TmfTraceManager.getInstance().getActiveTrace()));
    }

    private void follow(ITmfTrace selected) {
        if (selected == trace && trace != null) {
            return;
        }
        trace = selected;
        restart(choice == null ? RecordingChoice.recordings(selected) : choice.offer(selected));
        if (selected == null) {
            messages.information("No recording is open. Open one with File > Open SchedLog recording...");
        } else if (recordings.isEmpty()) {
            messages.information(selected.getName() + " is no SchedLog recording, so there are no " + subject
                    + " to show.");
        }
    }

    private void restart(List<RecordingTrace> shown) {
        recordings = shown;
        job.drop();
        waiting = null;
        cancel.setEnabled(false);
        messages.clear();
        traceChanged();
    }

    /** @return the selected trace, or null */
    protected final ITmfTrace trace() {
        return trace;
    }

    /**
     * @return the recordings of the selected trace; for an experiment several, or those that are chosen; none where it
     *         is no recording
     */
    protected final List<RecordingTrace> recordings() {
        return recordings;
    }

    // ---- computing

    /**
     * Computes something in a job; an earlier computation that is still going on is cancelled. While the view is
     * hidden behind another one nothing is computed; the latest request waits until it can be seen.
     *
     * @param name
     *            what is done, for the Progress view
     * @param delay
     *            how long to wait for a still later request, ms
     * @param computation
     *            what is to be done
     */
    protected final void compute(String name, long delay, LatestJob.Computation<T> computation) {
        if (!getSite().getPage().isPartVisible(this)) {
            job.drop();
            cancel.setEnabled(false);
            waiting = () -> compute(name, 0, computation);
            // the workbench may still be about to show the view, and tell so before it is filled
            page.getDisplay().asyncExec(this::computeWhatWaits);
            return;
        }
        waiting = null;
        begin = System.nanoTime();
        cancel.setEnabled(true);
        job.start(name, delay, computation);
        poll();
    }

    private void computeWhatWaits() {
        if (waiting != null && !page.isDisposed() && getSite().getPage().isPartVisible(this)) {
            waiting.run();
        }
    }

    private void poll() {
        if (page.isDisposed() || !job.isRunning()) {
            return;
        }
        if (System.nanoTime() - begin > PATIENCE_NANOS) {
            String activity = job.activity();
            messages.information("Computing the " + subject + (activity.isEmpty() ? "" : ": " + activity));
        }
        page.getDisplay().timerExec(POLL_MS, this::poll);
    }

    private void computed(T result) {
        cancel.setEnabled(false);
        messages.clear();
        show(result);
    }

    private void failed(String why) {
        cancel.setEnabled(false);
        messages.problems(List.of(why));
    }

    /** Runs something in the UI thread, later, if the view is still there. From any thread. */
    protected final void inUserInterface(Runnable runnable) {
        Display.getDefault().asyncExec(() -> {
            if (page != null && !page.isDisposed()) {
                runnable.run();
            }
        });
    }

    /** @return what is said above the table */
    protected final FigureMessages messages() {
        return messages;
    }

    /** @return whether what is shown is what was asked for last */
    public final boolean isSettled() {
        return trace == TmfTraceManager.getInstance().getActiveTrace() && waiting == null && !job.isRunning();
    }
}
