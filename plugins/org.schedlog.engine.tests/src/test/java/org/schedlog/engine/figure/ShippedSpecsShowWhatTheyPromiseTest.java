// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Recording;
import org.schedlog.engine.compute.SmallRecording;
import org.schedlog.engine.spec.Category;
import org.schedlog.engine.spec.SpecReader;
import org.schedlog.engine.spec.SpecResult;

/** The specs in examples/line, on a recording in which every event occurs with all kinds of arguments. */
class ShippedSpecsShowWhatTheyPromiseTest {

    private static final Path SPECS = Path.of("..", "..", "examples", "line");

    @TempDir
    Path folder;

    static List<Path> specs() throws IOException {
        try (Stream<Path> files = Files.list(SPECS)) {
            return files.sorted().toList();
        }
    }

    @Test
    void there_are_at_least_six_and_the_default_one() throws IOException {
        assertTrue(specs().size() >= 6, specs().toString());
        assertTrue(specs().contains(SPECS.resolve("overview.json")), specs().toString());
    }

    @ParameterizedTest
    @MethodSource("specs")
    void every_category_has_lines_and_an_own_name_and_colour(Path file) throws Exception {
        LineFrame frame = evaluate(file);
        Set<String> labels = new HashSet<>();
        Set<Integer> colors = new HashSet<>();
        for (CategoryFrame frameOfCategory : frame.categories()) {
            Category category = frameOfCategory.category();
            assertNull(category.unavailable(), category.label());
            assertTrue(frameOfCategory.count() > 0, category.label());
            assertTrue(labels.add(category.label()), category.label());
            assertTrue(colors.add(category.color()), category.label());
        }
    }

    @ParameterizedTest
    @MethodSource("specs")
    void lines_stay_in_their_row_and_go_forward_in_time_except_migrations(Path file) throws Exception {
        LineFrame frame = evaluate(file);
        boolean crossing = false;
        for (CategoryFrame category : frame.categories()) {
            for (Part part : category.parts()) {
                double[] x0 = values(part, "x0");
                double[] x1 = values(part, "x1");
                double[] y0 = values(part, "y0");
                double[] y1 = values(part, "y1");
                for (int line = 0; line < part.size(); line++) {
                    assertTrue(x0[line] <= x1[line], category.category().label());
                    crossing |= Math.floor(y0[line]) != Math.floor(y1[line]);
                }
            }
        }
        assertEquals(file.endsWith("migrations.json"), crossing);
    }

    @ParameterizedTest
    @ValueSource(strings = { "threads.json", "user-events.json" })
    void rows_are_threads(String file) throws Exception {
        assertEquals(Meaning.THREAD, LineIndex.build(evaluate(SPECS.resolve(file)), Progress.NONE).rowMeaning());
    }

    @ParameterizedTest
    @ValueSource(strings = { "overview.json", "runqueue.json", "frequency.json", "events.json", "migrations.json",
            "balancing.json" })
    void rows_are_cpus(String file) throws Exception {
        assertEquals(Meaning.CPU, LineIndex.build(evaluate(SPECS.resolve(file)), Progress.NONE).rowMeaning());
    }

    @ParameterizedTest
    @ValueSource(strings = { "overview.json", "events.json" })
    void every_event_is_a_tick_once(String file) throws Exception {
        LineFrame frame = evaluate(SPECS.resolve(file));
        long ticks = 0;
        for (CategoryFrame category : frame.categories()) {
            for (Part part : category.parts()) {
                double[] y0 = values(part, "y0");
                double[] y1 = values(part, "y1");
                for (int line = 0; line < part.size(); line++) {
                    ticks += y1[line] > y0[line] ? 1 : 0;
                }
            }
        }
        assertEquals(frame.recording().events(), ticks);
    }

    private LineFrame evaluate(Path file) throws Exception {
        Recording recording = recording();
        SpecResult result = SpecReader.read(file, recording.eventTable().ids());
        assertEquals(List.of(), result.diagnostics());
        return LineFrame.evaluate(result.spec(), recording, Progress.NONE);
    }

    private Recording recording() {
        Random random = new Random(4);
        SmallRecording rows = new SmallRecording(folder);
        for (int i = 0; i < 9000; i++) {
            String event = SmallRecording.EVENTS.get(random.nextInt(SmallRecording.EVENTS.size()));
            int arg0 = event.equals("USER_EVT") || event.equals("TICK") ? random.nextInt(2) : random.nextInt(12);
            int arg1 = random.nextInt(event.equals("USER_EVT") ? 2 : 12) - (event.equals("RQ_SIZE") ? 6 : 0);
            long unit = event.equals("TICK") ? 400_000 : 1;
            rows.row(event, random.nextInt(6), 1 + random.nextInt(20), arg0, unit * arg1);
        }
        return rows.make();
    }

    private static double[] values(Part part, String output) {
        double[] values = new double[part.size()];
        part.column(output).readDoubles(0, part.size(), values);
        return values;
    }
}
