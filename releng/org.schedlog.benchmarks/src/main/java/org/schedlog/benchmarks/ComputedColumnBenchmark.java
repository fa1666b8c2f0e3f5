// SPDX-License-Identifier: EPL-2.0
package org.schedlog.benchmarks;

import java.io.IOException;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.compute.ComputedColumns;

/** Computing a column from others, without the cache. */
public class ComputedColumnBenchmark extends SingleShot {

    /** By CPU (few keys) and by thread (many). */
    @Param({"nxt_timestamp_of_same_evt_on_same_cpu", "nxt_timestamp_of_(BLOCK|WAKEUP)_on_same_pid",
        "prv_frq_on_same_cpu", "comm"})
    public String column;

    @Benchmark
    public Column compute(RecordingState state) throws IOException {
        return ComputedColumns.PROVIDER.column(column, state.recording, Progress.NONE).orElseThrow();
    }
}
