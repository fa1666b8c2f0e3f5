// SPDX-License-Identifier: EPL-2.0
package org.schedlog.benchmarks;

import java.io.IOException;

import org.openjdk.jmh.annotations.Benchmark;

import org.schedlog.engine.column.Progress;
import org.schedlog.engine.figure.LineIndex;

/** Indexing all lines of a figure. */
public class IndexBenchmark extends SingleShot {

    @Benchmark
    public LineIndex build(RecordingState state) throws IOException {
        return LineIndex.build(state.frame(), Progress.NONE);
    }
}
