// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.points;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schedlog.engine.figure.PointFinder.Found;
import org.schedlog.engine.figure.PointRef;
import org.schedlog.tracecompass.core.OpenTrace;
import org.schedlog.tracecompass.core.figure.Figure;
import org.schedlog.tracecompass.core.figure.FigureRequest;
import org.schedlog.tracecompass.core.figure.PointDrawing;
import org.schedlog.tracecompass.core.spec.SpecSource;
import org.schedlog.tracecompass.core.trace.RecordingFile;

@DisplayName("Figures of points")
class PointFiguresTest {

    private static final String SPEC = "{'input': [], 'output': ['x','y','c','pid'], 'y': {'unit': 'kHz'}, "
            + "'c': [{'label': 'all', 'color': '#112233', 'concatenate': [[['=','x','arg0'], "
            + "['=','y',['/','arg0','arg1']]]]}]}";

    @TempDir
    Path folder;

    private OpenTrace open;
    private SpecSource source;

    @BeforeEach
    void openRecording() throws Exception {
        int tick = RecordingFile.id("TICK");
        open = new OpenTrace(folder, new long[] { 1000, 0, 7, tick, 3, 2 }, new long[] { 2500, 1, 9, tick, 4, 0 },
                new long[] { 3000, 1, 9, tick, 5, 0 });
        source = open.spec("points.json", SPEC);
    }

    @AfterEach
    void close() {
        open.close();
    }

    @Test
    void they_say_which_points_have_no_place() throws Exception {
        Figure figure = open.figure(source);
        assertEquals(3, figure.points().orElseThrow().frame().count());
        assertTrue(figure.notes().contains("2 points are not drawn, because x or y is infinite or no number there."),
                figure.notes()::toString);
        Figure narrowed = open.figure(new FigureRequest(source, "x < 5"));
        assertEquals(List.of("1 point is not drawn, because x or y is infinite or no number there."),
                narrowed.notes().stream().filter(note -> note.contains("not drawn")).toList());
    }

    @Test
    void a_point_is_told_with_all_columns_and_its_event() throws Exception {
        PointDrawing drawing = open.figure(source).points().orElseThrow();
        String text = PointTooltip.of(drawing, new Found(List.of(new PointRef(0, 0, 0)), 1));
        List<String> lines = text.lines().toList();
        assertEquals(List.of("all", "x = 3", "y = 1.5 kHz", "pid = 7"), lines.subList(0, 4));
        assertTrue(lines.get(4).startsWith("event at ") && lines.get(4).endsWith("(+0 ns)"), text);
    }

    @Test
    void several_points_take_a_line_each_and_the_rest_is_counted() throws Exception {
        PointDrawing drawing = open.figure(source).points().orElseThrow();
        String text = PointTooltip.of(drawing, new Found(List.of(new PointRef(0, 0, 0), new PointRef(0, 0, 2)), 12));
        List<String> lines = text.lines().toList();
        assertEquals(3, lines.size());
        assertTrue(lines.get(1).startsWith("all: x = 5, y = "), text);
        assertEquals("and 10 more points here; zoom in to tell them apart", lines.get(2));
        assertEquals("", PointTooltip.of(drawing, new Found(List.of(), 0)));
    }
}
