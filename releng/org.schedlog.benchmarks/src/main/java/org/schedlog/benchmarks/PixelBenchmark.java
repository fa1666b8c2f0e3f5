// SPDX-License-Identifier: EPL-2.0
package org.schedlog.benchmarks;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import org.schedlog.engine.figure.LineIndex;
import org.schedlog.engine.figure.PixelGrid;
import org.schedlog.engine.figure.RowRaster;

/** What all rows show in 2000 pixel columns. */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 20)
@Measurement(iterations = 10)
@Fork(value = 1, jvmArgsAppend = "-Xmx1g")
@State(Scope.Benchmark)
public class PixelBenchmark {

    private static final int WIDTH = 2000;

    /** The share of the recording that is shown, from its middle on, in a thousand. */
    @Param({"1000", "10"})
    public int perMille;

    @Benchmark
    public List<RowRaster> rasters(RecordingState state) throws IOException {
        LineIndex index = state.index();
        long length = index.end() - index.start();
        long from = perMille == 1000 ? index.start() : index.start() + length / 2;
        PixelGrid grid = new PixelGrid(from, from + length * perMille / 1000, WIDTH);
        return IntStream.range(0, index.rowCount()).parallel().mapToObj(row -> index.raster(row, grid)).toList();
    }
}
