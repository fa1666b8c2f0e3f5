// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.figure;

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
import org.schedlog.tracecompass.core.OpenTrace;
import org.schedlog.tracecompass.core.spec.SpecSource;
import org.schedlog.tracecompass.core.trace.RecordingFile;

@DisplayName("The figures of a trace")
class FiguresTest {

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
        Figure figure = open.figure(source);
        assertEquals(2, figure.lines().get().index().rowCount());
        assertSame(figure, open.figure(SpecSource.of(source.id()).get()));
    }

    @Test
    void a_changed_file_is_read_again_after_it_was_forgotten_and_listeners_hear_of_it() throws Exception {
        SpecSource source = ticks("event >= 0");
        Figure before = open.figure(source);
        List<SpecSource> heard = new ArrayList<>();
        Figures.of(open.trace).addListener(new FigureListener() {
            @Override
            public void outdated(SpecSource changed) {
                heard.add(changed);
            }
        });
        ticks("pid == 9");
        assertSame(before, open.figure(source));
        Figures.of(open.trace).forget(source);
        assertEquals(List.of(source), heard);
        Figure after = open.figure(source);
        assertNotSame(before, after);
        assertEquals(1, after.lines().get().index().rowCount());
        assertEquals(9, after.lines().get().index().rowNumber(0));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{ 'output' | ticks.json",
            "{'output': ['x0','y0','x1','y1','c'], 'c': 3} | c",
            "{'output': ['x0','y0','x1','y1','c'], 'c': [{'label': 'L', 'color': '#112233', "
                    + "'concatenate': [[['query', 'cpu = 1']]]}]} | L",
            "{'output': ['x0','y0','x1','y1','c'], 'c': [{'label': 'L', 'color': '#112233', "
                    + "'concatenate': [[['query', 'cpuu == 1'], "
                    + "['=','x0','timestamp'],['=','x1','timestamp'],['=','y0','cpu'],['=','y1','cpu']]]}]} | cpuu",
    })
    void what_is_wrong_with_a_specification_is_said_with_its_place(String json, String place) throws Exception {
        SpecSource source = open.spec("ticks.json", json);
        Figure figure = open.figure(source);
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
        Figure figure = open.figure(SpecSource.file(folder.resolve("missing.json")));
        assertTrue(figure.problems().get(0).contains("missing.json"), figure.problems()::toString);
    }

    @Test
    void a_query_keeps_some_lines_of_the_figure() throws Exception {
        SpecSource source = ticks("event >= 0");
        Figure figure = open.figure(new FigureRequest(source, " y0 == 9 "));
        assertEquals(1, figure.lines().get().index().rowCount());
        assertEquals(9, figure.lines().get().index().rowNumber(0));
        assertSame(figure, open.figure(FigureRequest.of(figure.request().id()).get()));
        assertEquals(2, open.figure(source).lines().get().index().rowCount());
    }

    @Test
    void a_query_that_is_wrong_is_said_to_be_with_the_place() throws Exception {
        Figure figure = open.figure(new FigureRequest(ticks("event >= 0"), "y0 == "));
        assertTrue(figure.drawing().isEmpty());
        assertTrue(figure.problems().get(0).contains("character 6"), figure.problems()::toString);
    }

    @Test
    void answers_to_many_queries_are_not_all_kept() throws Exception {
        SpecSource source = ticks("event >= 0");
        for (int pid = 0; pid < 20; pid++) {
            open.figure(new FigureRequest(source, "y0 == " + pid));
        }
        Figures figures = Figures.of(open.trace);
        assertTrue(figures.computed(new FigureRequest(source, "y0 == 19")).isPresent());
        assertTrue(figures.computed(new FigureRequest(source, "y0 == 1")).isEmpty());
        assertTrue(figures.computed(FigureRequest.all(source)).isPresent());
    }

    @Test
    void who_follows_the_user_hears_of_a_choice_once() throws Exception {
        Figures figures = Figures.of(open.trace);
        assertEquals(FigureRequest.all(SpecSource.DEFAULT), figures.chosen());
        List<FigureRequest> heard = new ArrayList<>();
        figures.addListener(new FigureListener() {
            @Override
            public void chosen(FigureRequest request) {
                heard.add(request);
            }
        });
        FigureRequest request = new FigureRequest(ticks("event >= 0"), "y0 == 9");
        figures.choose(request);
        figures.choose(request);
        assertEquals(List.of(request), heard);
        assertEquals(request, figures.chosen());
    }

    @Test
    void a_specification_of_points_is_a_drawing_of_points() throws Exception {
        Figure figure = open.figure(open.spec("points.json", "{'input': [], 'output': ['x','y','c'], 'c': [{"
                + "'label': 'all', 'color': '#112233', 'concatenate': [[['=','x','timestamp'], ['=','y','pid']]]}]}"));
        assertEquals(2, figure.points().get().frame().count());
        assertTrue(figure.lines().isEmpty());
    }

    @Test
    void a_figure_without_lines_is_a_drawing_without_rows() throws Exception {
        Figure figure = open.figure(ticks("cpu > 1000"));
        assertEquals(0, figure.lines().get().index().rowCount());
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
                Figure figure = real.figure(source);
                assertTrue(figure.drawing().isPresent(), () -> source + ": " + figure.problems());
            }
            assertEquals(2, real.figure(SpecSource.DEFAULT).lines().get().index().rowCount());
        }
    }

    @Test
    void a_closed_trace_has_no_figures_any_more() throws Exception {
        SpecSource source = ticks("event >= 0");
        Figures figures = Figures.of(open.trace);
        open.figure(source);
        open.close();
        assertTrue(figures.computed(FigureRequest.all(source)).isEmpty());
        assertTrue(figures.figure(FigureRequest.all(source)).figure().get().drawing().isEmpty());
    }
}
