// SPDX-License-Identifier: EPL-2.0
package org.schedlog.benchmarks.generator;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.schedlog.engine.archive.RecordingReader;
import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.ColumnInfo;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Recording;
import org.schedlog.engine.compute.ComputedColumns;

/** The engine reads what the generator writes, and computes the same columns. */
class GeneratedRecordingOpensTest {

    private static final List<String> NEXT = List.of("nxt_timestamp_of_same_evt_on_same_cpu", "nxt_blk_wkp_of_same_pid",
            "prv_frq_on_same_cpu");
    private static final int EVENTS = 60_000;

    @TempDir
    static Path folder;
    private static Recording whole;
    private static Recording plain;

    @BeforeAll
    static void generate() throws Exception {
        whole = open("whole.tar", true);
        plain = open("plain.tar", false);
    }

    private static Recording open(String name, boolean computed) throws IOException {
        Path file = folder.resolve(name);
        RecordingWriter.write(new Settings(EVENTS, 12, 100, 9, computed), file);
        return RecordingReader.open(file, folder.resolve("cache"), ComputedColumns.PROVIDER, Progress.NONE);
    }

    @Test
    void without_a_note() {
        assertEquals(EVENTS, whole.events());
        assertEquals(List.of(), whole.notes());
        assertEquals(List.of(), plain.notes());
    }

    @Test
    void and_has_the_columns_that_were_asked_for() {
        assertTrue(recorded(whole).containsAll(NEXT));
        assertTrue(recorded(whole).containsAll(List.of("addr", "comm")));
        assertTrue(NEXT.stream().noneMatch(recorded(plain)::contains));
    }

    private static Set<String> recorded(Recording recording) {
        return recording.columnInfos().stream().filter(info -> info.origin() == ColumnInfo.Origin.RECORDED)
                .map(ColumnInfo::name).collect(Collectors.toSet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"nxt_timestamp_of_same_evt_on_same_cpu", "nxt_blk_wkp_of_same_pid", "prv_frq_on_same_cpu",
        "addr", "comm"})
    void and_a_recorded_column_is_what_the_engine_computes(String name) throws IOException {
        Column recorded = whole.column(name, Progress.NONE).orElseThrow();
        Column computed = ComputedColumns.PROVIDER.column(name, whole, Progress.NONE).orElseThrow();
        assertArrayEquals(values(computed), values(recorded));
        Column computedElsewhere = plain.column(name, Progress.NONE).orElseThrow();
        assertArrayEquals(values(computedElsewhere), values(recorded));
    }

    private static double[] values(Column column) {
        double[] values = new double[column.size()];
        column.readDoubles(0, values.length, values);
        return values;
    }
}
