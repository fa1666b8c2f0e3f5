// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.sched;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

import org.schedlog.engine.column.Progress;
import org.schedlog.engine.sched.Ascending;
import org.schedlog.engine.sched.Intervals;
import org.schedlog.engine.sched.TimeWindow;
import org.schedlog.engine.sched.WorkConservation;

/**
 * The times in a range at which a CPU is idle although another has too much to do: how many there are, how much time
 * they take, and the longest ones. Of a time that is only in part in the range, that part counts. Immutable.
 *
 * @param window
 *            the range, ns since the recording's first event
 * @param count
 *            how many times there are, of all CPUs
 * @param duration
 *            how long at least one CPU is idle so, ns
 * @param longest
 *            the longest ones, the longest first
 */
public record IdleTimes(TimeWindow window, long count, long duration, List<Idle> longest) {

    private static final Comparator<Idle> ORDER = Comparator.comparingLong((Idle idle) -> idle.time().length())
            .thenComparing(idle -> idle.time().from(), Comparator.reverseOrder())
            .thenComparing(Idle::cpu, Comparator.reverseOrder());
    private static final int CHECK = 1 << 14;

    /**
     * One time.
     *
     * @param cpu
     *            the CPU that is idle
     * @param time
     *            when, ns since the recording's first event
     */
    public record Idle(int cpu, TimeWindow time) {
    }

    /**
     * Looks at all times in a range.
     *
     * @param violations
     *            of the recording
     * @param window
     *            the range
     * @param most
     *            how many of the longest are wanted
     * @param progress
     *            listens and may cancel
     * @return what was found
     */
    public static IdleTimes of(Violations violations, TimeWindow window, int most, Progress progress) {
        progress.task("Looking at idle times");
        long count = 0;
        PriorityQueue<Idle> longest = new PriorityQueue<>(ORDER);
        int cpus = violations.lanes().cpuCount();
        for (int index = 0; index < cpus; index++) {
            progress.done((double) index / cpus);
            int cpu = violations.lanes().cpus()[index];
            Intervals intervals = violations.found().violations(index);
            for (int i = Ascending.first(intervals.size(), at -> intervals.end(at) > window.from());
                    i < intervals.size() && intervals.begin(i) < window.to(); i++) {
                if (i % CHECK == 0) {
                    progress.check();
                }
                count++;
                longest.add(new Idle(cpu, new TimeWindow(Math.max(intervals.begin(i), window.from()),
                        Math.min(intervals.end(i), window.to()))));
                if (longest.size() > most) {
                    longest.poll();
                }
            }
        }
        progress.done(1);
        List<Idle> sorted = new ArrayList<>(longest);
        sorted.sort(ORDER.reversed());
        return new IdleTimes(window, count,
                WorkConservation.total(violations.found().violations(), window), List.copyOf(sorted));
    }

    /** @return how much of the range {@link #duration} is, percent; 0 where the range is but a moment */
    public double share() {
        return window.length() == 0 ? 0 : 100.0 * duration / window.length();
    }
}
