// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.ColumnCache;
import org.schedlog.engine.column.DoubleColumn;
import org.schedlog.engine.column.LongColumn;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Recording;
import org.schedlog.engine.column.TextColumn;
import org.schedlog.engine.spec.FigureSpec;
import org.schedlog.engine.spec.SpecReader;
import org.schedlog.engine.spec.SpecResult;

class KeptFiguresTest {

    /**
     * Selections before and after computed columns, columns of several layers, ticks, intervals, lines between rows.
     */
    private static final String SPEC = """
            {"input": ["load", "word"], "output": ["x0", "y0", "x1", "y1", "word", "mean", "c"], "c": [
              {"label": "runs", "color": "#ff0000", "concatenate": [
                [["query", "event == $CTX_SWITCH"], ["=", "x0", "timestamp"],
                 ["=", "x1", "nxt_timestamp_of_same_evt_on_same_cpu"], ["=", "y0", "cpu"], ["=", "y1", "cpu"],
                 ["=", "mean", ["rolling", 3, "mean", "arg0"]], ["query", "x1 - x0 > 20"]],
                [["query", "event == $TICK and load > 0"], ["=", "x0", "timestamp"], ["=", "x1", "timestamp"],
                 ["=", "y0", "cpu"], ["=", "y1", ["+", "cpu", 0.5]], ["=", "mean", "load"]]]},
              {"label": "moves", "color": "#00ff00", "concatenate": [
                [["query", "cpu > 0"], ["=", "mean", ["rolling", 4, "sum", "arg1"]], ["query", "mean > 0"],
                 ["=", "sorted", ["argsort", "mean"]], ["=", "x0", "timestamp"],
                 ["=", "x1", ["-", "timestamp", "sorted"]], ["=", "y0", "cpu"], ["=", "y1", "arg0"]]]},
              {"label": "none", "color": "#0000ff", "concatenate": [
                [["query", "cpu > 99"], ["=", "x0", "timestamp"], ["=", "x1", "timestamp"], ["=", "y0", "cpu"],
                 ["=", "y1", "cpu"], ["=", "mean", 1]]]},
              {"label": "unknown", "color": "#00ffff", "concatenate": [
                [["query", "event == $NOPE"], ["=", "x0", "timestamp"], ["=", "x1", "timestamp"], ["=", "y0", "cpu"],
                 ["=", "y1", "cpu"], ["=", "mean", 1]]]},
              {"label": "after unknown", "color": "#ff00ff", "concatenate": [
                [["=", "x0", "timestamp"], ["=", "x1", "nxt_timestamp_of_(NOPE)_on_same_cpu"], ["=", "y0", "cpu"],
                 ["=", "y1", "cpu"], ["=", "mean", 1]]]}
            ]}""";

    @TempDir
    private Path folder;

    private static FigureSpec spec(String text) {
        SpecResult result = SpecReader.read(text, "kept.json", RandomRecording.EVENTS);
        assertTrue(result.errors().isEmpty(), () -> result.errors().toString());
        return result.spec();
    }

    private Recording recording(int seed) throws IOException {
        return RandomRecording.make(new Random(seed), 40_000, ColumnCache.in(folder));
    }

    private static LineIndex computed(FigureSpec spec, Recording recording) throws Exception {
        return LineIndex.build(LineFrame.evaluate(spec, recording, Progress.NONE), Progress.NONE);
    }

    @ParameterizedTest
    @ValueSource(ints = { 1, 2, 3 })
    void a_kept_figure_answers_all_questions_as_the_computed_one(int seed) throws Exception {
        FigureSpec spec = spec(SPEC);
        LineIndex computed = computed(spec, recording(seed));
        KeptFigures.keep(computed, Progress.NONE);
        LineIndex kept = KeptFigures.find(spec, recording(seed), Progress.NONE).orElseThrow();

        assertEquals(computed.rowCount(), kept.rowCount());
        assertEquals(computed.start(), kept.start());
        assertEquals(computed.end(), kept.end());
        assertEquals(computed.notes(), kept.notes());
        assertTrue(computed.rowCount() > 3 && !computed.notes().isEmpty());
        PixelGrid grid = new PixelGrid(computed.start() + 100, computed.end() - 100, 321);
        assertTrue(computed.arrows(grid, 1000, all -> true, all -> true).arrows().size() > 10);
        assertEquals(computed.arrows(grid, 1000, all -> true, all -> true),
                kept.arrows(grid, 1000, all -> true, all -> true));
        for (int row = 0; row < computed.rowCount(); row++) {
            assertEquals(computed.rowNumber(row), kept.rowNumber(row));
            RowRaster expected = computed.raster(row, grid);
            RowRaster actual = kept.raster(row, grid);
            for (int x = 0; x < grid.width(); x++) {
                for (int category = 0; category < 3; category++) {
                    assertEquals(expected.amount(category, x), actual.amount(category, x));
                }
            }
            assertEquals(computed.linesAt(row, grid.from(), grid.to(), 50),
                    kept.linesAt(row, grid.from(), grid.to(), 50));
        }
        assertEquals(2, computed.frame().categories().stream()
                .filter(category -> category.category().unavailable() != null).count());
        for (int category = 0; category < 5; category++) {
            assertEquals(computed.frame().categories().get(category).category(),
                    kept.frame().categories().get(category).category());
            List<Part> expected = computed.frame().categories().get(category).parts();
            List<Part> actual = kept.frame().categories().get(category).parts();
            assertEquals(expected.size(), actual.size());
            for (int part = 0; part < expected.size(); part++) {
                assertSame(expected.get(part), actual.get(part));
            }
        }
    }

    private static void assertSame(Part expected, Part actual) {
        assertEquals(expected.size(), actual.size());
        assertEquals(List.copyOf(expected.columns().keySet()), List.copyOf(actual.columns().keySet()));
        for (String name : expected.columns().keySet()) {
            assertEquals(expected.meaning(name), actual.meaning(name), name);
            for (int line = 0; line < expected.size(); line++) {
                assertEquals(value(expected.column(name), line), value(actual.column(name), line), name);
            }
        }
    }

    private static Object value(Column column, int line) {
        if (column instanceof LongColumn longs) {
            return longs.get(line);
        }
        return column instanceof DoubleColumn doubles ? doubles.get(line) : ((TextColumn) column).get(line);
    }

    @Test
    void labels_and_colours_may_change_but_nothing_else() throws Exception {
        KeptFigures.keep(computed(spec(SPEC), recording(1)), Progress.NONE);
        assertTrue(KeptFigures.find(spec(SPEC.replace("runs", "Runs").replace("#ff0000", "#123456")), recording(1),
                Progress.NONE).isPresent());
        for (String other : List.of(SPEC.replace("> 20", "> 21"), SPEC.replace("rolling\", 3", "rolling\", 5"),
                SPEC.replace("\"mean\", \"load\"", "\"mean\", \"arg0\""))) {
            assertTrue(KeptFigures.find(spec(other), recording(1), Progress.NONE).isEmpty());
        }
    }

    @Test
    void a_narrowed_figure_is_not_kept_as_the_whole() throws Exception {
        FigureSpec spec = spec(SPEC);
        LineFrame frame = LineFrame.evaluate(spec, recording(1), Progress.NONE).window(0, 100_000, Progress.NONE);
        KeptFigures.keep(LineIndex.build(frame, Progress.NONE), Progress.NONE);
        assertTrue(KeptFigures.find(spec, recording(1), Progress.NONE).isEmpty());
    }

    @Test
    void a_damaged_file_is_not_used() throws Exception {
        FigureSpec spec = spec(SPEC);
        KeptFigures.keep(computed(spec, recording(1)), Progress.NONE);
        Path file = files().get(0);
        byte[] bytes = Files.readAllBytes(file);
        for (int length : new int[] { 0, 10, bytes.length / 2, bytes.length - 1 }) {
            Files.write(file, Arrays.copyOf(bytes, length));
            assertEquals(Optional.empty(), KeptFigures.find(spec, recording(1), Progress.NONE));
        }
        Random random = new Random(4);
        for (int i = 0; i < 200; i++) {
            byte[] changed = bytes.clone();
            changed[changed.length - 1 - random.nextInt(600)] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, changed);
            assertEquals(Optional.empty(), KeptFigures.find(spec, recording(1), Progress.NONE), "directory and footer");
        }
        Files.write(file, bytes);
        assertTrue(KeptFigures.find(spec, recording(1), Progress.NONE).isPresent());
    }

    @Test
    void only_the_last_used_are_kept() throws Exception {
        List<FigureSpec> specs = Stream.of(1, 2, 3, 4).map(n -> spec(SPEC.replace("> 20", "> 2" + n))).toList();
        for (FigureSpec spec : specs) {
            KeptFigures.keep(computed(spec, recording(1)), Progress.NONE);
            Thread.sleep(20);
            assertTrue(KeptFigures.find(specs.get(0), recording(1), Progress.NONE).isPresent(), "used again and again");
            Thread.sleep(20);
        }
        assertEquals(3, files().size());
        assertTrue(KeptFigures.find(specs.get(1), recording(1), Progress.NONE).isEmpty());
        assertTrue(KeptFigures.find(specs.get(3), recording(1), Progress.NONE).isPresent());
    }

    @Test
    void what_is_given_up_leaves_nothing_behind() throws Exception {
        LineIndex index = computed(spec(SPEC), recording(1));
        int[] asked = { 0 };
        assertThrows(CancellationException.class, () -> KeptFigures.keep(index, new Progress() {
            @Override
            public void task(String what) {
                // nobody looks
            }

            @Override
            public void done(double fraction) {
                // nobody looks
            }

            @Override
            public boolean isCancelled() {
                return asked[0]++ > 3;
            }
        }));
        try (Stream<Path> files = Files.list(folder)) {
            assertTrue(files.noneMatch(file -> file.toString().endsWith(".tmp")
                    || file.toString().endsWith(".values")));
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("figure-")).toList();
        }
    }
}
