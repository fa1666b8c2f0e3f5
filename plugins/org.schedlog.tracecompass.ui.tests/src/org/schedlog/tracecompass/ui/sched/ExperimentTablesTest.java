// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.sched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.tracecompass.analysis.os.linux.core.signals.TmfThreadSelectedSignal;
import org.eclipse.tracecompass.tmf.core.signal.TmfSelectionRangeUpdatedSignal;
import org.eclipse.tracecompass.tmf.core.signal.TmfSignalManager;
import org.eclipse.tracecompass.tmf.core.timestamp.TmfTimestamp;
import org.eclipse.tracecompass.tmf.core.trace.TmfTraceContext;
import org.eclipse.tracecompass.tmf.core.trace.TmfTraceManager;
import org.eclipse.tracecompass.tmf.ui.dialog.TmfFileDialogFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.sched.ResidencyTable;
import org.schedlog.engine.sched.TaskStatistics;
import org.schedlog.tracecompass.core.sched.AssertionReport;
import org.schedlog.tracecompass.core.sched.Durations;
import org.schedlog.tracecompass.core.sched.IdleTimes;
import org.schedlog.tracecompass.core.sched.SchedulerData;
import org.schedlog.tracecompass.core.trace.RecordingTrace;
import org.schedlog.tracecompass.ui.workbench.Workbench;

@DisplayName("An experiment in the tables of scheduling")
class ExperimentTablesTest extends ExperimentFixture {

    private static List<List<String>> texts(Table table) {
        return Arrays.stream(table.getItems()).map(item -> IntStream.range(0, table.getColumnCount())
                .mapToObj(item::getText).map(String::strip).toList()).toList();
    }

    private static List<String> line(RecordingTrace trace, String... texts) {
        List<String> line = new ArrayList<>(List.of(trace.getName()));
        line.addAll(List.of(texts));
        return line;
    }

    private static void doubleClick(Table table, String recording) {
        Event event = new Event();
        event.item = Arrays.stream(table.getItems()).filter(item -> item.getText().equals(recording)).findFirst()
                .orElseThrow();
        table.notifyListeners(SWT.DefaultSelection, event);
    }

    /** A range is selected and shown with something around it, within its recording. */
    private void assertSelected(RecordingTrace trace, long from, long to) throws Exception {
        TmfTraceContext context = TmfTraceManager.getInstance().getTraceContext(both.experiment());
        long start = trace.getStartTime().toNanos();
        assertEquals(start + from, context.getSelectionRange().getStartTime().toNanos());
        assertEquals(start + to, context.getSelectionRange().getEndTime().toNanos());
        long end = Math.min(to + (to - from) / 2, engine(trace).timeline().duration());
        assertEquals(start + end, context.getWindowRange().getEndTime().toNanos());
    }

    @Test
    void idle_times_of_all_stand_together() throws Exception {
        IdleView view = both.show(IdleView.ID, IdleView.class);
        settle(view, both.traces());
        both.picture("idle", view::isSettled);
        Map<RecordingTrace, IdleTimes> times = new HashMap<>();
        List<Map.Entry<RecordingTrace, IdleTimes.Idle>> all = new ArrayList<>();
        for (RecordingTrace trace : both.traces()) {
            times.put(trace, SchedulerWorkbench.idleTimes(trace, null));
            times.get(trace).longest().forEach(idle -> all.add(Map.entry(trace, idle)));
        }
        all.sort(Comparator.comparingLong(entry -> -entry.getValue().time().length()));
        assertEquals(all.stream().limit(1000).map(entry -> line(entry.getKey(),
                Durations.exact(entry.getValue().time().length()), Durations.exact(entry.getValue().time().from()),
                "CPU " + entry.getValue().cpu())).toList(), texts(view.table()));
        assertEquals("Recording", view.table().getColumn(0).getText());
        for (RecordingTrace trace : both.traces()) {
            IdleTimes own = times.get(trace);
            String said = String.format(Locale.ROOT, "%s: for %s, %s of the range; %,d times", trace.getName(),
                    Durations.brief(own.duration()), Durations.percent(own.share()), own.count());
            assertTrue(view.messages().said().lines().anyMatch(said::equals), view.messages().said());
            doubleClick(view.table(), trace.getName());
            settle(view, both.traces());
            assertSelected(trace, own.longest().get(0).time().from(), own.longest().get(0).time().to());
        }
        long count = times.values().stream().mapToLong(IdleTimes::count).sum();
        assertTrue(view.summary().contains(String.format(Locale.ROOT, "%,d times", count)), view.summary());
        choose(view, 2);
        assertEquals("Duration", view.table().getColumn(0).getText());
        assertEquals(Math.min(1000, times.get(build).longest().size()), view.table().getItemCount());
        assertFalse(view.messages().said().contains(simulated.getName()), view.messages().said());
        choose(view, 1);
        assertEquals(Durations.exact(times.get(simulated).longest().get(0).time().length()),
                view.table().getItem(0).getText(0));
    }

    /** Looks at a range of the aligned recordings only. */
    private void select(IdleView view, long from, long to) {
        long start = build.getStartTime().toNanos();
        TmfSignalManager.dispatchSignal(new TmfSelectionRangeUpdatedSignal(this,
                TmfTimestamp.fromNanos(start + from), TmfTimestamp.fromNanos(start + to), both.experiment()));
        view.range().select(RangeChoice.SELECTION.ordinal());
        Workbench.act(view.range(), SWT.Selection);
        settle(view, both.traces());
    }

    @Test
    void it_is_said_which_recordings_have_no_idle_times() throws Exception {
        IdleView view = both.show(IdleView.ID, IdleView.class);
        settle(view, both.traces());
        IdleTimes.Idle longest = SchedulerWorkbench.idleTimes(build, null).longest().get(0);
        select(view, longest.time().from(), longest.time().to());
        assertTrue(view.messages().said().contains(simulated.getName() + ": never in this range"),
                view.messages().said());
        assertTrue(view.messages().said().contains(build.getName() + ": for "), view.messages().said());
        assertTrue(texts(view.table()).stream().allMatch(line -> line.get(0).equals(build.getName())));
        long last = SchedulerWorkbench.idleTimes(build, null).longest().stream().mapToLong(idle -> idle.time().to())
                .max().orElseThrow();
        select(view, last + 1000, last + 2000);
        assertEquals("In this range, in each of the recordings, no CPU is idle while the run queue of another one "
                + "has more than one task.", view.messages().said());
        assertEquals(0, view.table().getItemCount());

        openWithout("RQ_SIZE");
        IdleView other = both.show(IdleView.ID, IdleView.class);
        settle(other, both.traces());
        both.picture("idle-refused", other::isSettled);
        assertTrue(other.messages().said().contains("lacks-RQ_SIZE.tar has no RQ_SIZE events"),
                other.messages().said());
        assertTrue(other.messages().said().contains(build.getName() + ": for "), other.messages().said());
        assertEquals(SchedulerWorkbench.idleTimes(build, null).longest().size(), other.table().getItemCount());
        choose(other, 1);
        assertEquals(0, other.table().getItemCount());
        assertTrue(other.messages().said().startsWith("lacks-RQ_SIZE.tar has no"), other.messages().said());
    }

    @Test
    void the_others_are_shown_where_one_recording_tells_of_no_switches() throws Exception {
        openWithout("CTX_SWITCH");
        LatencyView view = both.show(LatencyView.ID, LatencyView.class);
        settle(view, List.of(build));
        both.picture("latency-refused", view::isSettled);
        assertTrue(view.messages().said().contains("lacks-CTX_SWITCH.tar has no"), view.messages().said());
        assertTrue(view.table().getItemCount() > 0);
        ResidencyView residency = both.show(ResidencyView.ID, ResidencyView.class);
        settle(residency, List.of(build));
        assertTrue(residency.messages().said().contains("lacks-CTX_SWITCH.tar has no"), residency.messages().said());
        new ResidencyItems(residency.tree()).assertShow(residency.tree().getItems(), engine(build));
    }

    /** What the tooltips of the histogram say in all, for each recording. */
    private static Map<String, Long> counted(Canvas canvas) {
        Map<String, Long> counts = new HashMap<>();
        List<String> tips = new ArrayList<>();
        Event event = new Event();
        for (event.x = 0; event.x < canvas.getSize().x; event.x++) {
            canvas.notifyListeners(SWT.MouseMove, event);
            String tip = canvas.getToolTipText();
            if (tip != null && !tips.contains(tip)) {
                tips.add(tip);
                tip.lines().forEach(line -> counts.merge(line.replaceAll(": .*", ""),
                        Long.parseLong(line.replaceAll(".*: ([\\d,]+) of .*", "$1").replace(",", "")), Long::sum));
            }
        }
        return counts;
    }

    @Test
    void wake_ups_of_all_stand_together() throws Exception {
        LatencyView view = both.show(LatencyView.ID, LatencyView.class);
        settle(view, both.traces());
        both.picture("latency", view::isSettled);
        Map<String, Long> counts = new HashMap<>();
        for (RecordingTrace trace : both.traces()) {
            ResidencyTable engine = engine(trace);
            long count = engine.tasks().stream().mapToLong(task -> task.latency().count()).sum();
            counts.put(trace.getName(), count);
            assertTrue(view.summary().contains(String.format(Locale.ROOT, "%s: %,d", trace.getName(), count)),
                    view.summary());
            TaskStatistics slowest = engine.tasks().stream()
                    .max(Comparator.comparingLong(task -> task.latency().max())).orElseThrow();
            TableItem item = Arrays.stream(view.table().getItems())
                    .filter(one -> one.getText().equals(trace.getName())).findFirst().orElseThrow();
            assertEquals(Durations.exact(slowest.latency().max()), item.getText(2));
            assertTrue(item.getText(1).contains(Integer.toString(slowest.pid())), item.getText(1));
            doubleClick(view.table(), trace.getName());
            settle(view, both.traces());
            assertEquals(trace.getHostId() + " " + slowest.pid(), selected.threads.get(selected.threads.size() - 1));
        }
        assertEquals(counts, counted(view.histogram().control()));
        assertEquals(1000, view.table().getItemCount());

        view.onlySelected().setSelection(true);
        Workbench.act(view.onlySelected(), SWT.Selection);
        TaskStatistics task = engine(build).tasks().stream().filter(one -> one.latency().count() > 3).findFirst()
                .orElseThrow();
        TmfSignalManager.dispatchSignal(new TmfThreadSelectedSignal(this, task.pid(), build));
        settle(view, both.traces());
        both.picture("latency-selected", view::isSettled);
        assertEquals(task.latency().count(), view.table().getItemCount());
        assertTrue(Arrays.stream(view.table().getItems()).allMatch(item -> item.getText().equals(build.getName())));
        assertTrue(view.summary().contains(" in " + build.getName()), view.summary());
        view.onlySelected().setSelection(false);
        choose(view, 1);
        assertEquals("Task", view.table().getColumn(0).getText());
        assertTrue(view.summary().contains(String.format(Locale.ROOT, "%,d wake-ups of all tasks",
                counts.get(simulated.getName()))), view.summary());
    }

    @Test
    void assertions_are_checked_on_each() throws Exception {
        AssertionsView view = both.show(AssertionsView.ID, AssertionsView.class);
        settle(view, both.traces());
        Path file = Files.writeString(folder.resolve("work.json"), "{\"assertions\": ["
                + "{\"name\": \"work is conserved\", \"function\": \"violations\", \"operator\": \"==\","
                + " \"expected\": 0},"
                + "{\"name\": \"the shell runs\", \"function\": \"dutycycle\", \"task\": {\"pid\": 1007},"
                + " \"operator\": \">\", \"expected\": 0}]}");
        check(view, file);
        both.picture("assertions", view::isSettled);
        List<List<String>> lines = texts(view.table());
        assertEquals(List.of(line(simulated, "FAILED", "work is conserved"), line(simulated, "ok", "the shell runs"),
                line(build, "FAILED", "work is conserved"), line(build, "FAILED", "the shell runs")),
                lines.stream().map(line -> line.subList(0, 3)).toList());
        assertTrue(lines.get(3).get(4).contains("no task"), lines::toString);
        assertTrue(view.summary().contains(simulated.getName() + ": 1 of 2 do not hold"), view.summary());
        assertTrue(view.summary().contains(build.getName() + ": 2 of 2 do not hold"), view.summary());
        for (Part<SchedulerData> part : view.parts()) {
            AssertionReport alone = AssertionReport.of(part.recording(), part.data(), file, Progress.NONE);
            assertEquals(alone.lines().stream().map(one -> line(part.recording(), one.ok() ? "ok" : "FAILED",
                    one.name(), one.task(), one.actual(), one.expected())).toList(),
                    lines.stream().filter(one -> one.get(0).equals(part.name())).toList());
            doubleClick(view.table(), part.name());
            settle(view, both.traces());
            assertSelected(part.recording(), alone.lines().get(0).place().from(), alone.lines().get(0).place().to());
        }
        choose(view, 1);
        assertEquals(List.of("FAILED", "ok"), texts(view.table()).stream().map(line -> line.get(0)).toList());
    }

    @Test
    void a_problem_of_one_does_not_hide_what_holds_of_the_other() throws Exception {
        chooseSockets();
        AssertionsView view = both.show(AssertionsView.ID, AssertionsView.class);
        settle(view, both.traces());
        check(view, SchedulerWorkbench.inExamples("assertions/placement.json"));
        both.picture("assertions-problem", view::isSettled);
        assertEquals(4, view.table().getItemCount());
        assertTrue(texts(view.table()).stream().allMatch(line -> line.get(0).equals(simulated.getName())));
        assertTrue(view.messages().said().startsWith(build.getName() + ": "), view.messages().said());
        assertTrue(view.summary().contains(simulated.getName() + ": all 4 hold"), view.summary());
        assertFalse(view.summary().contains(build.getName()), view.summary());
        Path wrong = Files.writeString(folder.resolve("wrong.json"), "{");
        check(view, wrong);
        assertEquals(1, view.messages().said().split("wrong\\.json", -1).length - 1, view.messages().said());
    }

    private void check(AssertionsView view, Path file) throws Exception {
        TmfFileDialogFactory.setOverrideFiles(file.toRealPath().toString());
        Workbench.act(view.check(), SWT.Selection);
        settle(view, both.traces());
    }
}
