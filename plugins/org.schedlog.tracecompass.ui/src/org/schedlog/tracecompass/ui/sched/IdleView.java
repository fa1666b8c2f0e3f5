// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.sched;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.schedlog.tracecompass.core.sched.Durations;
import org.schedlog.tracecompass.core.sched.IdleTimes;
import org.schedlog.tracecompass.core.sched.SchedulerData;
import org.schedlog.tracecompass.core.sched.Violations;
import org.schedlog.tracecompass.ui.SchedLogPerspective;

/**
 * The view "Idle While Others Wait": when CPUs are idle although others have too much to do, the longest times first,
 * and how much time that is. UI thread only.
 */
public final class IdleView extends SchedulerView<List<Part<IdleTimes>>> {

    /** The view's id. */
    public static final String ID = SchedLogPerspective.IDLE_VIEW_ID;

    private static final int LONGEST = 1000;
    private static final Comparator<IdleTimes.Idle> LONGEST_FIRST =
            Comparator.comparingLong((IdleTimes.Idle idle) -> idle.time().length()).reversed();
    private static final String MEANING = "is idle while the run queue of another one has more than one task, of which "
            + "one waits although it could run.";

    private static final String NOT = " is idle while the run queue of another one has more than one task.";

    /** A range of a recording, and when its CPUs are idle so. */
    private record Searched(Excerpt excerpt, Violations found) {
    }

    private final IdleSearch search = new IdleSearch(this::searched);
    private Combo range;
    private PartTable<IdleTimes.Idle> table;

    /** Called by the workbench. */
    public IdleView() {
        super("Idle While Others Wait");
    }

    @Override
    void createContent(Composite parent) {
        HeaderBar header = new HeaderBar(parent);
        range = header.choice("Range:", "Which part of the recording is looked at", RangeChoice.texts(),
                index -> recompute());
        table = new PartTable<IdleTimes.Idle>(parent, line -> jump(line, null, line.data().time())).filling();
        table.column("Duration", SWT.RIGHT, 120);
        table.column("Since the start", SWT.RIGHT, 140);
        table.column("   Idle CPU", SWT.LEFT, 90);
    }

    @Override
    public void setFocus() {
        table.control().setFocus();
    }

    @Override
    public void dispose() {
        search.stop();
        super.dispose();
    }

    @Override
    void show(List<Part<SchedulerData>> parts) {
        search.start(parts.stream().map(Part::recording).toList());
    }

    @Override
    void empty() {
        if (parts().isEmpty()) {
            search.stop();
        }
        table.clear();
    }

    @Override
    void rangeChanged() {
        if (RangeChoice.of(range) != RangeChoice.WHOLE) {
            recompute();
        }
    }

    private void searched() {
        if (isFound()) {
            recompute();
        } else if (!parts().isEmpty()) {
            say(List.of(search.said()));
        }
    }

    private boolean isFound() {
        return search.isSettled() && parts().stream().anyMatch(part -> search.of(part.recording()).isPresent());
    }

    private void recompute() {
        List<Searched> all = !isFound() ? List.of() : excerpts(range).stream().flatMap(excerpt -> search
                .of(excerpt.part().recording()).map(found -> new Searched(excerpt, found)).stream()).toList();
        if (!all.isEmpty()) {
            compute("Looking at idle times", progress -> all.stream().map(one -> one.excerpt().part().with(
                    IdleTimes.of(one.found(), one.excerpt().window(), LONGEST, progress))).toList());
        }
    }

    @Override
    void showResult(List<Part<IdleTimes>> times) {
        table.show(parts(), Part.first(times, IdleTimes::longest, LONGEST_FIRST, LONGEST), line -> List.of(
                Durations.exact(line.data().time().length()), Durations.exact(line.data().time().from()),
                "   CPU " + line.data().cpu()));
        long count = times.stream().mapToLong(part -> part.data().count()).sum();
        List<String> lines = new ArrayList<>();
        if (count == 0) {
            if (times.size() > 1 && times.size() == parts().size()) {
                lines.add("In this range, in each of the recordings, no CPU" + NOT);
            } else {
                times.forEach(part -> lines.add(part.among(parts(), "In this range no CPU" + NOT)));
            }
        } else if (parts().size() == 1) {
            IdleTimes one = times.get(0).data();
            lines.add("For " + share(one) + ", at least one CPU " + MEANING);
        } else {
            lines.add("At least one CPU " + MEANING);
            times.forEach(part -> lines.add(part.name() + ": " + (part.data().count() == 0 ? "never in this range"
                    : "for " + share(part.data()) + "; " + times(part.data().count()))));
        }
        lines.add(search.said());
        say(lines);
        int shown = table.lines().size();
        summarise(count == 0 ? "" : String.format(Locale.ROOT, " %s; the table has %s. Double click one to go there.",
                times(count), count > shown ? String.format(Locale.ROOT, "the %,d longest", shown)
                        : "all of them, the longest first"));
    }

    private static String times(long count) {
        return count == 1 ? "1 time" : String.format(Locale.ROOT, "%,d times", count);
    }

    private static String share(IdleTimes times) {
        return Durations.brief(times.duration()) + ", " + Durations.percent(times.share()) + " of the range";
    }

    @Override
    boolean isSettled() {
        return super.isSettled() && search.isSettled();
    }

    // ---- for tests

    Table table() {
        return table.control();
    }

    Combo range() {
        return range;
    }
}
