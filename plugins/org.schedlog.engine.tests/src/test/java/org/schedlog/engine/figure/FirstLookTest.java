// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.ColumnProvider;
import org.schedlog.engine.column.EventTable;
import org.schedlog.engine.column.LongColumn;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Recording;
import org.schedlog.engine.column.Storage;
import org.schedlog.engine.column.TextMembers;
import org.schedlog.engine.compute.ComputedColumns;
import org.schedlog.engine.spec.FigureSpec;
import org.schedlog.engine.spec.SpecReader;

class FirstLookTest {

    private static final Map<String, Integer> EVENTS = Map.of("CTX_SWITCH", 0, "TICK", 1);

    /** Each CPU's runs of the threads 1, 2 and 3, a tick now and then. */
    private static final String SPEC = """
            {"input": ["nxt_timestamp_of_same_evt_on_same_cpu"], "output": ["x0", "y0", "x1", "y1", "c"], "c": [
              {"label": "one", "color": "#ff0000", "concatenate": [[["query", "event == $CTX_SWITCH and arg0 == 1"],
                RUN]]},
              {"label": "two", "color": "#00ff00", "concatenate": [[["query", "event == $CTX_SWITCH and arg0 == 2"],
                RUN]]},
              {"label": "three", "color": "#0000ff", "concatenate": [[["query", "event == $CTX_SWITCH and arg0 == 3"],
                RUN]]},
              {"label": "tick", "color": "#000000", "concatenate": [[["query", "event == $TICK"],
                ["=", "x0", "timestamp"], ["=", "x1", "timestamp"], ["=", "y0", "cpu"],
                ["=", "y1", ["+", "cpu", 0.5]]]]}
            ]}""".replace("RUN", "[\"=\", \"x0\", \"timestamp\"], "
            + "[\"=\", \"x1\", \"nxt_timestamp_of_same_evt_on_same_cpu\"], [\"=\", \"y0\", \"cpu\"], "
            + "[\"=\", \"y1\", \"cpu\"]");

    private static FigureSpec spec() throws Exception {
        var result = SpecReader.read(SPEC, "runs.json", EVENTS);
        assertTrue(result.errors().isEmpty(), () -> result.errors().toString());
        return result.spec();
    }

    /** On each CPU thread 1 runs half the time, thread 2 three tenths, thread 3 the rest, in runs of all lengths. */
    private static Recording recording(Random random, int events, int cpus) {
        long[][] rows = new long[events][];
        long[] now = new long[cpus];
        for (int i = 0; i < events; i++) {
            int cpu = random.nextInt(cpus);
            boolean isTick = random.nextInt(4) == 0;
            int thread = 1 + random.nextInt(3);
            rows[i] = new long[] { now[cpu], cpu, 0, isTick ? 1 : 0, thread, 0 };
            now[cpu] += isTick ? 0 : 1 + (long) (random.nextDouble() * new long[] { 5000, 3000, 2000 }[thread - 1]);
        }
        Arrays.sort(rows, (a, b) -> Long.compare(a[0], b[0]));
        Map<String, Column> required = new LinkedHashMap<>();
        for (int column = 0; column < Recording.REQUIRED.size(); column++) {
            int c = column;
            required.put(Recording.REQUIRED.get(column),
                    LongColumn.of(Arrays.stream(rows).mapToLong(row -> row[c] + (c == 0 ? 77_000 : 0)).toArray()));
        }
        return new Recording(new Recording.Parts(Path.of("runs"), required, new EventTable(EVENTS), ColumnProvider.NONE,
                ComputedColumns.PROVIDER, Map.of(), TextMembers.NONE, Storage.temporary(), List.of()));
    }

    @Test
    void where_all_rows_are_taken_it_is_the_figure() throws Exception {
        Recording recording = recording(new Random(5), 4000, 3);
        Slices all = Slices.of(recording.timestamp(), 40, 4000);
        assertEquals(4000, all.rows().size());
        LineIndex look = FirstLook.of(spec(), recording, all, Progress.NONE);
        LineIndex whole = LineIndex.build(LineFrame.evaluate(spec(), recording, Progress.NONE), Progress.NONE);
        assertEquals(whole.rowCount(), look.rowCount());
        PixelGrid grid = new PixelGrid(0, recording.end() - recording.start() + 1, 777);
        for (int row = 0; row < whole.rowCount(); row++) {
            RowRaster expected = whole.raster(row, grid);
            RowRaster actual = look.raster(row, grid);
            for (int category = 0; category < 4; category++) {
                for (int x = 0; x < grid.width(); x++) {
                    assertEquals(expected.present(category, x), actual.present(category, x));
                    assertEquals(expected.amount(category, x), actual.amount(category, x));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = { 1, 2, 3 })
    void from_one_row_in_ten_the_shares_of_time_are_nearly_those_of_the_figure(int seed) throws Exception {
        Recording recording = recording(new Random(seed), 200_000, 4);
        Slices slices = Slices.of(recording.timestamp(), 100, 200);
        assertTrue(slices.rows().size() <= 20_000);
        LineIndex look = FirstLook.of(spec(), recording, slices, Progress.NONE);
        LineIndex whole = LineIndex.build(LineFrame.evaluate(spec(), recording, Progress.NONE), Progress.NONE);
        PixelGrid grid = new PixelGrid(0, recording.end() - recording.start() + 1, 20);
        for (int row = 0; row < 4; row++) {
            RowRaster expected = whole.raster(row, grid);
            RowRaster actual = look.raster(row, grid);
            for (int category = 0; category < 3; category++) {
                int c = category;
                double mean = IntStream.range(0, 20).mapToDouble(x -> expected.amount(c, x)).average().getAsDouble();
                double seen = IntStream.range(0, 20).mapToDouble(x -> actual.amount(c, x)).average().getAsDouble();
                assertEquals(mean, seen, 0.06, "category " + category);
            }
            for (int x = 0; x < 20; x++) {
                assertEquals(expected.present(3, x), actual.present(3, x), "ticks in each pixel");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = { 1, 2, 3, 4 })
    void slices_are_the_first_rows_of_equal_pieces_of_time_and_stretched_over_them(int seed) {
        Random random = new Random(seed);
        int count = 1 + random.nextInt(9);
        int most = 1 + random.nextInt(20);
        long[] times = random.longs(1 + random.nextInt(300), 0, 1000).sorted().toArray();
        Slices slices = Slices.of(LongColumn.of(times), count, most);
        long span = times[times.length - 1] - times[0] + 1;
        int position = 0;
        for (int slice = 0; slice < count; slice++) {
            long begin = times[0] + span * slice / count;
            long end = times[0] + span * (slice + 1) / count;
            int[] inPiece = IntStream.range(0, times.length).filter(row -> times[row] >= begin && times[row] < end)
                    .toArray();
            long last = begin - times[0];
            for (int i = 0; i < Math.min(most, inPiece.length); i++) {
                assertEquals(inPiece[i], slices.rows().get(position++));
                long time = times[inPiece[i]] - times[0];
                long stretched = slices.stretched(time);
                assertTrue(stretched >= last && stretched <= end - times[0], "in order, within the piece");
                assertTrue(inPiece.length > most || stretched == time, "a complete piece is as it was");
                last = stretched;
            }
        }
        assertEquals(position, slices.rows().size());
        assertEquals(span + 5, slices.stretched(span + 5));
        assertEquals(-5, slices.stretched(-5));
    }
}
