// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.ColumnProvider;
import org.schedlog.engine.column.EventTable;
import org.schedlog.engine.column.LongColumn;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Recording;
import org.schedlog.engine.column.Storage;
import org.schedlog.engine.column.TextMembers;
import org.schedlog.engine.compute.ThreadNames;

@DisplayName("What an event's arguments mean")
class ArgumentTextTest {

    /** The bytes of "make" as the EXEC of thread 11 carries them. */
    private static final long MAKE = 'm' | 'a' << 8 | 'k' << 16 | (long) 'e' << 24;
    private static final long CC1_ = 'c' | 'c' << 8 | '1' << 16 | (long) 'p' << 24;
    private static final long PLUS = 'l' | 'u' << 8 | 's' << 16;

    /** The text for the last of three events, the first two being EXECs of thread 11 as make and of 12 as cc1plus. */
    private static String text(String event, long pid, long arg0, long arg1) throws IOException {
        Map<String, Integer> ids = new HashMap<>(Map.of("EXEC", 0));
        ids.putIfAbsent(event, 7);
        EventTable table = new EventTable(ids);
        Map<String, Column> columns = Map.of(
                "timestamp", LongColumn.of(10, 11, 12),
                "cpu", LongColumn.of(0, 0, 0),
                "pid", LongColumn.of(11, 12, pid),
                "event", LongColumn.of(0, 0, table.id(event).getAsInt()),
                "arg0", LongColumn.of(0, PLUS, arg0),
                "arg1", LongColumn.of(MAKE, CC1_, arg1));
        Recording recording = new Recording(new Recording.Parts(Path.of("test.tar"), columns, table,
                ColumnProvider.NONE, ColumnProvider.NONE, Map.of(), TextMembers.NONE, Storage.temporary(), List.of()));
        return new ArgumentText(recording, ThreadNames.of(recording, Progress.NONE)).of(2);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', value = {
            "CTX_SWITCH, 12, 11, 0, next=11 make",
            "CTX_SWITCH, 12, 0, 0, next=0 swapper",
            "CTX_SWITCH, 12, 99, 0, next=99",
            "FORK, 99, 12, 0, parent=12 cc1plus",
            "FORK, 99, 98, 0, parent=98",
            "MIGRATE, 11, 2, 7, 2 -> 7",
            "RQ_SIZE, 11, 3, 1, nr_running 3 (+1)",
            "RQ_SIZE, 11, 0, -2, nr_running 0 (-2)",
            "RQ_SIZE, 11, 4, 0, nr_running 4 (0)",
            "TICK, 11, 0, 1200000, 1.2 GHz",
            "TICK, 11, 0, 3000000, 3 GHz",
            "TICK, 11, 0, 800000, 0.8 GHz",
            "TICK, 11, 0, 2234567, 2.234567 GHz",
            "TICK, 11, 1, 1200000, \"1.2 GHz, need_resched\"",
            "TICK, 11, 1, 0, need_resched",
            "TICK, 11, 0, 0, \"\"",
            "EXIT, 11, 0, 0, \"\"",
            "WAKEUP, 11, 0, 0, \"\"",
            "WAKEUP_NEW, 11, 0, 0, \"\"",
            "BLOCK, 11, 0, 0, \"\"",
            "BLOCK_IO, 11, 0, 0, \"\"",
            "IDL_BLN_FAIR_BEG, 0, -30584, -1412567144, domain 0xffff8888abcdef98",
            "IDL_BLN_FAIR_END, 0, -30584, 1, domain 0xffff888800000001",
            "PER_BLN_IPA_BEG, 0, 0, -1, domain 0x00000000ffffffff",
            "PER_BLN_IPA_END, 0, 1, 0, domain 0x0000000100000000",
            "WAIT_FUTEX, 11, 32767, 16, futex 0x00007fff00000010",
            "WAKE_FUTEX, 11, 32767, 16, futex 0x00007fff00000010",
            "WAKER_FUTEX, 11, 32767, 16, futex 0x00007fff00000010",
            "USER_EVT, 11, 5, -6, \"arg0=5, arg1=-6\"",
            "USER_EVT, 11, 0, 0, \"\"",
            "WAIT_PID, 11, 12, 0, \"arg0=12, arg1=0\"",
            "A_KERNEL_OF_ITS_OWN, 11, 0, 3, \"arg0=0, arg1=3\"",
    })
    void it_is_told_by_the_events_name(String event, long pid, long arg0, long arg1, String expected)
            throws IOException {
        assertEquals(expected, text(event, pid, arg0, arg1));
    }

    @Test
    void an_EXEC_tells_the_new_name() throws IOException {
        assertEquals("cc1plus", text("EXEC", 11, PLUS, CC1_));
    }

    @Test
    void an_EXEC_whose_bytes_are_no_name_tells_nothing() throws IOException {
        assertEquals("", text("EXEC", 11, 0, 1));
    }
}
