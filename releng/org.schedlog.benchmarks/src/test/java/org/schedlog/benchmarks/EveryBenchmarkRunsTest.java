// SPDX-License-Identifier: EPL-2.0
package org.schedlog.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.schedlog.benchmarks.generator.RecordingWriter;
import org.schedlog.benchmarks.generator.Settings;
import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.LongColumn;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Recording;
import org.schedlog.engine.figure.CategoryFrame;
import org.schedlog.engine.figure.LineFrame;
import org.schedlog.engine.figure.LineIndex;

/** On a small recording; how long it takes is nobody's business here. */
class EveryBenchmarkRunsTest {

    private static final String FOLDER = "schedlog.benchmarks";
    private static final int EVENTS = 50_000;

    @TempDir
    static Path folder;
    private static RecordingState state;

    @BeforeAll
    static void generate() throws Exception {
        System.setProperty(FOLDER, folder.toString());
        state = new RecordingState();
        state.events = EVENTS;
        RecordingWriter.write(new Settings(EVENTS, 8, 60, 1, true), state.tar());
        state.open();
    }

    @AfterAll
    static void forget() {
        System.clearProperty(FOLDER);
    }

    @Test
    void the_figure_has_25_categories_none_of_which_is_unavailable() throws Exception {
        LineFrame frame = new CategoryBenchmark().evaluate(state);
        assertEquals(25, frame.categories().size());
        for (CategoryFrame category : frame.categories()) {
            assertEquals(null, category.category().unavailable());
        }
        long lines = frame.categories().stream().mapToLong(CategoryFrame::count).sum();
        assertTrue(lines > EVENTS && lines < 2 * EVENTS, () -> "lines: " + lines);
    }

    @Test
    void the_index_has_a_row_for_each_cpu_and_pixels_in_each() throws Exception {
        LineIndex index = new IndexBenchmark().build(state);
        assertEquals(8, index.rowCount());
        PixelBenchmark pixels = new PixelBenchmark();
        for (int perMille : new int[] {1000, 10}) {
            pixels.perMille = perMille;
            assertEquals(8, pixels.rasters(state).size());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nxt_timestamp_of_same_evt_on_same_cpu", "addr", "comm"})
    void columns_are_read_anew(String column) throws Exception {
        InflateBenchmark benchmark = new InflateBenchmark();
        benchmark.column = column;
        benchmark.forget(state);
        Column first = benchmark.read();
        benchmark.forget(state);
        assertFalse(first == benchmark.read());
    }

    @Test
    void statistics_cover_all_categories() throws Exception {
        assertEquals(25, new StatisticsBenchmark().statistics(state).categories().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"event == 10", "event == 10 & arg0 > 1", "event in [2, 4, 5] & 20 <= cpu < 40 & pid != 0"})
    void queries_select_some_rows(String condition) throws Exception {
        QueryBenchmark benchmark = new QueryBenchmark();
        benchmark.condition = condition;
        assertTrue(benchmark.select(state).size() < EVENTS);
    }

    @Test
    void columns_are_computed() throws Exception {
        ComputedColumnBenchmark benchmark = new ComputedColumnBenchmark();
        benchmark.column = "comm";
        assertEquals(EVENTS, benchmark.compute(state).size());
    }

    @Test
    void the_jobs_of_the_script_say_everything_that_its_table_needs() throws Exception {
        String said = "NUMPY\t1.5\t3.0\n";
        for (String group : new String[] {"coldlook", "cold", "again", "kept", "reopen", "look", "computed", "loop"}) {
            said += output(() ->
                    Jobs.main(new String[] {group, state.tar().toString(), folder.resolve("other").toString()}));
        }
        Set<Job> jobs = EnumSet.noneOf(Job.class);
        said.lines().filter(line -> !line.startsWith("MEMORY"))
                .forEach(line -> jobs.add(Job.valueOf(line.split("\t")[0])));
        Set<Job> ofTheEngine = EnumSet.allOf(Job.class);
        ofTheEngine.removeIf(job -> job.name().startsWith("TC_"));
        assertEquals(ofTheEngine, jobs);
        Files.writeString(folder.resolve("10000000.tsv"), said);
        String table = output(() -> Report.main(new String[] {folder.toString(), "10000000", "10000000"}));
        assertTrue(table.contains("### 10,000,000 events"), table);
        for (Job job : ofTheEngine) {
            assertTrue(table.contains("| " + job.title + " | "), table);
        }
        assertTrue(table.contains("| cold: tarball to complete figure | "), table);
        assertTrue(table.contains("| numpy.load of the 7 arrays, two threads | 1.50 |  |  | 1.00 |"), table);
    }

    @Test
    void goals_are_shown_for_recordings_of_about_the_sizes_that_they_are_for() throws Exception {
        Files.writeString(folder.resolve("own-run.tsv"), "NUMPY\t100\t200\nCOLD\t150\t160\nKEPT\t50\t60\n");
        String[] own = {folder.toString(), "own-run", "10400123"};
        String about = output(() -> Report.main(own));
        assertTrue(about.contains("### own-run, 10,400,123 events"), about);
        assertTrue(about.contains("complete figure | 150 | 300 | 0.50 |"), about);
        assertTrue(about.contains("with its pixels | 50 | 200 | 0.25 |"), about);
        own[2] = "5000000";
        String other = output(() -> Report.main(own));
        assertTrue(other.contains("complete figure | 150 | 300 | 0.50 |"), other);
        assertTrue(other.contains("with its pixels | 50 |  |  |"), other);
        own[2] = "5000";
        assertTrue(output(() -> Report.main(own)).contains("complete figure | 150 |  |  |"));
    }

    @Test
    void events_are_read_in_order_and_at_random() throws Exception {
        EventBenchmark events = new EventBenchmark();
        events.find(state);
        long sum = 0;
        for (String name : Recording.REQUIRED) {
            LongColumn column = (LongColumn) state.recording.column(name, Progress.NONE).orElseThrow();
            for (int row = 0; row < EVENTS; row++) {
                sum += column.get(row);
            }
        }
        assertEquals(sum, events.inOrder(state));
        assertNotEquals(0, events.atRandom());
    }

    private interface Main {
        void run() throws Exception;
    }

    private static String output(Main main) throws Exception {
        PrintStream before = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
            main.run();
        } finally {
            System.setOut(before);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
