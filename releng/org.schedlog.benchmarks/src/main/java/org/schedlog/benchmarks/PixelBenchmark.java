// SPDX-License-Identifier: EPL-2.0
package org.schedlog.benchmarks;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Warmup;

import org.schedlog.engine.figure.LineIndex;
import org.schedlog.engine.figure.PixelGrid;
import org.schedlog.engine.figure.RowRaster;

/** What all rows show in 2000 pixel columns. */
@Warmup(iterations = 20)
public class PixelBenchmark extends SingleShot {

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
