// SPDX-License-Identifier: EPL-2.0
package org.schedlog.benchmarks;

import java.io.IOException;
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

import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Rows;
import org.schedlog.engine.expression.Evaluation;
import org.schedlog.engine.expression.ExpressionException;
import org.schedlog.engine.expression.ExpressionParser;

/** Selecting the rows for which a condition holds. */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5)
@Measurement(iterations = 10)
@Fork(value = 1, jvmArgsAppend = "-Xmx1g")
@State(Scope.Benchmark)
public class QueryBenchmark {

    /** One comparison, several, and arithmetic. Event 10 is RQ_SIZE. */
    @Param({"event == 10", "event == 10 & arg0 > 1", "event in [2, 4, 5] & 20 <= cpu < 40 & pid != 0",
        "(timestamp % 4000000) / 2 < cpu * 1000.5"})
    public String condition;

    @Benchmark
    public Rows select(RecordingState state) throws IOException, ExpressionException {
        return Evaluation.select(ExpressionParser.parse(condition), Samples.scope(state.recording),
                state.recording.storage(), Progress.NONE);
    }
}
