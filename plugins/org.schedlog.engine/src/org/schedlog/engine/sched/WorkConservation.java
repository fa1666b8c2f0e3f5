// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.sched;

import java.io.IOException;

import org.schedlog.engine.column.LongTable;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Recording;

/**
 * When the scheduler did not conserve work: times during which a CPU is idle (its current task is the idle one) while
 * the run queue of another
 * CPU has more than one task, so that one of them waits although it could run. Lengths of run queues are those of the
 * RQ_SIZE events, which
 * count the current task; before a CPU's first such event its length is unknown and taken as short. Immutable and
 * thread-safe.
 */
public final class WorkConservation {

    /** Interval i of CPU index c stands at starts[c] + i; after the last CPU those of any CPU. */
    private final int[] starts;
    private final LongTable begins;
    private final LongTable ends;

    WorkConservation(int[] starts, LongTable begins, LongTable ends) {
        this.starts = starts;
        this.begins = begins;
        this.ends = ends;
    }

    /**
     * Goes over a recording once.
     *
     * @param recording
     *            the recording
     * @param lanes
     *            its lanes
     * @param progress
     *            listens and may cancel
     * @return its violations
     * @throws IOException
     *             when the recording has no RQ_SIZE events or the storage fails; the message is for the user
     */
    public static WorkConservation of(Recording recording, CpuLanes lanes, Progress progress) throws IOException {
        return new ViolationSweep(recording, lanes).run(progress);
    }

    /**
     * The violations by one idle CPU.
     *
     * @param cpuIndex
     *            the CPU's index in the lanes
     * @return the intervals, none of length 0, none touching another
     */
    public Intervals violations(int cpuIndex) {
        int first = starts[cpuIndex];
        int size = starts[cpuIndex + 1] - first;
        return new Intervals() {
            @Override
            public int size() {
                return size;
            }

            @Override
            public long begin(int index) {
                return begins.get(first + index);
            }

            @Override
            public long end(int index) {
                return ends.get(first + index);
            }
        };
    }

    /** @return the times during which at least one CPU violates, the intervals not touching each other */
    public Intervals violations() {
        return violations(starts.length - 2);
    }

    /**
     * @param intervals
     *            intervals, none overlapping another
     * @param window
     *            the window, or null for all of them
     * @return how long they are together, clipped to the window, ns
     */
    public static long total(Intervals intervals, TimeWindow window) {
        long sum = 0;
        for (int i = 0; i < intervals.size(); i++) {
            long begin = window == null ? intervals.begin(i) : Math.max(intervals.begin(i), window.from());
            long end = window == null ? intervals.end(i) : Math.min(intervals.end(i), window.to());
            sum += Math.max(0, end - begin);
        }
        return sum;
    }
}
