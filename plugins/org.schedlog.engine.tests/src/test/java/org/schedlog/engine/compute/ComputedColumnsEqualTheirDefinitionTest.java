// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.compute;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.ColumnInfo;
import org.schedlog.engine.column.DoubleColumn;
import org.schedlog.engine.column.EventTable;
import org.schedlog.engine.column.LongColumn;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Recording;

class ComputedColumnsEqualTheirDefinitionTest {

    private static final List<String> FIELDS = List.of("timestamp", "arg0", "arg1", "cpu", "pid", "event");

    @TempDir
    Path folder;

    /** Sizes around the block's and beyond what is kept on the heap. */
    @ParameterizedTest
    @CsvSource({ "1, 1", "2, 3", "3, 200", "4, 4095", "5, 4096", "6, 4097", "7, 40000" })
    void neighbours_of_random_recordings(long seed, int rows) throws IOException {
        Recording recording = random(new Random(seed), rows).make();
        for (String direction : List.of("nxt", "prv")) {
            for (String kind : List.of("same_evt", "(BLOCK|WAKEUP)", "(TICK)", "(EXEC|EXIT|FORK|EXEC)")) {
                for (String key : List.of("cpu", "pid")) {
                    for (String field : FIELDS) {
                        String name = direction + "_" + field + "_of_" + kind + "_on_same_" + key;
                        assertArrayEquals(neighbours(recording, direction.equals("nxt"), field, kind, key),
                                longs(recording, name), name);
                    }
                }
            }
        }
        assertArrayEquals(longs(recording, "nxt_timestamp_of_(BLOCK|WAKEUP)_on_same_pid"),
                longs(recording, "nxt_blk_wkp_of_same_pid"));
    }

    @Test
    void more_keys_than_the_tables_begin_with() throws IOException {
        Random random = new Random(8);
        SmallRecording rows = new SmallRecording(folder);
        for (int i = 0; i < 9000; i++) {
            rows.row(random.nextInt(), random.nextInt(), i % 3 == 0 ? i : random.nextInt(3000), i, -i, 0);
        }
        Recording recording = rows.make();
        assertArrayEquals(neighbours(recording, true, "arg0", "same_evt", "pid"),
                longs(recording, "nxt_arg0_of_same_evt_on_same_pid"));
        SmallRecording blocks = new SmallRecording(folder);
        for (int i = 0; i < 9000; i++) {
            blocks.row(SmallRecording.id("BLOCK"), random.nextInt(), random.nextInt(4000), i, -i, 0);
        }
        Recording blocking = blocks.make();
        assertArrayEquals(neighbours(blocking, false, "arg1", "(BLOCK|WAKEUP)", "pid"),
                longs(blocking, "prv_arg1_of_(BLOCK|WAKEUP)_on_same_pid"));
    }

    @Test
    void a_worked_example() throws IOException {
        Recording recording = new SmallRecording(folder).row("BLOCK", 0, 7, 1, 10).row("WAKEUP", 1, 7, 2, 20)
                .row("TICK", 1, 7, 3, 30).row("BLOCK", 1, 8, 4, 40).row("BLOCK", 0, 7, 5, 50).make();
        assertArrayEquals(new long[] { 1010, 1040, 1020, 1030, 1040 }, longs(recording, "nxt_blk_wkp_of_same_pid"));
        assertArrayEquals(new long[] { 5, 2, 3, 4, 5 }, longs(recording, "nxt_arg0_of_same_evt_on_same_cpu"));
        assertArrayEquals(new long[] { 10, 20, 30, 20, 10 },
                longs(recording, "prv_arg1_of_(BLOCK|WAKEUP)_on_same_cpu"));
    }

    @ParameterizedTest
    @ValueSource(longs = { 11, 12, 13 })
    void frequency_of_the_latest_tick(long seed) throws IOException {
        Recording recording = random(new Random(seed), 5000).make();
        DoubleColumn column = (DoubleColumn) column(recording, "prv_frq_on_same_cpu");
        Map<Long, Double> latest = new HashMap<>();
        for (int row = 0; row < recording.events(); row++) {
            if (recording.event().get(row) == SmallRecording.id("TICK")) {
                latest.put(recording.cpu().get(row), (double) recording.arg1().get(row));
            }
            assertEquals(latest.getOrDefault(recording.cpu().get(row), Double.NaN), column.get(row), "row " + row);
        }
        assertTrue(Double.isNaN(column.get(0)) || recording.event().get(0) == SmallRecording.id("TICK"));
    }

    @Test
    void address_joins_signed_halves() throws IOException {
        Recording recording = new SmallRecording(folder).row("TICK", 0, 1, 1, 2).row("TICK", 0, 1, -30000, 5)
                .row("TICK", 0, 1, 7, -2).make();
        long[] expected = { (1L << 32) + 2, -30000L * (1L << 32) + 5, -2 };
        LongColumn address = (LongColumn) column(recording, "addr");
        assertArrayEquals(expected, longs(recording, "addr"));
        long[] gathered = new long[3];
        address.gather(new int[] { 2, 0, 1 }, 3, gathered);
        assertArrayEquals(new long[] { expected[2], expected[0], expected[1] }, gathered);
        assertEquals(expected[1], address.get(1));
    }

    @Test
    void command_ids_are_the_recordings_own_and_go_on_behind_them() throws IOException {
        SmallRecording rows = new SmallRecording(folder).row("TICK", 5).exec(5, "gcc").row("TICK", 5).exec(6, "make")
                .exec(5, "redis-server").row("TICK", 6).exec(5, "gcc").row("TICK", 7);
        assertArrayEquals(new long[] { 0, 1, 1, 2, 3, 2, 1, 0 }, longs(rows.make(), "comm"));
        // asked of the provider itself, because the recording would answer with its recorded column
        Recording named = rows.commName(4, "make").commName(9, "cc1").make();
        LongColumn computed = (LongColumn) ComputedColumns.PROVIDER.column("comm", named, Progress.NONE).orElseThrow();
        assertArrayEquals(new long[] { 0, 10, 10, 4, 11, 4, 10, 0 }, values(computed));
    }

    @Test
    void unreadable_command_has_id_0() throws IOException {
        Recording recording = new SmallRecording(folder).exec(5, "gcc").row("EXEC", 0, 5, 0, 0x01020304).exec(5, "")
                .make();
        assertArrayEquals(new long[] { 1, 0, 0 }, longs(recording, "comm"));
    }

    @Test
    void every_column_of_the_list_can_be_had() throws IOException {
        Recording recording = random(new Random(21), 300).make();
        List<String> names = recording.columnInfos().stream().map(ColumnInfo::name).toList();
        assertEquals(42, names.size());
        assertEquals(36, names.stream().distinct()
                .filter(name -> name.contains("_on_same_") && name.startsWith("nxt_")).count());
        for (String name : names) {
            assertTrue(ComputedColumns.isComputedName(name), name);
            assertEquals(300, column(recording, name).size(), name);
        }
    }

    @Test
    void every_form_is_understood_with_every_field_and_key() {
        for (String form : ComputedColumns.FORMS) {
            for (String field : List.of("timestamp", "arg0", "arg1", "cpu", "pid", "event")) {
                for (String key : List.of("cpu", "pid")) {
                    String name = form.replace("FIELD", field).replace("KEY", key);
                    assertTrue(ComputedColumns.isComputedName(name), name);
                }
            }
        }
    }

    @Test
    void a_table_without_the_events_leaves_their_columns_out() throws IOException {
        Recording recording = new SmallRecording(folder).table("BLOCK", "WAKEUP").row("BLOCK", 1).make();
        List<String> names = recording.columnInfos().stream().map(ColumnInfo::name).toList();
        assertEquals(6 + 6 + 3, names.size(), names.toString());
        assertTrue(names.contains("nxt_blk_wkp_of_same_pid"));
        assertTrue(recording.column("prv_frq_on_same_cpu", Progress.NONE).isEmpty());
        assertTrue(recording.column("prv_arg0_of_(BLOCK|NOPE)_on_same_cpu", Progress.NONE).isEmpty());
    }

    @Test
    void missing_events_are_named_once() {
        EventTable table = new EventTable(Map.of("BLOCK", 4));
        assertEquals(List.of("NOPE", "WAKEUP"),
                ComputedColumns.missingEvents("nxt_timestamp_of_(BLOCK|NOPE|WAKEUP|NOPE)_on_same_pid", table));
        assertEquals(List.of("WAKEUP"), ComputedColumns.missingEvents("nxt_blk_wkp_of_same_pid", table));
        assertEquals(List.of("TICK"), ComputedColumns.missingEvents("prv_frq_on_same_cpu", table));
        assertEquals(List.of("EXEC"), ComputedColumns.missingEvents("comm", table));
        assertEquals(List.of(), ComputedColumns.missingEvents("comm_name", table));
        assertEquals(List.of(), ComputedColumns.missingEvents("nxt_timestamp_of_(BLOCK)_on_same_cpu", table));
        assertEquals(List.of(), ComputedColumns.missingEvents("timestamp", table));
    }

    @ParameterizedTest
    @ValueSource(strings = { "timestamp", "", "nxt", "nxt_timestamp_of_BLOCK_on_same_cpu",
            "nxt_timestamp_of_()_on_same_cpu", "nxt_timestamp_of_(A|)_on_same_cpu",
            "nxt_timestamp_of_(A||B)_on_same_cpu", "nxt_timestamp_of_same_evt_on_same_arg0",
            "nxt_comm_of_same_evt_on_same_cpu", "NXT_timestamp_of_same_evt_on_same_cpu", "prv_frq_on_same_pid",
            "prv_blk_wkp_of_same_pid", "nxt_timestamp_of_same_evt_on_same_cpu2", "nxt_timestamp_of_(A B)_on_same_cpu" })
    void other_names_are_not_understood(String name) throws IOException {
        assertTrue(!ComputedColumns.isComputedName(name), name);
        Recording recording = new SmallRecording(folder).row("BLOCK", 1).make();
        assertTrue(ComputedColumns.PROVIDER.column(name, recording, Progress.NONE).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = { "nxt_arg0_of_same_evt_on_same_pid", "prv_arg0_of_same_evt_on_same_pid",
            "prv_frq_on_same_cpu", "comm", "comm_name" })
    void work_tells_how_far_it_is_and_can_be_cancelled(String name) throws IOException {
        Recording recording = random(new Random(31), 3 * Column.BLOCK).make();
        Listener cancelling = new Listener(2);
        assertThrows(CancellationException.class, () -> ComputedColumns.PROVIDER.column(name, recording, cancelling));
        Listener patient = new Listener(Integer.MAX_VALUE);
        Column column = ComputedColumns.PROVIDER.column(name, recording, patient).orElseThrow();
        assertEquals(recording.events(), column.size());
        assertTrue(patient.fractions.size() >= 3 && patient.fractions.stream().allMatch(f -> f >= 0 && f <= 1));
        assertEquals(1.0, patient.fractions.get(patient.fractions.size() - 1));
        assertTrue(patient.tasks.contains("Computing column " + name), patient.tasks.toString());
    }

    private static final class Listener implements Progress {
        private final int patience;
        private final List<Double> fractions = new ArrayList<>();
        private final List<String> tasks = new ArrayList<>();

        Listener(int patience) {
            this.patience = patience;
        }

        @Override
        public void task(String what) {
            tasks.add(what);
        }

        @Override
        public void done(double fraction) {
            fractions.add(fraction);
        }

        @Override
        public boolean isCancelled() {
            return fractions.size() >= patience;
        }
    }

    private SmallRecording random(Random random, int count) {
        SmallRecording rows = new SmallRecording(folder);
        for (int i = 0; i < count; i++) {
            String known = SmallRecording.EVENTS.get(random.nextInt(8));
            int event = random.nextInt(40) == 0 ? 1000 : SmallRecording.id(known);
            rows.row(event, random.nextInt(4), random.nextInt(40) - 1, random.nextInt(), random.nextInt(9) - 4, 0);
        }
        return rows;
    }

    /** The definition, row by row. */
    private static long[] neighbours(Recording recording, boolean next, String field, String kind, String key)
            throws IOException {
        long[] events = longs(recording, "event");
        long[] keys = longs(recording, key);
        long[] values = longs(recording, field);
        List<Long> wanted = kind.equals("same_evt") ? null
                : List.of(kind.substring(1, kind.length() - 1).split("\\|")).stream()
                        .map(event -> (long) SmallRecording.id(event)).toList();
        int step = next ? 1 : -1;
        return IntStream.range(0, values.length).mapToLong(row -> {
            if (wanted != null && !wanted.contains(events[row])) {
                return values[row];
            }
            for (int other = row + step; other >= 0 && other < values.length; other += step) {
                boolean same = wanted == null ? events[other] == events[row] : wanted.contains(events[other]);
                if (same && keys[other] == keys[row]) {
                    return values[other];
                }
            }
            return values[row];
        }).toArray();
    }

    private static Column column(Recording recording, String name) throws IOException {
        return recording.column(name, Progress.NONE).orElseThrow();
    }

    private static long[] longs(Recording recording, String name) throws IOException {
        return values((LongColumn) column(recording, name));
    }

    private static long[] values(LongColumn column) {
        long[] values = new long[column.size()];
        column.read(0, column.size(), values);
        return values;
    }
}
