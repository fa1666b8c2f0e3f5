// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.sched;

import java.util.Optional;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.tracecompass.analysis.os.linux.core.signals.TmfThreadSelectedSignal;
import org.eclipse.tracecompass.tmf.core.signal.TmfSelectionRangeUpdatedSignal;
import org.eclipse.tracecompass.tmf.core.signal.TmfSignalHandler;
import org.eclipse.tracecompass.tmf.core.signal.TmfTraceClosedSignal;
import org.eclipse.tracecompass.tmf.core.signal.TmfTraceOpenedSignal;
import org.eclipse.tracecompass.tmf.core.signal.TmfTraceSelectedSignal;
import org.eclipse.tracecompass.tmf.core.signal.TmfWindowRangeUpdatedSignal;
import org.eclipse.tracecompass.tmf.core.trace.ITmfTrace;
import org.eclipse.tracecompass.tmf.core.trace.TmfTraceManager;
import org.eclipse.tracecompass.tmf.ui.views.ITmfAllowMultiple;
import org.eclipse.tracecompass.tmf.ui.views.ITmfPinnable;
import org.eclipse.tracecompass.tmf.ui.views.TmfView;
import org.schedlog.tracecompass.core.sched.ResidencyAnalysis;
import org.schedlog.tracecompass.core.sched.SchedulerData;
import org.schedlog.tracecompass.core.sched.TopologyChangedSignal;
import org.schedlog.tracecompass.core.trace.RecordingTrace;

/**
 * What the views of a recording's scheduling that are no time graphs have in common: they follow the selected trace,
 * say what is being computed or why there is nothing to show, and hear of ranges of time, of selected threads and of
 * other topologies. Of an experiment they show the first recording. Public, as Trace Compass calls its signal handlers
 * by reflection. UI thread, except where said.
 */
public abstract class SchedulerView extends TmfView implements ITmfPinnable, ITmfAllowMultiple {

    static final String NO_RECORDING =
            "No recording is open. Open one with File > Open SchedLog recording...";

    private final String title;
    private Composite page;
    private MessageBar messages;
    private ITmfTrace trace;
    private RecordingTrace recording;
    private SchedulerWatch watch;
    private SchedulerData data;

    SchedulerView(String title) {
        super(title);
        this.title = title;
    }

    @Override
    public void createPartControl(Composite parent) {
        super.createPartControl(parent);
        page = new Composite(parent, SWT.NONE);
        GridLayout layout = new GridLayout(1, false);
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        layout.verticalSpacing = 2;
        page.setLayout(layout);
        messages = new MessageBar(page);
        createContent(page);
        IMenuManager menu = getViewSite().getActionBars().getMenuManager();
        menu.add(new Action("Refresh") {
            @Override
            public void run() {
                ResidencyAnalysis.of(recording).ifPresent(ResidencyAnalysis::restart);
                load(trace);
            }

            @Override
            public boolean isEnabled() {
                return recording != null;
            }
        });
        load(TmfTraceManager.getInstance().getActiveTrace());
    }

    /** Makes the view's controls below the messages. */
    abstract void createContent(Composite parent);

    /** There is a recording to show, another one than before or anew. */
    abstract void show(SchedulerData newData);

    /** There is nothing to show any more. */
    abstract void clear();

    /** The visible or the selected range has changed; there are data. */
    void rangeChanged() {
        // most views show the whole recording
    }

    /** The user selected a thread somewhere; there are data. */
    void threadSelected(int pid) {
        // most views show all
    }

    /** The topology of the shown recording is another one now; there are data. */
    void topologyChanged() {
        // most views do not group CPUs
    }

    @Override
    public void setFocus() {
        page.setFocus();
    }

    @Override
    public void dispose() {
        stopWatching();
        super.dispose();
    }

    // ---- the trace

    @Override
    public ITmfTrace getTrace() {
        return trace;
    }

    /** @return the recording whose data are shown, if any */
    RecordingTrace recording() {
        return recording;
    }

    /** @return the data that are shown, if they are there */
    Optional<SchedulerData> data() {
        return Optional.ofNullable(data);
    }

    /** @return what the view says above its content */
    MessageBar messages() {
        return messages;
    }

    /** @return whether the trace's data are still to come */
    boolean isLoading() {
        return watch != null && !watch.isOver();
    }

    private void stopWatching() {
        if (watch != null) {
            watch.stop();
            watch = null;
        }
    }

    private void load(ITmfTrace newTrace) {
        stopWatching();
        trace = newTrace;
        data = null;
        recording = newTrace == null ? null : TmfTraceManager.getTraceSet(newTrace).stream()
                .filter(RecordingTrace.class::isInstance).map(RecordingTrace.class::cast).findFirst().orElse(null);
        if (recording == null) {
            clear();
            messages.say(newTrace == null ? NO_RECORDING : newTrace.getName()
                    + " is no SchedLog recording, so nothing is known of its scheduling.");
            return;
        }
        watch = new SchedulerWatch(recording, new SchedulerWatch.Listener() {
            @Override
            public void computing(String activity) {
                clear();
                messages.say("Computing" + (activity.isEmpty() ? " ..." : ": " + activity));
            }

            @Override
            public void impossible(String why) {
                clear();
                messages.say(why);
            }

            @Override
            public void ready(SchedulerData found) {
                data = found;
                messages.warn(found.notes());
                show(found);
            }
        });
        watch.start();
    }

    @Override
    public void setPinned(ITmfTrace pinned) {
        if (pinned != null) {
            if (pinned != trace) {
                load(pinned);
            }
            setPartName(title + " <" + TmfTraceManager.getInstance().getTraceUniqueName(pinned) + ">");
        } else {
            setPartName(title);
            ITmfTrace active = TmfTraceManager.getInstance().getActiveTrace();
            if (active != trace) {
                load(active);
            }
        }
        if (fPinAction != null) {
            fPinAction.setPinnedTrace(pinned);
        }
    }

    // ---- for the views

    /** Where jobs tell their results. Any thread. */
    void inUserInterface(Runnable runnable) {
        later(() -> {
            if (data != null) {
                runnable.run();
            }
        });
    }

    /** There is no result: why, for the user. */
    void failed(String why) {
        clear();
        messages.say(why);
    }

    // ---- signals

    private void later(Runnable runnable) {
        Display.getDefault().asyncExec(() -> {
            if (page != null && !page.isDisposed()) {
                runnable.run();
            }
        });
    }

    /**
     * @param signal
     *            another trace was opened
     */
    @TmfSignalHandler
    public void traceOpened(TmfTraceOpenedSignal signal) {
        later(() -> follow(signal.getTrace()));
    }

    /**
     * @param signal
     *            another trace was selected
     */
    @TmfSignalHandler
    public void traceSelected(TmfTraceSelectedSignal signal) {
        later(() -> follow(signal.getTrace()));
    }

    private void follow(ITmfTrace other) {
        if (!isPinned() && other != trace) {
            load(other);
        }
    }

    /**
     * @param signal
     *            a trace was closed
     */
    @TmfSignalHandler
    public void traceClosed(TmfTraceClosedSignal signal) {
        later(() -> {
            if (signal.getTrace() == trace) {
                if (isPinned()) {
                    setPinned(null);
                }
                load(TmfTraceManager.getInstance().getActiveTrace());
            }
        });
    }

    /**
     * @param signal
     *            another range is visible
     */
    @TmfSignalHandler
    public void windowRangeUpdated(TmfWindowRangeUpdatedSignal signal) {
        ifShown(this::rangeChanged);
    }

    /**
     * @param signal
     *            another range is selected
     */
    @TmfSignalHandler
    public void selectionRangeUpdated(TmfSelectionRangeUpdatedSignal signal) {
        ifShown(this::rangeChanged);
    }

    /**
     * @param signal
     *            another thread is selected
     */
    @TmfSignalHandler
    public void threadSelected(TmfThreadSelectedSignal signal) {
        if (signal.getSource() != this) {
            ifShown(() -> {
                if (recording.getHostId().equals(signal.getTraceHost())) {
                    threadSelected(signal.getThreadId());
                }
            });
        }
    }

    /**
     * @param signal
     *            another topology was chosen
     */
    @TmfSignalHandler
    public void topologyChanged(TopologyChangedSignal signal) {
        ifShown(() -> {
            if (signal.trace() == recording) {
                topologyChanged();
            }
        });
    }

    /** In the UI thread, after whoever else hears the signal, so that the trace's context is up to date. */
    private void ifShown(Runnable runnable) {
        later(() -> {
            if (data != null) {
                runnable.run();
            }
        });
    }
}
