// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.lines;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.schedlog.engine.figure.Meaning;
import org.schedlog.tracecompass.core.figure.LineDrawing;
import org.schedlog.tracecompass.core.state.StateAnalysis;
import org.schedlog.tracecompass.core.state.StateQuery;
import org.schedlog.tracecompass.core.trace.RecordingTrace;

/** What is said below the lines under the pointer: what the row's CPU or thread does at that time. */
final class StateTooltip {

    private StateTooltip() {
    }

    /**
     * Adds to a tooltip, if the states are there already; never waits.
     *
     * @param lines
     *            what is said of the lines; nothing is added to nothing
     * @param trace
     *            the open trace
     * @param drawing
     *            its figure
     * @param row
     *            the row's index
     * @param time
     *            Trace Compass' time, ns
     * @return what is to be said
     */
    static Map<String, String> add(Map<String, String> lines, RecordingTrace trace, LineDrawing drawing, int row,
            long time) {
        Meaning meaning = drawing.index().rowMeaning();
        boolean hasState = meaning == Meaning.CPU || meaning == Meaning.THREAD;
        if (lines.isEmpty() || !drawing.isExact() || !hasState) {
            return lines;
        }
        Optional<StateQuery> query = StateAnalysis.of(trace).flatMap(StateAnalysis::query);
        int number = (int) drawing.index().rowNumber(row);
        Optional<String> state = meaning == Meaning.CPU
                ? query.flatMap(states -> states.cpu(number, time, drawing.names()::label))
                : query.flatMap(states -> states.thread(number, time));
        if (state.isEmpty()) {
            return lines;
        }
        Map<String, String> all = new LinkedHashMap<>(lines);
        all.put(meaning == Meaning.CPU ? "CPU " + number : "State", state.get());
        return all;
    }
}
