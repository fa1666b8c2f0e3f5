// SPDX-License-Identifier: EPL-2.0
package org.schedlog.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/** Trimming by the command line, on a raw dump with an event each {@link RawDump#STEP} ns. */
class ConvertCommandTest extends RunningCommands {

    private static final int ROWS = 100;

    private String trace;
    private Path target;

    @BeforeEach
    void write() throws IOException {
        trace = RawDump.write(Files.createDirectory(folder.resolve("trace")), ROWS).toString();
        target = folder.resolve("trimmed.tar");
    }

    private JsonObject info(Path recording) {
        assertEquals(0, run("info", recording.toString(), "--json"), err.toString());
        return JsonParser.parseString(out.toString(StandardCharsets.UTF_8)).getAsJsonObject();
    }

    @Test
    void a_window_becomes_a_recording_of_its_own_and_times_stay_those_since_boot() {
        assertEquals(0, run("convert", trace, "--window", 10 * RawDump.STEP + "," + 19 * RawDump.STEP, "-o",
                target.toString()), err.toString());

        JsonObject trimmed = info(target);
        assertEquals(10, trimmed.get("events").getAsInt());
        long start = info(Path.of(trace)).get("start_ns").getAsLong();
        assertEquals(start + 10 * RawDump.STEP, trimmed.get("start_ns").getAsLong());
        assertEquals(start + 19 * RawDump.STEP, trimmed.get("end_ns").getAsLong());
    }

    @Test
    void without_a_window_all_events_are_written() {
        assertEquals(0, run("convert", trace, "-o", target.toString()), err.toString());

        JsonObject whole = info(target);
        assertEquals(ROWS, whole.get("events").getAsInt());
        assertEquals(info(Path.of(trace)).get("event_table"), whole.get("event_table"));
    }

    @Test
    void windows_may_reach_beyond_what_there_is() {
        assertEquals(0, run("convert", trace, "--window", "-" + Long.MAX_VALUE + "," + Long.MAX_VALUE, "-o",
                target.toString()), err.toString());
        assertEquals(ROWS, info(target).get("events").getAsInt());
    }

    @Test
    void a_window_without_events_fails_and_leaves_nothing() {
        assertEquals(1, run("convert", trace, "--window", "5s,6s", "-o", target.toString()));
        assertEquals(trace + ": No event lies in the window from 5.000000000 s to 6.000000000 s; the recording's "
                + "events are from 0 s to 0.099000000 s, counted from its first one. Choose a window that holds some.",
                err.toString().strip());
        assertFalse(Files.exists(target));
    }

    @Test
    void a_file_that_exists_is_only_replaced_when_asked_to() throws IOException {
        Files.writeString(target, "mine");
        assertEquals(1, run("convert", trace, "-o", target.toString()));
        assertEquals(target + " exists already; give another name, or --force to replace it", err.toString().strip());
        assertEquals("mine", Files.readString(target));

        assertEquals(0, run("convert", trace, "--force", "-o", target.toString()), err.toString());
        assertEquals(ROWS, info(target).get("events").getAsInt());
    }

    @Test
    void a_recording_is_never_replaced_by_a_part_of_itself() throws IOException {
        assertEquals(0, run("convert", trace, "-o", target.toString()), err.toString());
        byte[] before = Files.readAllBytes(target);

        assertEquals(1, run("convert", target.toString(), "--window", "0,1ms", "--force", "-o", target.toString()));
        assertEquals(target + " is the recording itself; write to another file", err.toString().strip());
        assertEquals(-1, Arrays.mismatch(before, Files.readAllBytes(target)));
    }

    @Test
    void what_cannot_be_converted_says_so() throws IOException {
        Path report = Files.writeString(folder.resolve("report.txt"), "make-1 [000] 1.0: sched_switch: prev_comm=a\n");
        assertEquals(1, run("convert", report.toString(), "-o", target.toString()));
        assertEquals("report.txt is no tar archive, so it is no SchedLog recording.", err.toString().strip());

        assertEquals(2, run("convert", trace, "-o", "part.tar.gz"));
        assertTrue(err.toString().startsWith("A recording is written as a plain tar; the ending of part.tar.gz says "
                + "something else"), err.toString());
        assertEquals(2, run("convert", trace));
        assertEquals(2, run("convert", trace, "--window", "2s,1s", "-o", target.toString()));
        assertFalse(Files.exists(target));
    }
}
