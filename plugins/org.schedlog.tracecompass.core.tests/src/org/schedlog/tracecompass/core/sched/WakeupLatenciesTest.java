// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.sched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.sched.ResidencyTable;
import org.schedlog.engine.sched.TaskStatistics;
import org.schedlog.engine.sched.TimeWindow;

@DisplayName("Wake-up latencies")
class WakeupLatenciesTest {

    @TempDir
    Path folder;

    @Test
    void they_agree_with_the_residency_table_in_any_window() throws Exception {
        try (SchedulerTrace open = new SchedulerTrace(folder, SchedulerTrace.random(21, 4_000, 3, 8))) {
            SchedulerData data = open.data();
            for (TimeWindow window : new TimeWindow[] { data.timeline().span(), new TimeWindow(5_000, 90_000),
                    new TimeWindow(10_000, 10_200) }) {
                ResidencyTable table = ResidencyTable.of(data.timeline(), window, Progress.NONE);
                long all = 0;
                for (TaskStatistics task : table.tasks()) {
                    if (task.pid() != 0) {
                        WakeupLatencies of = WakeupLatencies.of(data.timeline(), task.pid(), window, 10_000,
                                Progress.NONE);
                        assertEquals(task.latency().count(), of.total());
                        assertEquals(of.total(), of.slowest().size());
                        assertEquals(task.latency().max(), of.total() == 0 ? -1 : of.slowest().get(0).latency());
                        all += of.total();
                    }
                }
                WakeupLatencies every = WakeupLatencies.of(data.timeline(), null, window, 5, Progress.NONE);
                assertEquals(all, every.total());
                assertEquals(all, Arrays.stream(every.counts()).sum());
                assertEquals(Math.min(5, all), every.slowest().size());
                for (int i = 1; i < every.slowest().size(); i++) {
                    assertTrue(every.slowest().get(i - 1).latency() >= every.slowest().get(i).latency());
                }
            }
        }
    }

    @Test
    void a_bucket_holds_what_lies_between_its_bound_and_the_next() {
        for (long latency = 0; latency < 2_000_000_000_000L; latency = latency * 3 / 2 + 1) {
            int bucket = WakeupLatencies.bucket(latency);
            assertTrue(WakeupLatencies.lower(bucket) <= latency, "latency " + latency);
            assertTrue(bucket == 60 || latency < WakeupLatencies.lower(bucket + 1), "latency " + latency);
        }
        assertEquals(1_000, WakeupLatencies.lower(WakeupLatencies.bucket(1_000)));
        assertEquals(1_000_000, WakeupLatencies.lower(WakeupLatencies.bucket(1_000_000)));
    }
}
