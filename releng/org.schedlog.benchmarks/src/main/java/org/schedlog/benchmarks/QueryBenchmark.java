// SPDX-License-Identifier: EPL-2.0
package org.schedlog.benchmarks;

import java.io.IOException;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Rows;
import org.schedlog.engine.expression.Evaluation;
import org.schedlog.engine.expression.ExpressionException;
import org.schedlog.engine.expression.ExpressionParser;

/** Selecting the rows for which a condition holds. */
public class QueryBenchmark extends SingleShot {

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
