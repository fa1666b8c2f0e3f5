// SPDX-License-Identifier: EPL-2.0
package org.schedlog.benchmarks;

import java.io.IOException;

import org.openjdk.jmh.annotations.Benchmark;

import org.schedlog.engine.figure.LineFrame;

/** Evaluating all categories of a figure. */
public class CategoryBenchmark extends SingleShot {

    @Benchmark
    public LineFrame evaluate(RecordingState state) throws IOException {
        return Samples.evaluate(state.recording);
    }
}
