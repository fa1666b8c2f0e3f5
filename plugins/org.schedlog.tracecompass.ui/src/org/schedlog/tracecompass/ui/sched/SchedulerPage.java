// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.sched;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
import org.schedlog.tracecompass.ui.figure.RecordingTexts;

/**
 * What every view of a recording's scheduling has, whatever it extends: a page with messages above the content, the
 * recordings that are shown, and their data as soon as they are there. Of an experiment these are all recordings, or
 * the one that the user chooses. UI thread, except where said.
 *
 * @param <D>
 *            the data of a recording
 */
final class SchedulerPage<D> {

    static final String NO_RECORDING =
            "No recording is open. Open one with File > Open SchedLog recording...";

    /**
     * What stands below the messages.
     *
     * @param <D>
     *            the data of a recording
     */
    interface Content<D> {

        /** There are data to show, others than before or anew: at least one part. */
        void show(List<Part<D>> parts);

        /** There is nothing to show any more. */
        void clear();
    }

    private final AnalysisSource<D> source;
    private final Content<D> content;
    private final Composite control;
    private final MessageBar messages;
    private final Optional<RecordingChoice> choice;
    private ITmfTrace trace;
    private List<SchedulerWatch<D>> watches = List.of();
    /** Why recordings have no part, in the order in which it was found out. */
    private final List<String> refusals = new ArrayList<>();
    /** Read by the threads that fetch. */
    private volatile List<Part<D>> parts = List.of();

    SchedulerPage(Composite parent, AnalysisSource<D> source, Content<D> content) {
        this(parent, source, content, true);
    }

    /**
     * @param isChosen
     *            whether the user can choose one recording of an experiment; else all are always shown
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

    /** @return what is shown; nothing as long as data are still to come. Any thread */
    List<Part<D>> parts() {
        return parts;
    }

    /** @return what is shown of a recording. Any thread */
    Optional<Part<D>> part(ITmfTrace recording) {
        return parts.stream().filter(part -> part.recording() == recording).findFirst();
    }

    /** @return why recordings of an experiment are not among those that are shown, one sentence each */
    List<String> refusals() {
        return List.copyOf(refusals);
    }

    /**
     * Says what the user should know, one thing a line, after why recordings of an experiment are not among those that
     * are shown; nothing where there is nothing to say.
     */
    void say(List<String> lines) {
        messages.say(Stream.concat(refusals.stream(), lines.stream()).filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n")));
    }

    /** @return whether the trace's data are still to come */
    boolean isLoading() {
        return !watches.stream().allMatch(SchedulerWatch::isOver);
    }

    /** Shows a trace, or that there is none where it is null. */
    void load(ITmfTrace other) {
        trace = other;
        stop();
        parts = List.of();
        refusals.clear();
        content.clear();
        List<RecordingTrace> recordings = choice.map(offers -> offers.offer(trace))
                .orElseGet(() -> RecordingChoice.recordings(trace));
        if (trace == null) {
            messages.say(NO_RECORDING);
        } else if (recordings.isEmpty()) {
            messages.say(source.refusal(trace).orElse(""));
        } else {
            Loading loading = new Loading(recordings);
            watches = loading.watches;
            watches.forEach(SchedulerWatch::start);
        }
    }

    /** Waits for no data any more. */
    void stop() {
        watches.forEach(SchedulerWatch::stop);
        watches = List.of();
    }

    /** Waits for the data of some recordings, and shows them together. */
    private final class Loading {

        private final List<RecordingTrace> recordings;
        private final List<SchedulerWatch<D>> watches = new ArrayList<>();
        private final Map<RecordingTrace, Part<D>> found = new HashMap<>();

        Loading(List<RecordingTrace> recordings) {
            this.recordings = recordings;
            List<String> names = RecordingChoice.names(recordings);
            for (int i = 0; i < recordings.size(); i++) {
                watches.add(watch(names.get(i), recordings.get(i)));
            }
        }

        private SchedulerWatch<D> watch(String name, RecordingTrace recording) {
            return new SchedulerWatch<>(recording, source, new SchedulerWatch.Listener<D>() {
                @Override
                public void computing(String activity) {
                    messages.say("Computing" + (activity.isEmpty() ? " ..." : ": " + activity));
                }

                @Override
                public void impossible(String why) {
                    refusals.add(recordings.size() == 1 ? why : RecordingTexts.named(name, why));
                    end();
                }

                @Override
                public void ready(D data) {
                    found.put(recording, new Part<>(name, recording, data));
                    end();
                }
            });
        }

        private void end() {
            if (!watches.stream().allMatch(SchedulerWatch::isOver)) {
                return;
            }
            if (found.isEmpty()) {
                messages.say(String.join("\n", refusals));
                return;
            }
            messages.clear();
            parts = recordings.stream().filter(found::containsKey).map(found::get).toList();
            content.show(parts);
        }
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
            if (!parts.isEmpty()) {
                runnable.run();
            }
        });
    }

    /** Like {@link #ifShown}, if the signal is of a recording that is shown, with its part. */
    void ifShown(TmfThreadSelectedSignal signal, Consumer<Part<D>> consumer) {
        later(() -> parts.stream().filter(part -> part.recording().getHostId().equals(signal.getTraceHost()))
                .findFirst().ifPresent(consumer));
    }

    /** Like {@link #ifShown}, if the signal is of a recording that is shown. */
    void ifShown(TopologyChangedSignal signal, Runnable runnable) {
        later(() -> part(signal.trace()).ifPresent(part -> runnable.run()));
    }
}
