// SPDX-License-Identifier: EPL-2.0
package org.schedlog.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The commands residency, signals and assert, run as a user runs them. Task 7 runs on CPU 0 at 10-30 and 50-60, on
 * CPU 1 from 70 on; it is woken at 5 and at 44. Task 8 runs on CPU 1 until 70.
 */
class SchedulerCommandsTest extends RunningCommands {

    private static final int WAKEUP = 1;
    private static final int BLOCK = 2;
    private static final int CTX_SWITCH = 3;
    private static final int TICK = 4;
    /** Time, CPU, pid, event, arg0. */
    private static final int[][] ROWS = {{0, 0, 8, TICK, 0}, {5, 0, 7, WAKEUP, 0}, {10, 0, 0, CTX_SWITCH, 7},
            {30, 0, 7, BLOCK, 0},
        {30, 0, 7, CTX_SWITCH, 0}, {44, 0, 7, WAKEUP, 0}, {50, 0, 0, CTX_SWITCH, 7}, {60, 0, 7, CTX_SWITCH, 0},
        {70, 1, 8, CTX_SWITCH, 7}, {100, 0, 0, TICK, 0}};
    private static final String SWITCHES =
            "time,cpu,event,residency\n10,0,1,1\n30,0,-1,0\n50,0,1,1\n60,0,-1,0\n70,1,1,1\n";

    private String trace;

    @BeforeEach
    void write() throws IOException {
        trace = write("trace", ROWS);
    }

    private String write(String name, int[][] rows) throws IOException {
        Path dump = Files.createDirectory(folder.resolve(name));
        for (int cpu = 0; cpu < 2; cpu++) {
            ByteBuffer records = ByteBuffer.allocate(24 * rows.length).order(ByteOrder.LITTLE_ENDIAN);
            for (int[] row : rows) {
                if (row[1] == cpu) {
                    records.putLong(9_000_000_000L + row[0]).putInt(row[2]).putInt(row[3]).putInt(row[4]).putInt(0);
                }
            }
            Files.write(dump.resolve(Integer.toString(cpu)), Arrays.copyOf(records.array(), records.position()));
        }
        Files.writeString(dump.resolve("sched_log_traced_events.start"), "1 WAKEUP\n2 BLOCK\n3 CTX_SWITCH\n4 TICK\n");
        return dump.toString();
    }

    private String text() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private JsonObject json() {
        return JsonParser.parseString(text()).getAsJsonObject();
    }

    private void assertFails(int status, String message, String... arguments) {
        assertEquals(status, run(arguments), err.toString());
        assertEquals(message, err.toString().lines().findFirst().orElse(""));
        assertEquals("", text());
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    @Test
    void residency_has_the_shape_that_programs_rely_on() {
        assertEquals(0, run("residency", trace, "--json"), err.toString());
        JsonObject root = json();
        assertEquals(JsonParser.parseString("[0,100]"), root.get("window_ns"));
        assertEquals(JsonParser.parseString("""
                [{"cpu":0,"busy_ns":30,"idle_ns":70,"switches":4,"breaks":0,"run_queue":[]},
                 {"cpu":1,"busy_ns":100,"idle_ns":0,"switches":1,"breaks":0,"run_queue":[]}]"""), root.get("cpus"));
        List<Integer> pids = IntStream.range(0, 3)
                .mapToObj(i -> root.getAsJsonArray("tasks").get(i).getAsJsonObject().get("pid").getAsInt()).toList();
        assertEquals(List.of(0, 7, 8), pids);
        assertEquals(JsonParser.parseString("""
                {"pid":7,"comm":null,"comms":[],"runtime_ns":60,"duty_cycle_percent":60.0,"first_time_ns":10,
                 "last_time_ns":70,"first_cpu":0,"last_cpu":0,"switches_in":3,"switches_out":2,"voluntary":1,
                 "involuntary":1,"migrations":1,"period_start":{"median_ns":30.0,"mean_ns":30.0,"count":2},
                 "period_end":{"median_ns":30.0,"mean_ns":30.0,"count":1},
                 "wakeup_latency":{"count":2,"mean_ns":5.5,"median_ns":5.5,"p95_ns":6,"p99_ns":6,"max_ns":6},
                 "waiting_ns":21,
                 "nodes":[{"level":"cpu","node":[0],"residency_ns":30,"percent":50.0},
                          {"level":"cpu","node":[1],"residency_ns":30,"percent":50.0},
                          {"level":"all","node":[0,1],"residency_ns":60,"percent":100.0}]}"""),
                root.getAsJsonArray("tasks").get(1));
    }

    @Test
    void what_does_not_exist_is_minus_one_or_null() {
        assertEquals(0, run("residency", trace, "--json", "--pid", "7", "--window", "31,40", "--level", "all"));
        assertEquals(JsonParser.parseString("""
                {"pid":7,"comm":null,"comms":[],"runtime_ns":0,"duty_cycle_percent":0.0,"first_time_ns":-1,
                 "last_time_ns":-1,"first_cpu":-1,"last_cpu":-1,"switches_in":0,"switches_out":0,"voluntary":0,
                 "involuntary":0,"migrations":0,"period_start":{"median_ns":null,"mean_ns":null,"count":0},
                 "period_end":{"median_ns":null,"mean_ns":null,"count":0},
                 "wakeup_latency":{"count":0,"mean_ns":null,"median_ns":null,"p95_ns":-1,"p99_ns":-1,"max_ns":-1},
                 "waiting_ns":0,
                 "nodes":[{"level":"all","node":[0,1],"residency_ns":0,"percent":null}]}"""),
                json().getAsJsonArray("tasks").get(0));
        assertEquals(1, json().getAsJsonArray("tasks").size());
    }

    @Test
    void residency_as_csv_has_a_row_for_each_task_and_columns_for_each_node() throws IOException {
        String topology = file("topology.json", "{\"numa\": [{\"name\": \"a, b\", \"cpus\": [1,0]}]}");
        assertEquals(0, run("residency", trace, "--comm", "swapper", "--topology", topology, "--level", "numa"));
        List<String> lines = text().lines().toList();
        assertTrue(lines.get(0).endsWith(",waiting_ns,\"numa: a, b ns\",\"numa: a, b percent\""), lines.get(0));
        assertEquals("0,swapper,70,70.0,30,60,0,0,2,2,0,0,0,30.0,30.0,1,40.0,40.0,1,0,nan,nan,-1,-1,-1,0,70,100.0",
                lines.get(1));
        assertEquals(2, lines.size());
    }

    @Test
    void what_residency_cannot_find_is_said() throws IOException {
        assertFails(1, "No task with pid 9 ever runs in this recording; schedlog residency lists those that do",
                "residency", trace, "--pid",
                "9");
        assertFails(1, "No task named \"x\" ever runs in this recording; names can be cut to 8 bytes there",
                "residency", trace, "--comm",
                "x");
        assertFails(1, "--level: there is no level \"numa\" in the topology; it has cpu, all", "residency", trace,
                "--level", "numa");
        String topology = file("topology.json", "{\"numa\": [[0]]}");
        assertFails(1, topology + ": level \"numa\" lacks CPU 1, which the recording has", "residency", trace,
                "--topology", topology);
        String ticks = write("ticks", new int[][] {{0, 0, 1, TICK, 0}, {1, 1, 1, TICK, 0}});
        assertFails(1, ticks + " has no CTX_SWITCH events, so nobody can say who ran when; record it again with the "
                + "event CTX_SWITCH switched on", "residency", ticks);
        assertFails(2, "Invalid value for option '--window': the window begins at 2, after its end at 1", "residency",
                trace,
                "--window", "2,1");
    }

    @Test
    void signals_are_the_real_switches() throws IOException {
        assertEquals(0, run("signals", trace, "--pid", "7"));
        assertEquals(SWITCHES, text());
        assertEquals(0, run("signals", trace, "--pid", "7", "--cpu", "1"));
        assertEquals("time,cpu,event,residency\n70,1,1,1\n", text());
        assertEquals(0, run("signals", trace, "--pid", "7", "--window", "30,50"));
        assertEquals("time,cpu,event,residency\n30,0,-1,0\n50,0,1,1\n", text());
        Path csv = folder.resolve("switches.csv");
        assertEquals(0, run("signals", trace, "--pid", "7", "-o", csv.toString()));
        assertEquals(SWITCHES, Files.readString(csv));
        Path json = folder.resolve("switches.json");
        assertEquals(0, run("signals", trace, "--pid", "7", "--cpu", "1", "-o", json.toString()));
        assertEquals(JsonParser.parseString("{\"time\":[70],\"cpu\":[1],\"event\":[1],\"residency\":[1]}"),
                JsonParser.parseString(Files.readString(json)));
        assertFails(1, trace + " has no events of CPU 5", "signals", trace, "--pid", "7", "--cpu", "5");
        assertFails(2, "Missing required option: '--pid=P'", "signals", trace);
    }

    @Test
    void assertions_decide_the_exit_status() throws IOException {
        String runs = "{\"name\": \"runs\", \"function\": \"runtime\", \"task\": {\"pid\": 7}, \"operator\": \">=\", "
                + "\"expected\": 60}";
        String stays = "{\"name\": \"stays\", \"function\": \"switch\", \"task\": {\"pid\": 7}, \"from\": [0], "
                + "\"to\": [1], \"operator\": \"==\", \"expected\": 0}";
        assertEquals(0, run("assert", trace, file("good.json", "{\"assertions\": [" + runs + "]}")));
        assertEquals("ok    runs [7]: 60 ns; expected >= 60 ns\n", text());
        String both = file("both.json", "{\"assertions\": [" + runs + ", " + stays + "]}");
        assertEquals(1, run("assert", trace, both));
        assertEquals("ok    runs [7]: 60 ns; expected >= 60 ns\nFAIL  stays [7]: 1; expected == 0\n", text());
        assertEquals(1, run("assert", trace, both, "--json"));
        assertEquals(JsonParser.parseString("""
                {"passed":1,"failed":1,"results":[
                 {"name":"runs","ok":true,"actual":60,"operator":">=","expected":60,"unit":"ns","function":"runtime",
                  "pid":7},
                 {"name":"stays","ok":false,"actual":1,"operator":"==","expected":0,"unit":"","function":"switch",
                  "pid":7}]}"""),
                withoutNulls(json()));
    }

    private static JsonObject withoutNulls(JsonObject root) {
        for (var result : root.getAsJsonArray("results")) {
            assertTrue(result.getAsJsonObject().remove("comm").isJsonNull());
            assertTrue(result.getAsJsonObject().remove("reason").isJsonNull());
        }
        return root;
    }

    @Test
    void assertions_that_cannot_be_checked_are_neither_right_nor_wrong() throws IOException {
        String bad = file("bad.json", "{\"assertions\": [{\"function\": \"speed\"}]}");
        assertEquals(3, run("assert", trace, bad));
        assertTrue(err.toString().startsWith(bad + ": assertion 1: \"function\" is \"speed\"; expected one of"),
                err.toString());
        String violations = file("violations.json",
                "{\"assertions\": [{\"function\": \"violations\", \"operator\": \"<\", \"expected\": 1}]}");
        assertFails(3, trace + " has no RQ_SIZE events, so nobody can say how long run queues were; "
                + "record it again with the event RQ_SIZE switched on", "assert", trace, violations);
        String missing = folder.resolve("missing.json").toString();
        assertFails(3, missing + ": there is no such file or folder", "assert", trace, missing);
        assertFails(3, folder.resolve("gone") + ": there is no such file or folder", "assert", folder.resolve("gone")
                .toString(), violations);
        assertFails(2, "Missing required parameter: 'ASSERTIONS'", "assert", trace);
    }

    @Test
    void the_shipped_examples_can_be_checked_on_the_shipped_recordings() throws IOException {
        Path examples = Path.of("../../examples").toAbsolutePath().normalize();
        String recording = examples.resolve("trace/synth-8cpu-9k.tar").toString();
        try (Stream<Path> files = Files.list(examples.resolve("assertions"))) {
            List<Path> all = files.filter(file -> !file.toString().endsWith(".schema.json")).toList();
            assertFalse(all.isEmpty());
            for (Path file : all) {
                int expected = file.getFileName().toString().startsWith("failing") ? 1 : 0;
                assertEquals(expected, run("assert", recording, file.toString(), "--topology",
                        examples.resolve("topology/two-sockets-8cpu.json").toString()), file + ": " + text() + err);
            }
        }
    }
}
