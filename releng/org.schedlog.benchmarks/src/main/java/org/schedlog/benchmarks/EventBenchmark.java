// SPDX-License-Identifier: EPL-2.0
package org.schedlog.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Setup;

import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.LongColumn;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Recording;

/** Reading events: the columns that each of them has. */
public class EventBenchmark extends SingleShot {

    /** As many as an events table shows while somebody scrolls through it for a while. */
    private static final int JUMPS = 100_000;
    private static final long SEED = 12;

    private final List<LongColumn> columns = new ArrayList<>();
    private int[] rows;

    /** Finds the columns, and the rows that are read at random. */
    @Setup(Level.Trial)
    public void find(RecordingState state) throws IOException {
        for (String name : Recording.REQUIRED) {
            columns.add((LongColumn) state.recording.column(name, Progress.NONE).orElseThrow());
        }
        rows = new Random(SEED).ints(JUMPS, 0, state.recording.events()).toArray();
    }

    /** All of them, as requests do. */
    @Benchmark
    public long inOrder(RecordingState state) {
        long[] block = new long[Column.BLOCK];
        long sum = 0;
        for (int from = 0; from < state.recording.events(); from += block.length) {
            int count = Math.min(block.length, state.recording.events() - from);
            for (LongColumn column : columns) {
                column.read(from, count, block);
                for (int i = 0; i < count; i++) {
                    sum += block[i];
                }
            }
        }
        return sum;
    }

    /** 100,000 of them anywhere, as the events table does. */
    @Benchmark
    public long atRandom() {
        long sum = 0;
        for (int row : rows) {
            for (LongColumn column : columns) {
                sum += column.get(row);
            }
        }
        return sum;
    }
}
