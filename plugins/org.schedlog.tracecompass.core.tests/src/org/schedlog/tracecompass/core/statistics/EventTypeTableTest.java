// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.statistics;

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
import org.schedlog.tracecompass.core.OpenTrace;
import org.schedlog.tracecompass.core.statistics.EventTypeTable.EventType;
import org.schedlog.tracecompass.core.trace.EventMeaning;
import org.schedlog.tracecompass.core.trace.RecordingFile;

@DisplayName("The event types of a recording")
class EventTypeTableTest {

    private static final int ROWS = 5000;
    private static final long[] IDS = { RecordingFile.id("TICK"), RecordingFile.id("MIGRATE"), 7, 900_000, -3 };

    @TempDir
    Path folder;

    @Test
    void they_have_the_counts_and_times_that_the_rows_have() throws Exception {
        Random random = new Random(3);
        long[][] rows = new long[ROWS][];
        for (int i = 0; i < ROWS; i++) {
            rows[i] = new long[] { 1000 + 3L * i, 0, 1, IDS[random.nextInt(IDS.length)], 0, 0 };
        }
        try (OpenTrace open = new OpenTrace(folder, rows)) {
            EventTypeTable table = EventTypeTable.of(open.trace, Progress.NONE);
            List<Long> ids = table.types().stream().map(EventType::id).toList();
            assertEquals(ids.stream().sorted().toList(), ids);
            assertEquals(RecordingFile.NAMES.length + 3, ids.size());
            for (long id : IDS) {
                List<Long> times = new ArrayList<>();
                for (long[] row : rows) {
                    if (row[3] == id) {
                        times.add(row[0]);
                    }
                }
                EventType type = table.types().get(ids.indexOf(id));
                long first = times.get(0);
                long last = times.get(times.size() - 1);
                boolean isNamed = id >= 100 && id < 200;
                String name = isNamed ? RecordingFile.NAMES[(int) id - 100] : "event " + id;
                assertEquals(new EventType(id, name, isNamed, times.size(), first, last, first - 1000, last - 1000,
                        EventMeaning.of(name)), type);
                assertEquals(isNamed ? "$" + name : Long.toString(id), type.variable());
            }
            EventType none = table.types().get(ids.indexOf((long) RecordingFile.id("EXEC")));
            assertEquals(0, none.count());
            assertTrue(none.isNamed());
        }
    }

    @Test
    void every_event_of_the_kernel_has_a_meaning_and_others_have_none() {
        assertEquals(new EventMeaning("migrating thread", "old CPU", "new CPU"), EventMeaning.of("MIGRATE"));
        assertEquals("address of the scheduling domain, upper half", EventMeaning.of("PER_BLN_IPA_END").arg0());
        assertEquals(new EventMeaning("", "", ""), EventMeaning.of("event 7"));
    }
}
