// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.sched;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.schedlog.engine.sched.TimeWindow;
import org.schedlog.tracecompass.core.sched.Durations;
import org.schedlog.tracecompass.core.sched.SchedulerData;
import org.schedlog.tracecompass.core.sched.WakeupLatencies;
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
    private static final int[] WEIGHTS = { 50, 50 };

    /** The latencies of one task, or of all where the pid is null. */
    record Shown(Integer pid, WakeupLatencies latencies) {
    }

    private Combo range;
    private Button onlySelected;
    private LatencyHistogram histogram;
    private Table table;
    private Integer selected;
    private List<WakeupLatencies.Wakeup> slowest = List.of();

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
        table = table(sash, this::jump);
        column(table, "Task", SWT.LEFT, 200);
        column(table, "Latency", SWT.RIGHT, 110);
        column(table, "Woken at", SWT.RIGHT, 140);
        column(table, "   Ran on CPU", SWT.LEFT, 100);
        sash.setWeights(WEIGHTS);
    }

    @Override
    public void setFocus() {
        table.setFocus();
    }

    @Override
    void show(List<Part<SchedulerData>> parts) {
        selected = null;
        recompute();
    }

    @Override
    void empty() {
        histogram.show(null);
        slowest = List.of();
        table.removeAll();
    }

    @Override
    void rangeChanged() {
        if (RangeChoice.of(range) != RangeChoice.WHOLE) {
            recompute();
        }
    }

    @Override
    void threadSelected(Part<SchedulerData> part, int pid) {
        selected = pid;
        if (onlySelected.getSelection()) {
            recompute();
        }
    }

    private void recompute() {
        if (parts().isEmpty()) {
            return;
        }
        SchedulerData data = parts().get(0).data();
        Optional<TimeWindow> window = excerpts(range).stream().map(Excerpt::window).findFirst();
        boolean one = onlySelected.getSelection();
        if (window.isPresent() && one && selected == null) {
            clear();
            messages().say("No task is selected. Select one, for instance in the Residency view.");
        } else if (window.isPresent()) {
            Integer pid = one ? selected : null;
            compute("Looking at wake-ups", progress -> new Shown(pid,
                    WakeupLatencies.of(data.timeline(), pid, window.get(), SLOWEST, progress)));
        }
    }

    @Override
    void showResult(Shown shown) {
        SchedulerData data = parts().get(0).data();
        WakeupLatencies latencies = shown.latencies();
        histogram.show(latencies);
        slowest = latencies.slowest();
        table.setRedraw(false);
        table.removeAll();
        for (WakeupLatencies.Wakeup wakeup : slowest) {
            new TableItem(table, SWT.NONE).setText(new String[] { data.label(wakeup.pid()),
                    Durations.exact(wakeup.latency()), Durations.exact(wakeup.time()), "   " + wakeup.cpu() });
        }
        table.setRedraw(true);
        String whose = shown.pid() == null ? "all tasks" : data.label(shown.pid());
        if (latencies.total() == 0) {
            messages().say("There is no wake-up of " + whose + " in this range that led to running. Wake-ups are the "
                    + "events WAKEUP and WAKEUP_NEW; perhaps they were not recorded.");
            summarise("");
        } else {
            messages().clear();
            summarise(String.format(Locale.ROOT, " %,d wake-ups of %s; the table has the %,d slowest. "
                    + "Double click one to go there.", latencies.total(), whose, slowest.size()));
        }
    }

    /** Takes all views to one of the slowest. */
    void jump(int index) {
        if (!parts().isEmpty() && index < slowest.size()) {
            WakeupLatencies.Wakeup wakeup = slowest.get(index);
            jump(parts().get(0), wakeup.pid(), new TimeWindow(wakeup.time(), wakeup.time() + wakeup.latency()));
        }
    }

    // ---- for tests

    Table table() {
        return table;
    }

    Combo range() {
        return range;
    }

    Button onlySelected() {
        return onlySelected;
    }
}
