// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.sched;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.schedlog.engine.sched.TimeWindow;
import org.schedlog.tracecompass.core.sched.Durations;
import org.schedlog.tracecompass.core.sched.SchedulerData;
import org.schedlog.tracecompass.core.sched.WakeupLatencies;
import org.schedlog.tracecompass.core.trace.RecordingTrace;
import org.schedlog.tracecompass.ui.SchedLogPerspective;

/**
 * The view "Wakeup Latency": how long tasks wait from being woken to running, as a distribution, and the slowest ones.
 * It has a view of its own, not those of Trace Compass' segment stores: these would need a segment object for each of
 * 10^7 wake-ups, while this reads them from the time line. UI thread only.
 */
public final class LatencyView extends SchedulerView<LatencyView.Shown> {

    /** The view's id. */
    public static final String ID = SchedLogPerspective.LATENCY_VIEW_ID;

    private static final int SLOWEST = 1000;
    private static final Comparator<WakeupLatencies.Wakeup> SLOWEST_FIRST =
            Comparator.comparingLong(WakeupLatencies.Wakeup::latency).reversed();
    private static final int[] WEIGHTS = { 50, 50 };

    /**
     * The latencies of some recordings.
     *
     * @param task
     *            the only task that was looked at, in its recording; null for all tasks of all recordings
     * @param found
     *            the latencies of each recording that was looked at
     */
    record Shown(Part<Integer> task, List<Part<WakeupLatencies>> found) {
    }

    private Combo range;
    private Button onlySelected;
    private LatencyHistogram histogram;
    private PartTable<WakeupLatencies.Wakeup> table;
    /** The thread id of the task that was selected last, in its recording; null if none was. */
    private Part<Integer> selected;

    /** Called by the workbench. */
    public LatencyView() {
        super("Wakeup Latency");
    }

    @Override
    void createContent(Composite parent) {
        HeaderBar header = new HeaderBar(parent);
        range = header.choice("Range:", "Which part of the recording is looked at", RangeChoice.texts(),
                index -> recompute());
        onlySelected = header.check("Only the selected task", "Look only at the task that is selected in any view",
                false, this::recompute);
        Button scale = header.check("Logarithmic numbers", "Draw the logarithm of the number of wake-ups, so that rare "
                + "ones can be seen", true, () -> {
                });
        SashForm sash = new SashForm(parent, SWT.HORIZONTAL);
        sash.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        histogram = new LatencyHistogram(sash);
        scale.addListener(SWT.Selection, event -> histogram.setLogarithmic(scale.getSelection()));
        table = new PartTable<>(sash, line -> jump(line, line.data().pid(),
                new TimeWindow(line.data().time(), line.data().time() + line.data().latency())));
        table.column("Task", SWT.LEFT, 200);
        table.column("Latency", SWT.RIGHT, 110);
        table.column("Woken at", SWT.RIGHT, 140);
        table.column("   Ran on CPU", SWT.LEFT, 100);
        sash.setWeights(WEIGHTS);
    }

    @Override
    public void setFocus() {
        table.control().setFocus();
    }

    @Override
    void show(List<Part<SchedulerData>> parts) {
        selected = null;
        recompute();
    }

    @Override
    void empty() {
        histogram.show(List.of());
        table.clear();
    }

    @Override
    void rangeChanged() {
        if (RangeChoice.of(range) != RangeChoice.WHOLE) {
            recompute();
        }
    }

    @Override
    void threadSelected(Part<SchedulerData> part, int pid) {
        selected = part.with(pid);
        if (onlySelected.getSelection()) {
            recompute();
        }
    }

    private void recompute() {
        List<Excerpt> excerpts = parts().isEmpty() ? List.of() : excerpts(range);
        Part<Integer> task = onlySelected.getSelection() ? selected : null;
        if (!excerpts.isEmpty() && onlySelected.getSelection() && task == null) {
            clear();
            messages().say("No task is selected. Select one, for instance in the Residency view.");
        } else if (!excerpts.isEmpty()) {
            Integer pid = task == null ? null : task.data();
            List<Excerpt> wanted = excerpts.stream()
                    .filter(excerpt -> task == null || excerpt.part().recording() == task.recording()).toList();
            compute("Looking at wake-ups", progress -> new Shown(task, wanted.stream().map(excerpt -> excerpt.part()
                    .with(WakeupLatencies.of(excerpt.part().data().timeline(), pid, excerpt.window(), SLOWEST,
                            progress))).toList()));
        }
    }

    @Override
    void showResult(Shown shown) {
        Map<RecordingTrace, SchedulerData> data = parts().stream()
                .collect(Collectors.toMap(Part::recording, Part::data));
        histogram.show(parts().stream().flatMap(part -> shown.found().stream()
                .filter(found -> found.recording() == part.recording())
                .map(found -> new LatencyBars(part.name(), RecordingColors.of(parts().indexOf(part)), found.data())))
                .filter(bars -> bars.latencies().total() > 0).toList());
        table.show(parts(), Part.first(shown.found(), WakeupLatencies::slowest, SLOWEST_FIRST, SLOWEST),
                line -> List.of(data.get(line.recording()).label(line.data().pid()),
                        Durations.exact(line.data().latency()), Durations.exact(line.data().time()),
                        "   " + line.data().cpu()));
        long total = shown.found().stream().mapToLong(found -> found.data().total()).sum();
        String whose = shown.task() == null ? "all tasks"
                : data.get(shown.task().recording()).label(shown.task().data())
                        + (parts().size() == 1 ? "" : " in " + shown.task().name());
        if (total == 0) {
            say(List.of(none(whose)));
            summarise("");
        } else {
            say(shown.found().stream().filter(found -> found.data().total() == 0)
                    .map(found -> found.among(parts(), none(whose))).toList());
            String each = shown.found().size() == 1 ? "" : shown.found().stream()
                    .map(found -> String.format(Locale.ROOT, "\n   %s: %,d wake-ups", found.name(),
                            found.data().total()))
                    .collect(Collectors.joining());
            summarise(String.format(Locale.ROOT, " %,d wake-ups of %s; the table has the %,d slowest. "
                    + "Double click one to go there.", total, whose, table.lines().size()) + each);
        }
    }

    private static String none(String whose) {
        return "There is no wake-up of " + whose + " in this range that led to running. Wake-ups are the events WAKEUP "
                + "and WAKEUP_NEW; perhaps they were not recorded.";
    }

    // ---- for tests

    Table table() {
        return table.control();
    }

    LatencyHistogram histogram() {
        return histogram;
    }

    Combo range() {
        return range;
    }

    Button onlySelected() {
        return onlySelected;
    }
}
