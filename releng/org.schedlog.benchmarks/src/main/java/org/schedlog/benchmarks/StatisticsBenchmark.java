// SPDX-License-Identifier: EPL-2.0
package org.schedlog.benchmarks;

import java.io.IOException;

import org.openjdk.jmh.annotations.Benchmark;

import org.schedlog.engine.column.Progress;
import org.schedlog.engine.figure.FrameStatistics;

/** Counts, sums and means of all categories and columns. */
public class StatisticsBenchmark extends SingleShot {

    @Benchmark
    public FrameStatistics statistics(RecordingState state) throws IOException {
        return FrameStatistics.of(state.frame(), Progress.NONE);
    }
}
