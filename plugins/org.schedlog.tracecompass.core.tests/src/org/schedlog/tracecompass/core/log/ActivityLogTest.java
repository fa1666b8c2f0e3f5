// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.schedlog.tracecompass.core.log.ActivityLog.Entry;

@DisplayName("The activity log")
class ActivityLogTest {

    private static List<String> texts(ActivityLog log) {
        return log.entries().stream().map(Entry::text).toList();
    }

    @Test
    void it_keeps_the_newest_entries_only() {
        ActivityLog log = new ActivityLog(3);
        for (int i = 0; i < 7; i++) {
            log.activity("entry " + i);
        }
        assertEquals(List.of("entry 4", "entry 5", "entry 6"), texts(log));
        log.clear();
        assertEquals(List.of(), log.entries());
    }

    @Test
    void an_error_names_each_cause_once_and_an_error_without_words_its_place() {
        ActivityLog log = new ActivityLog(9);
        log.error("Opening a.tar failed: no space", new IOException("no space", new IOException("disk full")));
        log.error("It failed.", new IllegalStateException((String) null));
        assertEquals("Opening a.tar failed: no space\nbecause: disk full", log.entries().get(0).text());
        String second = log.entries().get(1).text();
        assertTrue(second.contains("because: an error in the program at ") && second.contains("ActivityLogTest"),
                second);
        assertTrue(!second.contains("IllegalState"), second);
        String lines = log.entries().get(0).toString();
        assertTrue(lines.matches("(?s)\\d\\d:\\d\\d:\\d\\d\\.\\d{3}  Error: Opening a.tar .*\n    because: disk full"),
                lines);
    }

    @Test
    void listeners_hear_every_entry_once_whenever_they_come() throws Exception {
        ActivityLog log = new ActivityLog(100_000);
        List<Thread> writers = IntStream.range(0, 4).mapToObj(writer -> new Thread(() -> {
            for (int i = 0; i < 5000; i++) {
                log.activity(writer + "/" + i);
            }
        })).toList();
        writers.forEach(Thread::start);
        List<List<String>> heard = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            List<String> texts = Collections.synchronizedList(new ArrayList<>());
            log.addListener(entry -> texts.add(entry.text()));
            heard.add(texts);
            Thread.sleep(1);
        }
        for (Thread writer : writers) {
            writer.join();
        }
        assertEquals(20_000, log.entries().size());
        heard.forEach(texts -> assertEquals(texts(log), texts));
    }

    @Test
    void how_long_something_took_is_said_in_a_unit_that_suits() {
        ActivityLog log = new ActivityLog(9);
        log.activity("Opened a.tar", System.nanoTime() - 2_540_000_000L);
        assertTrue(texts(log).get(0).matches("Opened a\\.tar \\(2\\.[5-9] s\\)\\."), texts(log)::toString);
    }
}
