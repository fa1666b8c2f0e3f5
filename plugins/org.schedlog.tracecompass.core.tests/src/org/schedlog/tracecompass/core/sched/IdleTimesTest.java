// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.sched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.sched.Intervals;
import org.schedlog.engine.sched.TimeWindow;
import org.schedlog.tracecompass.core.sched.IdleTimes.Idle;

@DisplayName("Times at which a CPU is idle while others wait")
class IdleTimesTest {

    private static final int SEED = 51;
    private static final int MOST = 40;

    @TempDir
    Path folder;

    /** Every time that has a moment in a window, with its part in there. */
    private static List<Idle> simply(Violations violations, TimeWindow window) {
        List<Idle> all = new ArrayList<>();
        for (int index = 0; index < violations.lanes().cpuCount(); index++) {
            Intervals intervals = violations.found().violations(index);
            for (int i = 0; i < intervals.size(); i++) {
                long begin = Math.max(window.from(), intervals.begin(i));
                long end = Math.min(window.to(), intervals.end(i));
                if (begin < end) {
                    all.add(new Idle(violations.lanes().cpus()[index], new TimeWindow(begin, end)));
                }
            }
        }
        return all;
    }

    /** How many ns of a window have an idle time, counted one by one. */
    private static long covered(List<Idle> all, TimeWindow window) {
        boolean[] idle = new boolean[(int) window.length()];
        for (Idle each : all) {
            for (long time = each.time().from(); time < each.time().to(); time++) {
                idle[(int) (time - window.from())] = true;
            }
        }
        long covered = 0;
        for (boolean each : idle) {
            covered += each ? 1 : 0;
        }
        return covered;
    }

    @Test
    void of_any_range_they_are_counted_and_the_longest_come_first() throws Exception {
        Random random = new Random(SEED);
        try (SchedulerTrace open = new SchedulerTrace(folder, SchedulerTrace.random(SEED, 3_000, 4, 6))) {
            Violations violations = open.violations();
            TimeWindow span = violations.lanes().span();
            int seen = 0;
            for (int i = 0; i < 40; i++) {
                long from = i == 0 ? span.from() : random.nextLong(span.to());
                long to = i == 0 ? span.to() : from + random.nextLong(span.to() - from + 1);
                TimeWindow window = new TimeWindow(from, to);
                List<Idle> expected = simply(violations, window);
                IdleTimes times = IdleTimes.of(violations, window, MOST, Progress.NONE);
                assertEquals(expected.size(), times.count());
                assertEquals(covered(expected, window), times.duration());
                assertEquals(expected.stream().map(idle -> idle.time().length())
                        .sorted((a, b) -> Long.compare(b, a)).limit(MOST).toList(),
                        times.longest().stream().map(idle -> idle.time().length()).toList());
                assertTrue(expected.containsAll(times.longest()), "seed " + SEED + ", range " + window);
                assertEquals(window.length() == 0 ? 0 : 100.0 * times.duration() / window.length(), times.share());
                seen += expected.size();
            }
            assertTrue(seen > 1_000, seen + " times were looked at");
        }
    }
}
