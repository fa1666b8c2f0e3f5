// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.sched;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Recording;
import org.schedlog.engine.compute.ThreadNames;

/** Checks assertions on a recording. For one thread. */
public final class AssertionChecker {

    private static final double PERCENT = 100;

    private final Recording recording;
    private final CpuTimeline timeline;
    private final ThreadNames names;
    private final Topology topology;
    private final Progress progress;
    private final Map<TimeWindow, WindowScan> scans = new HashMap<>();
    private WorkConservation conservation;

    /**
     * @param recording
     *            the recording
     * @param timeline
     *            its time line
     * @param names
     *            the names of its threads
     * @param topology
     *            its topology
     * @param progress
     *            listens and may cancel
     */
    public AssertionChecker(Recording recording, CpuTimeline timeline, ThreadNames names, Topology topology,
            Progress progress) {
        this.recording = recording;
        this.timeline = timeline;
        this.names = names;
        this.topology = topology;
        this.progress = progress;
    }

    /**
     * @param assertions
     *            what is to hold
     * @return a result for each assertion, in their order; one for each task where a name has several
     * @throws AssertionException
     *             when an assertion does not fit the recording's topology
     * @throws IOException
     *             when the recording cannot be read, or lacks the events that an assertion needs
     */
    public List<AssertionResult> check(List<Assertion> assertions) throws AssertionException, IOException {
        for (Assertion assertion : assertions) {
            checkNodes(assertion);
        }
        List<AssertionResult> results = new ArrayList<>();
        for (Assertion assertion : assertions) {
            progress.check();
            if (assertion.function() == Assertion.Function.VIOLATIONS) {
                results.add(result(assertion, null, violations(assertion)));
                continue;
            }
            int[] pids = assertion.pid() != null ? new int[] {assertion.pid()} : names.pids(assertion.comm());
            int[] running = Arrays.stream(pids).filter(pid -> timeline.numberOf(pid) >= 0).toArray();
            if (running.length == 0) {
                String who = assertion.pid() != null ? "with pid " + assertion.pid() : "named \"" + assertion.comm()
                        + "\"";
                results.add(new AssertionResult(assertion, assertion.pid(), false, Double.NaN, "no task " + who
                        + " ever runs"));
            }
            for (int pid : running) {
                results.add(result(assertion, pid, actual(assertion, pid)));
            }
        }
        return results;
    }

    /** @return when work was not conserved, if an assertion asked for it */
    public Optional<WorkConservation> conservation() {
        return Optional.ofNullable(conservation);
    }

    private void checkNodes(Assertion assertion) throws AssertionException {
        for (List<Integer> node : List.of(assertion.node(), assertion.from(), assertion.to())) {
            for (int cpu : node) {
                if (topology.levels().get(Topology.ALL).get(0).cpus().stream().noneMatch(known -> known == cpu)) {
                    throw new AssertionException("\"" + assertion.name() + "\": there is no CPU " + cpu
                            + " in the recording or its topology");
                }
            }
            if (assertion.level() != null && !node.isEmpty()) {
                checkNode(assertion, node);
            }
        }
    }

    private void checkNode(Assertion assertion, List<Integer> cpus) throws AssertionException {
        try {
            if (topology.level(assertion.level()).stream().noneMatch(node -> new HashSet<>(node.cpus())
                    .equals(new HashSet<>(cpus)))) {
                throw new AssertionException("\"" + assertion.name() + "\": " + cpus + " is no node of level \""
                        + assertion.level() + "\"");
            }
        } catch (TopologyException e) {
            throw new AssertionException("\"" + assertion.name() + "\": " + e.getMessage());
        }
    }

    private static AssertionResult result(Assertion assertion, Integer pid, double actual) {
        boolean exists = !Double.isNaN(actual);
        return new AssertionResult(assertion, pid, assertion.operator().holds(actual, assertion.expected()), actual,
                exists ? null : "there is nothing of that kind in the window");
    }

    private TimeWindow window(Assertion assertion) {
        return assertion.window() == null ? timeline.span() : assertion.window();
    }

    /** The value in the assertion's unit; NaN where there is none. */
    private double actual(Assertion assertion, int pid) throws IOException {
        WindowScan scan = scans.computeIfAbsent(window(assertion), window -> new WindowScan(timeline, window));
        TaskStatistics task = new TaskScan(timeline, scan).statistics(timeline.numberOf(pid));
        switch (assertion.function()) {
        case RESIDENCY:
            return share(assertion, residency(task, assertion.node()), task.runtime());
        case RUNTIME:
            return share(assertion, task.runtime(), task.window().length());
        case DUTYCYCLE:
            return task.dutyCyclePercent();
        case FIRST_CPU:
            return existing(task.firstCpu());
        case LAST_CPU:
            return existing(task.lastCpu());
        case START_TIME:
            return existing(task.firstTime()) / assertion.unit().nanos();
        case END_TIME:
            return existing(task.lastTime()) / assertion.unit().nanos();
        case SWITCH:
            return switches(assertion, timeline.task(pid));
        case PERIOD:
            return statistic(assertion, periods(assertion, timeline.task(pid)));
        default:
            return statistic(assertion, latencies(assertion, timeline.task(pid)));
        }
    }

    private static double existing(long value) {
        return value == SwitchFunctions.TIME_INVAL ? Double.NaN : value;
    }

    private static double share(Assertion assertion, long time, long whole) {
        return assertion.unit() == Assertion.Unit.PERCENT ? PERCENT * time / whole : time / assertion.unit().nanos();
    }

    private long residency(TaskStatistics task, List<Integer> node) {
        long sum = 0;
        for (int i = 0; i < task.cpus().length; i++) {
            sum += node.contains(timeline.cpuAt(task.cpus()[i]).cpu()) ? task.residencies()[i] : 0;
        }
        return sum;
    }

    private double switches(Assertion assertion, TaskRuns runs) {
        TimeWindow window = window(assertion);
        int count = 0;
        for (int run = Math.max(1, runs.firstAt(window.from())); run < runs.size()
                && runs.begin(run) <= window.to(); run++) {
            boolean left = runs.left(run - 1) && runs.end(run - 1) >= window.from();
            count += left && assertion.from().contains(runs.cpu(run - 1)) && assertion.to().contains(runs.cpu(run)) ? 1
                    : 0;
        }
        return count;
    }

    private Samples periods(Assertion assertion, TaskRuns runs) {
        boolean in = assertion.statistic().align() == SwitchFunctions.Align.START;
        Samples times = new Samples();
        for (int run = 0; run < runs.size(); run++) {
            long time = in ? runs.begin(run) : runs.end(run);
            if (window(assertion).contains(time) && (in ? runs.entered(run) : runs.left(run))) {
                times.add(time);
            }
        }
        times.toDeltas();
        return times;
    }

    private Samples latencies(Assertion assertion, TaskRuns runs) {
        TimeWindow window = window(assertion);
        Samples latencies = new Samples();
        for (int run = runs.firstAt(window.from()); run < runs.size() && runs.begin(run) <= window.to(); run++) {
            if (runs.wakeup(run) != TaskRuns.NO_WAKEUP && runs.wakeup(run) >= window.from()) {
                latencies.add(runs.begin(run) - runs.wakeup(run));
            }
        }
        return latencies;
    }

    private static double statistic(Assertion assertion, Samples samples) {
        double nanos = assertion.unit().nanos();
        switch (assertion.statistic().kind()) {
        case COUNT:
            return samples.size();
        case MEAN:
            return samples.size() == 0 ? Double.NaN : samples.mean() / nanos;
        case MEDIAN:
            return samples.median() / nanos;
        case MAX:
            return existing(samples.percentile(PERCENT)) / nanos;
        default:
            return existing(samples.percentile(assertion.statistic().percentile())) / nanos;
        }
    }

    private double violations(Assertion assertion) throws IOException {
        if (conservation == null) {
            conservation = WorkConservation.of(recording, timeline.lanes(), progress);
        }
        TimeWindow window = window(assertion);
        long time = 0;
        if (assertion.node().isEmpty()) {
            time = WorkConservation.total(conservation.violations(), window);
        }
        for (int cpu : assertion.node()) {
            int index = timeline.indexOfCpu(cpu);
            time += index < 0 ? 0 : WorkConservation.total(conservation.violations(index), window);
        }
        return share(assertion, time, window.length());
    }
}
