// SPDX-License-Identifier: EPL-2.0
package org.schedlog.benchmarks;

import java.io.IOException;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

import org.schedlog.engine.column.Progress;
import org.schedlog.engine.sched.CpuTimeline;
import org.schedlog.engine.sched.ResidencyTable;
import org.schedlog.engine.sched.TimeWindow;

/** Who ran when on which CPU, and what all tasks did in all of the recording or in a part of it. */
public class SchedulerBenchmark extends SingleShot {

    private static final int PERCENT = 100;

    /** A time line, and a window in its middle. */
    @State(Scope.Benchmark)
    public static class Timeline {

        /** How much of the recording the window covers. */
        @Param({"1", "10", "50", "90"})
        public int percent;

        private CpuTimeline timeline;
        private TimeWindow window;

        /** Builds the time line. */
        @Setup(Level.Trial)
        public void build(RecordingState state) throws IOException {
            timeline = CpuTimeline.of(state.recording, Progress.NONE);
            long margin = timeline.duration() / 2 * (PERCENT - percent) / PERCENT;
            window = new TimeWindow(margin, timeline.duration() - margin);
        }
    }

    /** Reads the switches of a recording that is open. */
    @Benchmark
    public CpuTimeline timeline(RecordingState state) throws IOException {
        return CpuTimeline.of(state.recording, Progress.NONE);
    }

    /** All functions for all tasks, the time line included. */
    @Benchmark
    public ResidencyTable allFunctionsForAllTasks(RecordingState state) throws IOException {
        return ResidencyTable.of(CpuTimeline.of(state.recording, Progress.NONE), null, Progress.NONE);
    }

    /** The table of another window. */
    @Benchmark
    public ResidencyTable windowChange(RecordingState state, Timeline timeline) {
        return ResidencyTable.of(timeline.timeline, timeline.window, Progress.NONE);
    }
}
