// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.sched;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.schedlog.engine.column.Progress;
import org.schedlog.engine.sched.Assertion;
import org.schedlog.engine.sched.AssertionChecker;
import org.schedlog.engine.sched.AssertionException;
import org.schedlog.engine.sched.AssertionReader;
import org.schedlog.engine.sched.AssertionResult;
import org.schedlog.engine.sched.CpuTimeline;
import org.schedlog.engine.sched.Intervals;
import org.schedlog.engine.sched.TimeWindow;
import org.schedlog.engine.sched.Topology;
import org.schedlog.engine.sched.WorkConservation;
import org.schedlog.tracecompass.core.trace.RecordingTrace;

/**
 * Whether the assertions of a file hold of a recording, as texts for people. Immutable.
 *
 * @param lines
 *            one for each assertion and task
 * @param problem
 *            why nothing was checked, for the user; empty if it was
 */
public record AssertionReport(List<Line> lines, String problem) {

    /**
     * One result.
     *
     * @param name
     *            what the assertion is called
     * @param task
     *            the task; empty for an assertion on no task
     * @param ok
     *            whether it holds
     * @param actual
     *            the value found, or why there is none
     * @param expected
     *            what the value should be
     * @param pid
     *            the task, or null
     * @param place
     *            where to look: for a latency the slowest wake-up, for violations the longest one, else the window
     */
    public record Line(String name, String task, boolean ok, String actual, String expected, Integer pid,
            TimeWindow place) {
    }

    /**
     * Checks the assertions of a file.
     *
     * @param trace
     *            an open trace
     * @param data
     *            its data
     * @param file
     *            see {@link AssertionReader}
     * @param progress
     *            listens and may cancel
     * @return the results
     */
    public static AssertionReport of(RecordingTrace trace, SchedulerData data, Path file, Progress progress) {
        try {
            List<Assertion> assertions = AssertionReader.read(Files.readString(file));
            CpuTimeline timeline = data.timeline();
            Topology topology = TraceTopology.of(trace, timeline.cpus()).topology();
            AssertionChecker checker = new AssertionChecker(trace.recording(), timeline, data.names(), topology,
                    progress);
            List<AssertionResult> results = checker.check(assertions);
            List<Line> lines = new ArrayList<>();
            for (AssertionResult result : results) {
                lines.add(line(data, checker.conservation(), result, progress));
            }
            return new AssertionReport(List.copyOf(lines), "");
        } catch (AssertionException e) {
            return new AssertionReport(List.of(), file + ": " + e.getMessage());
        } catch (IOException e) {
            return new AssertionReport(List.of(), file + " could not be checked: " + e.getMessage());
        }
    }

    private static Line line(SchedulerData data, Optional<WorkConservation> conservation, AssertionResult result,
            Progress progress) {
        Assertion assertion = result.assertion();
        String unit = assertion.unit().word().isEmpty() ? "" : " " + assertion.unit().word();
        String actual = result.reason() != null ? result.reason() : plain(result.actual()) + unit;
        String expected = assertion.operator().word() + " " + assertion.expected().stream().map(AssertionReport::plain)
                .collect(Collectors.joining(", ")) + unit;
        String task = result.pid() == null ? "" : data.label(result.pid());
        return new Line(assertion.name(), task, result.ok(), actual, expected, result.pid(),
                place(data, conservation, result, progress));
    }

    private static TimeWindow place(SchedulerData data, Optional<WorkConservation> conservation,
            AssertionResult result, Progress progress) {
        Assertion assertion = result.assertion();
        TimeWindow window = assertion.window() == null ? data.timeline().span() : assertion.window();
        if (assertion.function() == Assertion.Function.LATENCY && result.pid() != null) {
            return WakeupLatencies.of(data.timeline(), result.pid(), window, 1, progress).slowest().stream().findFirst()
                    .map(wakeup -> new TimeWindow(wakeup.time(), wakeup.time() + wakeup.latency())).orElse(window);
        }
        if (assertion.function() == Assertion.Function.VIOLATIONS && conservation.isPresent()) {
            TimeWindow longest = null;
            if (assertion.node().isEmpty()) {
                longest = longer(null, conservation.get().violations(), window);
            }
            for (int cpu : assertion.node()) {
                int index = data.timeline().indexOfCpu(cpu);
                longest = index < 0 ? longest : longer(longest, conservation.get().violations(index), window);
            }
            return longest == null ? window : longest;
        }
        return window;
    }

    private static TimeWindow longer(TimeWindow known, Intervals intervals, TimeWindow window) {
        TimeWindow longest = known;
        for (int i = 0; i < intervals.size(); i++) {
            long begin = Math.max(intervals.begin(i), window.from());
            long end = Math.min(intervals.end(i), window.to());
            if (end > begin && (longest == null || end - begin > longest.length())) {
                longest = new TimeWindow(begin, end);
            }
        }
        return longest;
    }

    /** A number as people write it: 95, not 95.0. */
    private static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    /** @return how many do not hold */
    public long failed() {
        return lines.stream().filter(line -> !line.ok()).count();
    }
}
