// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.lines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.eclipse.tracecompass.tmf.core.response.ITmfResponse.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.schedlog.tracecompass.core.trace.RecordingFile;

@DisplayName("The figures of a trace")
class LineFiguresTest {

    private static final String TICKS = "{'input': [], 'output': ['x0','y0','x1','y1','c'], "
            + "'c': [{'label': 'all', 'color': '#112233', 'concatenate': [[['query', 'EXPR'], "
            + "['=','x0','timestamp'], ['=','x1','timestamp'], ['=','y0','pid'], "
            + "['=','y1',['+','pid',0.5]]]]}]}";

    @TempDir
    Path folder;

    private OpenTrace open;

    @BeforeEach
    void openRecording() throws Exception {
        int wakeup = RecordingFile.id("WAKEUP");
        open = new OpenTrace(folder, new long[] { 100, 0, 7, wakeup, 0, 0 }, new long[] { 200, 1, 9, wakeup, 0, 0 });
    }

    @AfterEach
    void close() {
        open.close();
    }

    private SpecSource ticks(String query) throws Exception {
        return open.spec("ticks.json", TICKS.replace("EXPR", query));
    }

    @Test
    void a_figure_is_computed_once_and_shared() throws Exception {
        SpecSource source = ticks("event >= 0");
        LineFigure figure = open.figure(source);
        assertEquals(2, figure.drawing().get().index().rowCount());
        assertSame(figure, open.figure(SpecSource.of(source.id()).get()));
    }

    @Test
    void a_changed_file_is_read_again_after_it_was_forgotten_and_listeners_hear_of_it() throws Exception {
        SpecSource source = ticks("event >= 0");
        LineFigure before = open.figure(source);
        List<SpecSource> heard = new ArrayList<>();
        LineFigures.of(open.trace).addForgetListener(heard::add);
        ticks("pid == 9");
        assertSame(before, open.figure(source));
        LineFigures.of(open.trace).forget(source);
        assertEquals(List.of(source), heard);
        LineFigure after = open.figure(source);
        assertNotSame(before, after);
        assertEquals(1, after.drawing().get().index().rowCount());
        assertEquals(9, after.drawing().get().index().rowNumber(0));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{ 'output' | ticks.json",
            "{'output': ['x0','y0','x1','y1','c'], 'c': 3} | c",
            "{'input': [], 'output': ['x','y','c'], 'c': []} | x0",
            "{'output': ['x0','y0','x1','y1','c'], 'c': [{'label': 'L', 'color': '#112233', "
                    + "'concatenate': [[['query', 'cpu = 1']]]}]} | L",
            "{'output': ['x0','y0','x1','y1','c'], 'c': [{'label': 'L', 'color': '#112233', "
                    + "'concatenate': [[['query', 'cpuu == 1'], "
                    + "['=','x0','timestamp'],['=','x1','timestamp'],['=','y0','cpu'],['=','y1','cpu']]]}]} | cpuu",
    })
    void what_is_wrong_with_a_specification_is_said_with_its_place(String json, String place) throws Exception {
        SpecSource source = open.spec("ticks.json", json);
        LineFigure figure = open.figure(source);
        assertTrue(figure.drawing().isEmpty());
        assertFalse(figure.problems().isEmpty());
        String said = String.join("\n", figure.problems());
        assertTrue(said.contains("ticks.json") && said.contains(place), said);
        assertFalse(said.contains("Exception"), said);
        var response = open.provider(source).fetchTree(Map.of(), null);
        assertEquals(Status.FAILED, response.getStatus());
        assertEquals(said, response.getStatusMessage());
    }

    @Test
    void a_file_that_is_not_there_is_said_to_be_missing() {
        LineFigure figure = open.figure(SpecSource.file(folder.resolve("missing.json")));
        assertTrue(figure.problems().get(0).contains("missing.json"), figure.problems()::toString);
    }

    @Test
    void a_figure_without_lines_is_a_drawing_without_rows() throws Exception {
        LineFigure figure = open.figure(ticks("cpu > 1000"));
        assertEquals(0, figure.drawing().get().index().rowCount());
        assertTrue(figure.problems().isEmpty());
    }

    @Test
    void the_shipped_specifications_can_all_be_drawn() throws Exception {
        List<SpecSource> shipped = SpecSource.shipped();
        assertTrue(shipped.size() >= 6, shipped::toString);
        assertEquals(SpecSource.DEFAULT, shipped.get(0));
        Path example = Path.of(System.getProperty("basedir", "")).resolve("../../examples/trace/real-build-small.tar")
                .toRealPath();
        assertTrue(Files.isRegularFile(example));
        try (OpenTrace real = new OpenTrace(folder, example)) {
            for (SpecSource source : shipped) {
                LineFigure figure = real.figure(source);
                assertTrue(figure.drawing().isPresent(), () -> source + ": " + figure.problems());
            }
            assertEquals(2, real.figure(SpecSource.DEFAULT).drawing().get().index().rowCount());
        }
    }

    @Test
    void a_closed_trace_has_no_figures_any_more() throws Exception {
        SpecSource source = ticks("event >= 0");
        LineFigures figures = LineFigures.of(open.trace);
        open.figure(source);
        open.close();
        assertTrue(figures.computed(source).isEmpty());
        assertTrue(figures.figure(source).figure().get().drawing().isEmpty());
    }
}
