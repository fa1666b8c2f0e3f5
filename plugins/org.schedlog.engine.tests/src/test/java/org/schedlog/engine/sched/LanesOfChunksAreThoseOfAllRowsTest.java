// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.sched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Recording;
import org.schedlog.engine.testing.CancelAt;

/** However the rows are cut into chunks: the lanes are those that one finds going from row to row. */
class LanesOfChunksAreThoseOfAllRowsTest {

    /** What a CPU's switches say, row by row. */
    private static final class Lane {
        private final List<List<Long>> runs = new ArrayList<>();
        private int current;
        private long rows;
        private long breaks;

        private void follow(SwitchRecording.Row row) {
            if (rows++ == 0) {
                current = row.pid();
                runs.add(List.of(0L, (long) current));
            }
            breaks += row.pid() == current ? 0 : 1;
            if (row.arg0() != current) {
                current = row.arg0();
                runs.add(List.of(row.time(), (long) current));
            }
        }
    }

    private static String expected(SwitchRecording recording) {
        Map<Integer, Lane> lanes = new TreeMap<>();
        TreeSet<Integer> pids = new TreeSet<>();
        for (SwitchRecording.Row row : recording.rows()) {
            Lane lane = lanes.computeIfAbsent(row.cpu(), cpu -> new Lane());
            if (row.is("CTX_SWITCH")) {
                lane.follow(row);
                lane.runs.forEach(run -> pids.add(run.get(1).intValue()));
            }
        }
        StringBuilder text = new StringBuilder(pids.toString());
        lanes.forEach((cpu, lane) -> text.append("\n").append(cpu).append(": ").append(lane.rows).append(' ')
                .append(lane.breaks).append(' ').append(lane.runs));
        return text.toString();
    }

    /** All that is known of the lanes. */
    static String text(CpuLanes lanes) {
        TreeSet<Integer> pids = new TreeSet<>();
        for (int task = 0; task < lanes.taskCount(); task++) {
            pids.add(lanes.pidAt(task));
            assertEquals(task, lanes.numberOf(lanes.pidAt(task)));
        }
        StringBuilder text = new StringBuilder(pids.toString());
        for (int cpu : lanes.cpus()) {
            CpuRuns runs = lanes.cpuAt(lanes.indexOfCpu(cpu));
            List<List<Long>> list = new ArrayList<>();
            for (int run = 0; run < runs.size(); run++) {
                list.add(List.of(runs.begin(run), (long) lanes.pidAt(runs.task(run))));
            }
            text.append("\n").append(cpu).append(": ").append(runs.rows()).append(' ').append(runs.breaks()).append(' ')
                    .append(list);
        }
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void of_any_size(int seed) throws IOException {
        Random random = new Random(seed);
        SwitchRecording rows = seed % 2 == 0 ? SwitchRecording.chaotic(random, 700, 30, 90)
                : SwitchRecording.orderly(random, 700, 5, 9);
        Recording recording = rows.make();
        for (int chunk : new int[] {1, 2, 7, 100, 350, 699, 700, 5_000}) {
            assertEquals(expected(rows), text(new LanesBuilder(recording, chunk).build(Progress.NONE)),
                    () -> "chunks of " + chunk);
        }
        assertEquals(expected(rows), text(CpuLanes.of(recording, Progress.NONE)));
    }

    @Test
    void a_cpu_that_is_met_late_and_a_break_between_two_chunks() throws IOException {
        SwitchRecording rows = new SwitchRecording().change(0, 0, 1, 2).change(5, 0, 9, 3).row(6, 4, 8, "TICK")
                .change(7, 0, 3, 3).change(8, 4, 9, 9).change(9, 4, 9, -5);
        for (int chunk = 1; chunk <= 6; chunk++) {
            assertEquals("[-5, 1, 2, 3, 9]\n0: 3 1 [[0, 1], [0, 2], [5, 3]]\n4: 2 0 [[0, 9], [9, -5]]",
                    text(new LanesBuilder(rows.make(), chunk).build(Progress.NONE)));
        }
    }

    @Test
    void both_passes_can_be_cancelled_at_any_time() throws IOException {
        Recording recording = SwitchRecording.orderly(new Random(3), 2_000, 4, 9).make();
        CancelAt never = new CancelAt(Long.MAX_VALUE);
        new LanesBuilder(recording, 300).build(never);
        for (long limit = 0; limit < never.asked(); limit++) {
            CancelAt cancel = new CancelAt(limit);
            assertThrows(CancellationException.class, () -> new LanesBuilder(recording, 300).build(cancel),
                    () -> "at look " + cancel.asked());
        }
    }
}
