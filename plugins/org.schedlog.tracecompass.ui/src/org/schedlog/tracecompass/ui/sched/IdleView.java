// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.sched;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.schedlog.tracecompass.core.sched.Durations;
import org.schedlog.tracecompass.core.sched.IdleTimes;
import org.schedlog.tracecompass.core.sched.SchedulerData;
import org.schedlog.tracecompass.core.sched.Violations;
import org.schedlog.tracecompass.ui.SchedLogPerspective;

/**
 * The view "Idle While Others Wait": when CPUs are idle although others have too much to do, the longest times first,
 * and how much time that is. UI thread only.
 */
public final class IdleView extends SchedulerView<IdleTimes> {

    /** The view's id. */
    public static final String ID = SchedLogPerspective.IDLE_VIEW_ID;

    private static final int LONGEST = 1000;

    private final IdleSearch search = new IdleSearch(this::searched);
    private Combo range;
    private Table table;
    private List<IdleTimes.Idle> longest = List.of();

    /** Called by the workbench. */
    public IdleView() {
        super("Idle While Others Wait");
    }

    @Override
    void createContent(Composite parent) {
        HeaderBar header = new HeaderBar(parent);
        range = header.choice("Range:", "Which part of the recording is looked at", RangeChoice.texts(),
                index -> recompute());
        table = table(parent, this::jump);
        table.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        column(table, "Duration", SWT.RIGHT, 120);
        column(table, "Since the start", SWT.RIGHT, 140);
        column(table, "   Idle CPU", SWT.LEFT, 90);
    }

    @Override
    public void setFocus() {
        table.setFocus();
    }

    @Override
    public void dispose() {
        search.stop();
        super.dispose();
    }

    @Override
    void show(List<Part<SchedulerData>> parts) {
        search.start(List.of(parts().get(0).recording()));
    }

    @Override
    void empty() {
        if (parts().isEmpty()) {
            search.stop();
        }
        longest = List.of();
        table.removeAll();
    }

    @Override
    void rangeChanged() {
        if (RangeChoice.of(range) != RangeChoice.WHOLE) {
            recompute();
        }
    }

    private void searched() {
        if (parts().isEmpty()) {
            return;
        }
        if (search.of(parts().get(0).recording()).isPresent()) {
            recompute();
        } else {
            messages().say(search.said());
        }
    }

    private void recompute() {
        Optional<Violations> found = parts().isEmpty() ? Optional.empty() : search.of(parts().get(0).recording());
        if (found.isPresent()) {
            excerpts(range).stream().map(Excerpt::window).findFirst().ifPresent(window -> compute("Looking at idle times",
                    progress -> IdleTimes.of(found.get(), window, LONGEST, progress)));
        }
    }

    @Override
    void showResult(IdleTimes times) {
        longest = times.longest();
        table.setRedraw(false);
        table.removeAll();
        for (IdleTimes.Idle idle : longest) {
            new TableItem(table, SWT.NONE).setText(new String[] { Durations.exact(idle.time().length()),
                    Durations.exact(idle.time().from()), "   CPU " + idle.cpu() });
        }
        table.setRedraw(true);
        if (times.count() == 0) {
            messages().say("In this range no CPU is idle while the run queue of another one has more than one task.");
            summarise("");
        } else {
            messages().say(String.format(Locale.ROOT, "For %s, %s of the range, at least one CPU is idle while the run "
                    + "queue of another one has more than one task, of which one waits although it could run.",
                    Durations.brief(times.duration()), Durations.percent(times.share())));
            summarise(String.format(Locale.ROOT, " %,d times; the table has %s. Double click one to go there.",
                    times.count(), times.count() > longest.size()
                            ? String.format(Locale.ROOT, "the %,d longest", longest.size())
                            : "all of them, the longest first"));
        }
    }

    /** Takes all views to one of the times. */
    void jump(int index) {
        if (!parts().isEmpty() && index >= 0 && index < longest.size()) {
            jump(parts().get(0), null, longest.get(index).time());
        }
    }

    @Override
    boolean isSettled() {
        return super.isSettled() && search.isSettled();
    }

    // ---- for tests

    Table table() {
        return table;
    }

    Combo range() {
        return range;
    }
}
