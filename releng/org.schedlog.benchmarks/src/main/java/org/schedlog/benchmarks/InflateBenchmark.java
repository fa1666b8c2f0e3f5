// SPDX-License-Identifier: EPL-2.0
package org.schedlog.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Recording;

/** Reading one column from the tarball: inflating it and storing it narrowly. */
public class InflateBenchmark extends SingleShot {

    /** Columns that compress badly and well. */
    @Param({"nxt_timestamp_of_same_evt_on_same_cpu", "addr", "comm"})
    public String column;

    private Recording recording;

    /** Opens the recording anew, with a cache that lacks the column. */
    @Setup(Level.Invocation)
    public void forget(RecordingState state) throws IOException {
        try (Stream<Path> files = Files.walk(state.cache())) {
            for (Path file : files.filter(path -> path.getFileName().toString().contains(column)).toList()) {
                Files.delete(file);
            }
        }
        recording = Samples.open(state.tar(), state.cache());
    }

    @Benchmark
    public Column read() throws IOException {
        return recording.column(column, Progress.NONE).orElseThrow();
    }
}
