// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.sched;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.jface.action.Action;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
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
import org.schedlog.engine.sched.TimeWindow;
import org.schedlog.tracecompass.core.sched.ResidencyAnalysis;
import org.schedlog.tracecompass.core.sched.SchedulerData;
import org.schedlog.tracecompass.core.sched.TopologyChangedSignal;
import org.schedlog.tracecompass.core.statistics.LatestJob;
import org.schedlog.tracecompass.ui.figure.RecordingChoice;
import org.schedlog.tracecompass.ui.parts.HelpContext;

/**
 * What the views of a recording's scheduling that are no time graphs have in common: they follow the selected trace,
 * compute a result in a job, show it above a line that sums it up, and hear of ranges of time, of selected threads and
 * of other topologies. Public, as Trace Compass calls its signal handlers by reflection. UI thread, except where said.
 *
 * @param <T>
 *            the result
 */
public abstract class SchedulerView<T> extends TmfView implements ITmfPinnable, ITmfAllowMultiple {

    private final String title;
    private final LatestJob<T> job = new LatestJob<>(this::inUserInterface, this::showResult, this::failed);
    private SchedulerPage<SchedulerData> page;
    private Label summary;
    private ITmfTrace trace;

    SchedulerView(String title) {
        super(title);
        this.title = title;
    }

    @Override
    public void createPartControl(Composite parent) {
        super.createPartControl(parent);
        HelpContext.set(parent, getSite().getId());
        page = new SchedulerPage<>(parent, ResidencyAnalysis.SOURCE, new SchedulerPage.Content<>() {
            @Override
            public void show(List<Part<SchedulerData>> parts) {
                messages().warn(notes());
                SchedulerView.this.show(parts);
            }

            @Override
            public void clear() {
                SchedulerView.this.clear();
            }
        });
        createContent(page.control());
        summary = new Label(page.control(), SWT.WRAP);
        summary.setLayoutData(new GridData(SWT.FILL, SWT.BOTTOM, true, false));
        getViewSite().getActionBars().getMenuManager().add(new Action("Refresh") {
            @Override
            public void run() {
                RecordingChoice.recordings(trace).forEach(recording -> ResidencyAnalysis.of(recording)
                        .ifPresent(ResidencyAnalysis::restart));
                load(trace);
            }

            @Override
            public boolean isEnabled() {
                return !RecordingChoice.recordings(trace).isEmpty();
            }
        });
        load(TmfTraceManager.getInstance().getActiveTrace());
    }

    /** Makes the view's controls between the messages and the summary. */
    abstract void createContent(Composite parent);

    /** There are recordings to show, others than before or anew. */
    abstract void show(List<Part<SchedulerData>> parts);

    /** Something was computed; there are data. */
    abstract void showResult(T result);

    /** Shows no result any more. */
    abstract void empty();

    /** The visible or the selected range has changed; there are data. */
    void rangeChanged() {
        // most views show the whole recording
    }

    /** The user selected a thread of one of the recordings somewhere. */
    void threadSelected(Part<SchedulerData> part, int pid) {
        // most views show all
    }

    /** The topology of one of the recordings is another one now. */
    void topologyChanged() {
        // most views do not group CPUs
    }

    @Override
    public void setFocus() {
        page.control().setFocus();
    }

    @Override
    public void dispose() {
        if (page != null) {
            page.stop();
        }
        job.drop();
        super.dispose();
    }

    // ---- the trace

    @Override
    public ITmfTrace getTrace() {
        return trace;
    }

    /** @return the recordings that are shown; nothing as long as their data are still to come */
    List<Part<SchedulerData>> parts() {
        return page.parts();
    }

    /** @return what the user should know of the recordings' data and of recordings that are not shown */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        page.refusals().forEach(refusal -> notes.add(refusal.replaceAll("\\.$", "")));
        parts().forEach(part -> part.data().notes().forEach(note -> notes.add(part.among(parts(), note))));
        return notes;
    }

    /** @return what the view says above its content */
    MessageBar messages() {
        return page.messages();
    }

    private void load(ITmfTrace newTrace) {
        trace = newTrace;
        page.load(newTrace);
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

    /** Computes a result in a job; what is being computed already is dropped. */
    void compute(String name, LatestJob.Computation<T> computation) {
        job.start(name, 0, computation);
    }

    boolean isComputing() {
        return job.isRunning();
    }

    private void inUserInterface(Runnable runnable) {
        page.ifShown(runnable);
    }

    private void failed(String why) {
        clear();
        messages().say(why);
    }

    /** Shows and computes nothing any more. */
    final void clear() {
        job.drop();
        summarise("");
        empty();
    }

    /** Says below the content what it is about, in one line or several. */
    void summarise(String text) {
        boolean isAsHigh = text.lines().count() == summary().lines().count();
        summary.setText(text.replace("&", "&&"));
        if (!isAsHigh) {
            page.control().layout();
        }
    }

    /** @return what is said below the content */
    String summary() {
        return summary.getText().replace("&&", "&");
    }

    /** What is looked at in the range that is chosen. Where it is but a moment that is nothing, and it is said why. */
    List<Excerpt> excerpts(Combo range) {
        List<Excerpt> excerpts = parts().stream().flatMap(part -> RangeChoice.of(range).window(trace, part.data())
                .map(window -> new Excerpt(part, window)).stream()).toList();
        if (excerpts.isEmpty() && !parts().isEmpty()) {
            clear();
            messages().say("Only a moment is selected. Select a range of time, for instance by dragging in a time "
                    + "graph, or choose another range.");
        }
        return excerpts;
    }

    /** Takes all views to a range of time of a recording, and to a thread unless it is null. */
    void jump(Part<?> part, Integer pid, TimeWindow place) {
        page.part(part.recording()).ifPresent(shown -> {
            if (pid != null) {
                broadcast(new TmfThreadSelectedSignal(this, pid, part.recording()));
            }
            Jump.to(this, trace, shown.data(), place);
        });
    }

    /** Says above the content what the user should know, one thing a line. */
    void say(List<String> lines) {
        page.say(lines);
    }

    /** @return whether what is shown is what was asked for */
    boolean isSettled() {
        return !page.isLoading() && !job.isRunning();
    }

    // ---- signals

    /**
     * @param signal
     *            another trace was opened
     */
    @TmfSignalHandler
    public void traceOpened(TmfTraceOpenedSignal signal) {
        page.later(() -> follow(signal.getTrace()));
    }

    /**
     * @param signal
     *            another trace was selected
     */
    @TmfSignalHandler
    public void traceSelected(TmfTraceSelectedSignal signal) {
        page.later(() -> follow(signal.getTrace()));
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
        page.later(() -> {
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
        page.ifShown(this::rangeChanged);
    }

    /**
     * @param signal
     *            another range is selected
     */
    @TmfSignalHandler
    public void selectionRangeUpdated(TmfSelectionRangeUpdatedSignal signal) {
        page.ifShown(this::rangeChanged);
    }

    /**
     * @param signal
     *            another thread is selected
     */
    @TmfSignalHandler
    public void threadSelected(TmfThreadSelectedSignal signal) {
        if (signal.getSource() != this) {
            page.ifShown(signal, part -> threadSelected(part, signal.getThreadId()));
        }
    }

    /**
     * @param signal
     *            another topology was chosen
     */
    @TmfSignalHandler
    public void topologyChanged(TopologyChangedSignal signal) {
        page.ifShown(signal, this::topologyChanged);
    }
}
