// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.sched;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schedlog.engine.column.Progress;

/** The quick sums of run times are those of the table of residencies, for any window within the recording. */
class RunTimesEqualResidenciesTest {

    private static Map<String, Long> quick(CpuTimeline timeline, TimeWindow window, int only) {
        Map<String, Long> sums = new HashMap<>();
        new RunTimes(timeline.lanes()).of(window, cpu -> only < 0 || cpu == only, (cpu, task, time) -> {
            if (time > 0) {
                assertNull(sums.put(timeline.cpuAt(cpu).cpu() + "/" + timeline.taskAt(task).pid(), time), "told twice");
            }
        });
        return sums;
    }

    private static Map<String, Long> table(CpuTimeline timeline, TimeWindow window, int only) {
        Map<String, Long> sums = new HashMap<>();
        for (TaskStatistics task : ResidencyTable.of(timeline, window, Progress.NONE).tasks()) {
            for (int i = 0; i < task.cpus().length; i++) {
                if (task.residencies()[i] > 0 && (only < 0 || task.cpus()[i] == only)) {
                    sums.put(timeline.cpuAt(task.cpus()[i]).cpu() + "/" + task.pid(), task.residencies()[i]);
                }
            }
        }
        return sums;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void inAnyWindow(int seed) throws IOException {
        Random random = new Random(seed);
        CpuTimeline timeline = (seed % 2 == 0 ? SwitchRecording.chaotic(random, 400, 3, 6)
                : SwitchRecording.orderly(random, 400, 3, 6)).timeline();
        for (int i = 0; i < 100; i++) {
            long a = random.nextLong(timeline.duration() + 1);
            long b = random.nextLong(timeline.duration() + 1);
            TimeWindow window = new TimeWindow(Math.min(a, b), Math.max(a, b));
            int only = random.nextInt(timeline.cpuCount() + 1) - 1;
            assertEquals(table(timeline, window, only), quick(timeline, window, only), window::toString);
        }
        windowsThatFollowEachOther(timeline, random);
        assertEquals(Map.of(), quick(timeline, new TimeWindow(timeline.duration() + 5, timeline.duration() + 9), -1));
        TimeWindow wider = new TimeWindow(-100, timeline.duration() + 100);
        assertEquals(table(timeline, timeline.span(), -1), quick(timeline, wider, -1));
    }

    /** As a chart asks: mostly from where the window before ended; tasks in groups. */
    private static void windowsThatFollowEachOther(CpuTimeline timeline, Random random) {
        CpuLanes lanes = timeline.lanes();
        int[] groups = IntStream.range(0, lanes.taskCount()).map(task -> task % 3).toArray();
        RunTimes kept = new RunTimes(lanes, groups);
        long from = 0;
        for (int i = 0; i < 300; i++) {
            long to = Math.min(timeline.duration() + 3, from + random.nextInt(60));
            TimeWindow window = new TimeWindow(from, to);
            int cpu = random.nextInt(4);
            long[] sums = new long[3];
            for (int index = 0; index < lanes.cpuCount(); index++) {
                if (index != cpu) {
                    kept.addTo(sums, index, window);
                }
            }
            long[] expected = new long[3];
            new RunTimes(lanes).of(window, index -> index != cpu, (index, task, time) -> expected[task % 3] += time);
            assertArrayEquals(expected, sums, window::toString);
            from = random.nextInt(10) == 0 || to >= timeline.duration() ? random.nextLong(timeline.duration()) : to;
        }
    }
}
