// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.sched;

import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.tracecompass.analysis.os.linux.core.signals.TmfThreadSelectedSignal;
import org.eclipse.tracecompass.tmf.core.trace.ITmfTrace;
import org.schedlog.tracecompass.core.sched.AnalysisSource;
import org.schedlog.tracecompass.core.sched.TopologyChangedSignal;
import org.schedlog.tracecompass.core.trace.RecordingTrace;
import org.schedlog.tracecompass.ui.figure.RecordingChoice;

/**
 * What every view of a recording's scheduling has, whatever it extends: a page with messages above the content, the
 * recording that is shown, and its data as soon as they are there. Of an experiment it is the one that the user
 * chooses. UI thread, except where said.
 *
 * @param <D>
 *            the data
 */
final class SchedulerPage<D> implements SchedulerWatch.Listener<D> {

    static final String NO_RECORDING =
            "No recording is open. Open one with File > Open SchedLog recording...";

    /**
     * What stands below the messages.
     *
     * @param <D>
     *            the data
     */
    interface Content<D> {

        /** There are data to show, others than before or anew. */
        void show(D data);

        /** There is nothing to show any more. */
        void clear();
    }

    private final AnalysisSource<D> source;
    private final Content<D> content;
    private final Composite control;
    private final MessageBar messages;
    private final Optional<RecordingChoice> choice;
    private ITmfTrace trace;
    private SchedulerWatch<D> watch;
    /** Read by the threads that fetch, as are the data. */
    private volatile RecordingTrace recording;
    private volatile D data;

    SchedulerPage(Composite parent, AnalysisSource<D> source, Content<D> content) {
        this(parent, source, content, true);
    }

    /**
     * @param isChosen
     *            whether one recording of an experiment is shown at a time, and can be chosen; else all are, and the
     *            page has the data of the first
     */
    SchedulerPage(Composite parent, AnalysisSource<D> source, Content<D> content, boolean isChosen) {
        this.source = source;
        this.content = content;
        control = new Composite(parent, SWT.NONE);
        GridLayout layout = new GridLayout(1, false);
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        layout.verticalSpacing = 2;
        control.setLayout(layout);
        choice = isChosen ? Optional.of(new RecordingChoice(control, chosen -> load(trace))) : Optional.empty();
        messages = new MessageBar(control);
    }

    /** @return where the content goes; it has a grid layout of one column */
    Composite control() {
        return control;
    }

    MessageBar messages() {
        return messages;
    }

    /** @return the recording that is shown, or null. Any thread */
    RecordingTrace recording() {
        return recording;
    }

    /** @return the data that are shown, if they are there. Any thread */
    Optional<D> data() {
        return Optional.ofNullable(data);
    }

    /** @return whether the trace's data are still to come */
    boolean isLoading() {
        return watch != null && !watch.isOver();
    }

    /** Shows a trace, or that there is none where it is null. */
    void load(ITmfTrace other) {
        trace = other;
        stop();
        data = null;
        content.clear();
        recording = choice.isPresent() ? choice.get().offer(trace)
                : RecordingChoice.recordings(trace).stream().findFirst().orElse(null);
        if (trace == null) {
            messages.say(NO_RECORDING);
        } else if (recording == null) {
            messages.say(source.refusal(trace).orElse(""));
        } else {
            watch = new SchedulerWatch<>(recording, source, this);
            watch.start();
        }
    }

    /** Waits for no data any more. */
    void stop() {
        if (watch != null) {
            watch.stop();
            watch = null;
        }
    }

    @Override
    public void computing(String activity) {
        messages.say("Computing" + (activity.isEmpty() ? " ..." : ": " + activity));
    }

    @Override
    public void impossible(String why) {
        messages.say(why);
    }

    @Override
    public void ready(D found) {
        data = found;
        messages.clear();
        content.show(found);
    }

    /**
     * Runs something in the UI thread, after whoever else hears of a signal, if the view is still there. Any thread.
     */
    void later(Runnable runnable) {
        Display.getDefault().asyncExec(() -> {
            if (!control.isDisposed()) {
                runnable.run();
            }
        });
    }

    /** Like {@link #later}, if there are data. */
    void ifShown(Runnable runnable) {
        later(() -> {
            if (data != null) {
                runnable.run();
            }
        });
    }

    /** Like {@link #ifShown}, if the signal is of the recording. */
    void ifShown(TmfThreadSelectedSignal signal, Runnable runnable) {
        ifShown(() -> {
            if (recording.getHostId().equals(signal.getTraceHost())) {
                runnable.run();
            }
        });
    }

    /** Like {@link #ifShown}, if the signal is of the recording. */
    void ifShown(TopologyChangedSignal signal, Runnable runnable) {
        ifShown(() -> {
            if (signal.trace() == recording) {
                runnable.run();
            }
        });
    }
}
