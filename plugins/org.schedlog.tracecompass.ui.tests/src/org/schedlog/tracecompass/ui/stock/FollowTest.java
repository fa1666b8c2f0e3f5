// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.stock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

import org.eclipse.swt.widgets.Tree;
import org.eclipse.tracecompass.analysis.os.linux.core.model.HostThread;
import org.eclipse.tracecompass.internal.analysis.os.linux.core.threadstatus.ThreadEntryModel;
import org.eclipse.tracecompass.tmf.core.trace.TmfTraceManager;
import org.eclipse.tracecompass.tmf.ui.widgets.timegraph.model.NamedTimeEvent;
import org.eclipse.tracecompass.tmf.ui.widgets.timegraph.model.TimeEvent;
import org.eclipse.tracecompass.tmf.ui.widgets.timegraph.model.TimeGraphEntry;
import org.eclipse.ui.IViewPart;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.sched.CpuRuns;
import org.schedlog.engine.sched.CpuTimeline;
import org.schedlog.engine.sched.RunTimes;
import org.schedlog.engine.sched.TimeWindow;
import org.schedlog.tracecompass.core.trace.RecordingTrace;
import org.schedlog.tracecompass.ui.workbench.TimeGraph;
import org.schedlog.tracecompass.ui.workbench.Workbench;

/** What Trace Compass' own views do with each other on a recording, compared with the runs that the engine finds. */
@DisplayName("Following a thread or a CPU of a recording")
class FollowTest {

    private static final String CONTROL_FLOW = "org.eclipse.tracecompass.analysis.os.linux.views.controlflow";
    private static final String RESOURCES = "org.eclipse.tracecompass.analysis.os.linux.views.resources";
    private static final String USAGE = "org.eclipse.tracecompass.analysis.os.linux.views.cpuusage";
    /** Trace Compass' mark of states that belong to what is followed; the constant's name differs between versions. */
    private static final int BOUND = 1 << 1;
    private static final int CPU = 0;
    private static final int MS = 1_000_000;

    private RecordingTrace trace;
    private CpuTimeline timeline;
    private TimeGraph resources;
    private long from;

    @BeforeEach
    void open() throws Exception {
        Workbench.window().getShell().setBounds(0, 0, 1600, 1000);
        trace = Workbench.open(Workbench.BUILD);
        timeline = CpuTimeline.of(trace.recording(), Progress.NONE);
        from = timeline.duration() / 2;
        resources = new TimeGraph(RESOURCES, trace);
    }

    @AfterEach
    void close() {
        Workbench.closeTraces();
        resources.hide();
    }

    private long traceTime(long time) {
        return trace.traceTime(trace.recording().start() + time);
    }

    /** The thread that runs longest on the CPU in the range that is shown, 10 ms from the middle. */
    private int busiest() {
        int[] busiest = new int[1];
        long[] longest = new long[1];
        new RunTimes(timeline.lanes()).of(new TimeWindow(from, from + 10 * MS),
                cpu -> timeline.cpuAt(cpu).cpu() == CPU, (cpu, task, time) -> {
                    int pid = timeline.taskAt(task).pid();
                    if (pid != CpuTimeline.IDLE && time > longest[0]) {
                        longest[0] = time;
                        busiest[0] = pid;
                    }
                });
        return busiest[0];
    }

    /** When a thread runs on the CPU in that range for the first time: the middle of that run. */
    private long run(int pid) {
        CpuRuns runs = timeline.cpuAt(timeline.indexOfCpu(CPU));
        int run = runs.lastBefore(from) + 1;
        while (timeline.taskAt(runs.task(run)).pid() != pid || runs.end(run) - runs.begin(run) < MS / 10) {
            run++;
        }
        return (runs.begin(run) + runs.end(run)) / 2;
    }

    private Integer followed() {
        HostThread thread = (HostThread) TmfTraceManager.getInstance().getCurrentTraceContext()
                .getData(HostThread.SELECTED_HOST_THREAD_KEY);
        return thread == null ? null : thread.getTid();
    }

    private void showRange() {
        resources.range(traceTime(from), traceTime(from + 10 * MS));
    }

    /** The runs of a thread are marked in the row of the CPU's threads, and only they. */
    private void assertMarked(int pid) {
        TimeGraphEntry row = resources.row("CPU " + CPU + " Threads");
        Workbench.settle(() -> resources.events(row).stream().anyMatch(event -> event.isPropertyActive(BOUND)),
                "the thread is marked");
        List<TimeEvent> events = resources.events(row).stream().filter(NamedTimeEvent.class::isInstance).toList();
        assertTrue(events.size() > 2);
        for (TimeEvent event : events) {
            assertEquals(event.getValue() == pid, event.isPropertyActive(BOUND), event.toString());
            long middle = event.getTime() + event.getDuration() / 2 - traceTime(0);
            CpuRuns runs = timeline.cpuAt(timeline.indexOfCpu(CPU));
            assertEquals(timeline.taskAt(runs.task(runs.lastBefore(middle))).pid(), event.getValue());
        }
    }

    @Test
    void a_thread_of_Control_Flow_is_marked_in_Resources() throws Exception {
        int pid = busiest();
        TimeGraph flow = new TimeGraph(CONTROL_FLOW, trace);
        flow.range(traceTime(from), traceTime(from + 10 * MS));
        TimeGraphEntry row = flow.rows().stream()
                .filter(entry -> entry.getEntryModel() instanceof ThreadEntryModel thread
                        && thread.getThreadId() == pid)
                .findFirst().orElseThrow();
        flow.chooseForRow(row, "Follow " + row.getName() + "/" + pid);
        Workbench.spin(() -> followed() != null, "the thread is followed");
        assertEquals(pid, followed());
        showRange();
        assertMarked(pid);
        Workbench.page().activate(resources.view());
        Workbench.rest(500);
        Workbench.picture("follow-thread");
        flow.hide();
    }

    @Test
    void a_thread_of_Resources_is_followed_and_let_go_of_again() {
        int pid = busiest();
        showRange();
        TimeGraphEntry row = resources.row("CPU " + CPU + " Threads");
        resources.select(traceTime(run(pid)));
        resources.chooseForState(row, "Follow TID " + pid);
        Workbench.spin(() -> followed() != null, "the thread is followed");
        assertEquals(pid, followed());
        assertMarked(pid);

        resources.chooseForState(row, "Unfollow");
        Workbench.spin(() -> followed() == null, "the thread is followed no more");
        Workbench.settle(() -> resources.events(row).stream().noneMatch(event -> event.isPropertyActive(BOUND)),
                "nothing is marked");
    }

    /** What CPU Usage lists: how long threads used a CPU, ns, by their ids. */
    private static Map<Integer, Long> listed() {
        return Workbench.controls(Workbench.window().getShell(), Tree.class).stream()
                .filter(tree -> tree.isVisible() && tree.getColumnCount() > 3
                        && tree.getColumn(1).getText().equals("TID"))
                .flatMap(tree -> Arrays.stream(tree.getItems())).flatMap(item -> Arrays.stream(item.getItems()))
                .collect(Collectors.toMap(item -> Integer.parseInt(item.getText(1)),
                        item -> nanoseconds(item.getText(3)),
                        (a, b) -> a, TreeMap::new));
    }

    /** E.g. of "5.733 ms". */
    private static long nanoseconds(String time) {
        String[] parts = time.split(" ");
        long unit = switch (parts[1]) {
        case "ns" -> 1;
        case "µs" -> 1_000;
        case "ms" -> MS;
        default -> throw new AssertionError(time);
        };
        return Math.round(Double.parseDouble(parts[0]) * unit);
    }

    /** What the engine says of some CPUs, as exact as the view shows it. */
    private boolean isListed(IntPredicate cpus) {
        Map<Integer, Long> expected = new TreeMap<>();
        new RunTimes(timeline.lanes()).of(new TimeWindow(from, from + 10 * MS),
                cpu -> cpus.test(timeline.cpuAt(cpu).cpu()), (cpu, task, time) -> expected
                        .merge(timeline.taskAt(task).pid(), time, Long::sum));
        expected.remove(CpuTimeline.IDLE);
        Map<Integer, Long> listed = listed();
        return listed.keySet().equals(expected.keySet()) && listed.keySet().stream()
                .allMatch(pid -> Math.abs(listed.get(pid) - expected.get(pid)) <= expected.get(pid) / 1000);
    }

    @Test
    void a_CPU_of_Resources_is_the_only_one_in_CPU_Usage() throws Exception {
        IViewPart usage = Workbench.showView(USAGE, IViewPart.class);
        showRange();
        Workbench.spin(() -> isListed(cpu -> true), "the threads of all CPUs are listed");
        resources.chooseForRow(resources.row("CPU 1 States"), "Follow CPU 1");
        Workbench.spin(() -> isListed(cpu -> cpu == 1), "only the CPU's threads are listed");
        Workbench.page().activate(usage);
        Workbench.rest(500);
        Workbench.picture("follow-cpu");
        resources.chooseForRow(resources.row("CPU 1 States"), "Unfollow CPU");
        Workbench.spin(() -> isListed(cpu -> true), "the threads of all CPUs are listed again");
        Workbench.page().hideView(usage);
    }
}
