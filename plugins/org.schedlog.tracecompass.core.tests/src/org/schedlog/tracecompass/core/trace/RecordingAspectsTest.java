// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.schedlog.tracecompass.core.trace.RecordingFile.id;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.eclipse.tracecompass.analysis.os.linux.core.event.aspect.LinuxTidAspect;
import org.eclipse.tracecompass.tmf.core.event.ITmfEvent;
import org.eclipse.tracecompass.tmf.core.event.TmfEvent;
import org.eclipse.tracecompass.tmf.core.event.aspect.ITmfEventAspect;
import org.eclipse.tracecompass.tmf.core.event.aspect.TmfCpuAspect;
import org.eclipse.tracecompass.tmf.core.timestamp.TmfTimestamp;
import org.eclipse.tracecompass.tmf.core.trace.TmfTraceUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The columns of the events table")
class RecordingAspectsTest {

    private static final String PS = """
            UID          PID    PPID     LWP NLWP CLS PRI STIME TTY          TIME CMD
            root          30       1      30    1 TS   19 10:00 ?        00:00:00 bash
            """;

    @TempDir
    Path folder;

    private RecordingTrace trace;

    @BeforeEach
    void open() throws Exception {
        Path file = new RecordingFile().withTable().with("ps.start", PS.getBytes(StandardCharsets.UTF_8)).withRows(
                new long[] { 1_000, 2, 31, id("FORK"), 30, 0 },
                new long[] { 1_001, 2, 30, id("CTX_SWITCH"), 31, 0 },
                new long[] { 1_002, 3, 31, id("EXEC"), 0, 'm' | 'a' << 8 | 'k' << 16 | 'e' << 24 },
                new long[] { 1_003, 3, 99, id("MIGRATE"), 3, 4 },
                new long[] { 1_004, 0, 0, 500, 8, 9 }).write(folder.resolve("five.tar"));
        trace = new RecordingTrace();
        trace.initTrace(null, file.toString(), TmfEvent.class, "five.tar", RecordingTrace.ID);
    }

    @AfterEach
    void close() {
        trace.dispose();
    }

    /** What a row of the table shows, the timestamp left out. */
    private List<String> row(int rank) {
        ITmfEvent event = trace.getNext(trace.seekEvent((long) rank));
        List<String> texts = new ArrayList<>();
        for (ITmfEventAspect<?> aspect : trace.getEventAspects()) {
            if (!aspect.getName().equals("Timestamp")) {
                texts.add(Objects.toString(aspect.resolve(event), ""));
            }
        }
        return texts;
    }

    @Test
    void they_have_names() {
        List<String> names = new ArrayList<>();
        trace.getEventAspects().forEach(aspect -> names.add(aspect.getName()));
        assertEquals(List.of("Timestamp", "CPU", "Event type", "TID", "Command", "Arguments", "arg0", "arg1"), names);
    }

    @Test
    void they_show_what_the_columns_hold_and_what_it_means() {
        assertEquals(List.of("2", "FORK", "31", "bash", "parent=30 bash", "30", "0"), row(0));
        assertEquals(List.of("2", "CTX_SWITCH", "30", "bash", "next=31 bash", "31", "0"), row(1));
        assertEquals(List.of("3", "EXEC", "31", "make", "make", "0",
                Integer.toString('m' | 'a' << 8 | 'k' << 16 | 'e' << 24)), row(2));
        assertEquals(List.of("3", "MIGRATE", "99", "", "3 -> 4", "3", "4"), row(3));
        assertEquals(List.of("0", "event 500", "0", "swapper", "arg0=8, arg1=9", "8", "9"), row(4));
    }

    @Test
    void Trace_Compass_finds_CPU_and_thread_under_its_own_names() {
        ITmfEvent event = trace.getNext(trace.seekEvent(2L));
        assertEquals(3, TmfTraceUtils.resolveEventAspectOfClassForEvent(trace, TmfCpuAspect.class, event));
        assertEquals(31, TmfTraceUtils.resolveEventAspectOfClassForEvent(trace, LinuxTidAspect.class, event));
    }

    @Test
    void other_traces_events_have_none_of_it() {
        ITmfEvent foreign = new TmfEvent(null, 0, TmfTimestamp.ZERO, null, null);
        for (ITmfEventAspect<?> aspect : RecordingAspects.ALL) {
            if (List.of("CPU", "TID", "Command", "Arguments", "arg0", "arg1").contains(aspect.getName())) {
                assertNull(aspect.resolve(foreign), aspect.getName());
            }
        }
    }
}
