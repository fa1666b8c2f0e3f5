// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.sched;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schedlog.engine.column.Progress;

/** The series of a CPU hold each change of its values that the rows tell, and nothing else. */
class SeriesOfCpusTest {

    private static List<String> samples(Series series) {
        return IntStream.range(0, series.size()).mapToObj(i -> series.time(i) + ": " + series.value(i)).toList();
    }

    private static List<String> changes(SwitchRecording made, int cpu, String event, boolean first) {
        List<String> changes = new ArrayList<>();
        Integer before = null;
        for (SwitchRecording.Row row : made.rows()) {
            if (row.cpu() == cpu && row.is(event)) {
                int value = first ? row.arg0() : row.arg1();
                if (before == null || before != value) {
                    changes.add(row.time() + ": " + value);
                }
                before = value;
            }
        }
        return changes;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void ofAnyRows(int seed) throws IOException {
        Random random = new Random(seed);
        SwitchRecording made = new SwitchRecording().row(0, 40, 0, "TICK", 0, 7);
        long time = 0;
        for (int i = 0; i < 2_000; i++) {
            time += random.nextInt(3) == 0 ? 0 : random.nextInt(50);
            String event = List.of("RQ_SIZE", "TICK", "CTX_SWITCH").get(random.nextInt(3));
            made.row(time, 2 * random.nextInt(20), 1, event, random.nextInt(3), random.nextInt(3));
        }
        CpuSeries series = CpuSeries.of(made.make(), Progress.NONE);
        assertEquals(time, series.duration());
        assertArrayEquals(IntStream.rangeClosed(0, 20).map(cpu -> 2 * cpu).toArray(), series.cpus());
        for (int cpu : series.cpus()) {
            assertEquals(changes(made, cpu, "RQ_SIZE", true), samples(series.of(CpuSeries.Kind.RUN_QUEUE, cpu)));
            assertEquals(changes(made, cpu, "TICK", false), samples(series.of(CpuSeries.Kind.FREQUENCY, cpu)));
            assertEquals(List.of(), samples(series.of(CpuSeries.Kind.BALANCING, cpu)));
        }
        assertEquals(0, series.of(CpuSeries.Kind.RUN_QUEUE, 1).size());
        assertTrue(series.has(CpuSeries.Kind.FREQUENCY));
        assertFalse(series.has(CpuSeries.Kind.BALANCING));
    }

    @Test
    void balancingIsTheKindThatBeganLast() throws IOException {
        CpuSeries series = CpuSeries.of(new SwitchRecording().row(0, 3, 0, "PER_BLN_IPA_END")
                .row(1, 3, 0, "PER_BLN_IPA_BEG").row(2, 3, 0, "IDL_BLN_FAIR_BEG").row(3, 3, 0, "IDL_BLN_FAIR_END")
                .row(4, 3, 0, "PER_BLN_IPA_END").make(), Progress.NONE);
        assertEquals(List.of("PER_BLN_IPA", "IDL_BLN_FAIR"), series.balancing());
        assertEquals(List.of("1: 0", "2: 1", "3: 0", "4: -1"), samples(series.of(CpuSeries.Kind.BALANCING, 3)));
    }
}
