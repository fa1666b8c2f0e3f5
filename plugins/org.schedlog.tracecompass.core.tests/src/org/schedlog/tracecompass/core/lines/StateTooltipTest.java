// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.lines;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schedlog.tracecompass.core.OpenTrace;
import org.schedlog.tracecompass.core.figure.LineDrawing;
import org.schedlog.tracecompass.core.state.StateAnalysis;
import org.schedlog.tracecompass.core.trace.RecordingFile;

@DisplayName("The Lines view's tooltip tells what the CPU or the thread does")
class StateTooltipTest {

    private static final String SPEC = """
            { 'input': ['timestamp', 'cpu', 'event', 'pid'], 'output': ['x0', 'y0', 'x1', 'y1', 'c'],
              'c': [ { 'label': 'switch', 'color': '#00ff00', 'concatenate': [[['query', 'event==$CTX_SWITCH'],
                ['=', 'x0', 'timestamp'], ['=', 'x1', 'timestamp'], ['=', 'y0', '%s'], ['=', 'y1', '%s']]] } ] }
            """;

    @TempDir
    Path folder;

    private Map<String, String> tooltip(OpenTrace open, String y) throws Exception {
        LineDrawing drawing = open.figure(open.spec(y + ".json", SPEC.formatted(y, y))).lines().orElseThrow();
        return StateTooltip.add(Map.of("Category", "switch"), open.trace, drawing, 0, 1_015);
    }

    @Test
    void once_the_states_are_there() throws Exception {
        long[][] rows = { { 1_000, 3, 0, RecordingFile.id("TICK"), 0, 0 },
                { 1_010, 3, 6, RecordingFile.id("CTX_SWITCH"), 7, 0 },
                { 1_020, 3, 7, RecordingFile.id("CTX_SWITCH"), 7, 0 } };
        try (OpenTrace open = new OpenTrace(folder, rows)) {
            assertEquals(Map.of("Category", "switch"), tooltip(open, "cpu"));
            StateAnalysis.of(open.trace).orElseThrow().waitForCompletion(new NullProgressMonitor());
            assertEquals(Map.of("Category", "switch", "CPU 3", "7"), tooltip(open, "cpu"));
            assertEquals(Map.of("Category", "switch", "State", "preempted on CPU 3"), tooltip(open, "pid"));
        }
    }
}
