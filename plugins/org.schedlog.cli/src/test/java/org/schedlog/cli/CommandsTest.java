// SPDX-License-Identifier: EPL-2.0
package org.schedlog.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands, run as a user runs them, on a recording of 1000 events. */
class CommandsTest {

    private static final int ROWS = 1000;
    private static final String LINES = """
            {"output": ["x0","y0","x1","y1","c","arg0"], "c": [
             {"label": "RQ, big", "color": "#ff0000", "concatenate": [[["query","event==$RQ_SIZE & arg0>0"],
              ["=","x0","timestamp"],
              ["=","x1",["+","timestamp",400000]],["=","y0",["+","cpu",0.0]],["=","y1",["+","cpu",0.0]]]]},
             {"label": "none", "color": "blue", "concatenate": [[["query","event==$EXEC"],["=","x0","timestamp"],
              ["=","x1","timestamp"],["=","y0","cpu"],["=","y1",0.5]]]},
             {"label": "gone", "color": "#000000", "concatenate": [[["query","event==$NOPE"],["=","x0","timestamp"],
              ["=","x1","timestamp"],["=","y0","cpu"],["=","y1","cpu"]]]}]}
            """;
    private static final String POINTS = """
            {"output": ["x","y"], "c": [{"label": "sorted", "color": "#00ff00", "concatenate": [[
             ["query","event==$TICK"],["=","x",["-","arg1","pid"]],["=","y",["argsort","x"]]]]}]}
            """;

    @TempDir
    private Path folder;
    private String trace;
    private String lines;
    private String points;
    private ByteArrayOutputStream out = new ByteArrayOutputStream();
    private StringWriter err = new StringWriter();

    @BeforeEach
    void write() throws IOException {
        trace = RawDump.write(Files.createDirectory(folder.resolve("trace")), ROWS).toString();
        lines = Files.writeString(folder.resolve("lines.json"), LINES).toString();
        points = Files.writeString(folder.resolve("points.json"), POINTS).toString();
    }

    private int run(String... arguments) {
        return run(out, arguments);
    }

    private int run(OutputStream target, String... arguments) {
        out.reset();
        err = new StringWriter();
        List<String> all = new ArrayList<>(Arrays.asList(arguments));
        all.addAll(List.of("--cache", folder.resolve("cache").toString()));
        return Main.commandLine(target, new PrintWriter(err, true)).execute(all.toArray(String[]::new));
    }

    private String text() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private void assertFails(String message, String... arguments) {
        assertEquals(1, run(arguments), err.toString());
        assertEquals(message, err.toString().strip());
        assertEquals("", text());
    }

    private void assertWrongUsage(String message, String... arguments) {
        assertEquals(2, run(arguments), err.toString());
        assertEquals(message, err.toString().lines().findFirst().orElse(""));
        assertEquals("", text());
    }

    /** The rows of the category "RQ, big". */
    private static List<Integer> big() {
        return Stream.iterate(0, i -> i < ROWS, i -> i + 1)
                .filter(i -> RawDump.event(i) == RawDump.RQ_SIZE && i % 3 > 0).toList();
    }

    private static String line(int row) {
        long time = row * RawDump.STEP;
        return time + "," + row % 2 + ".0," + (time + 400_000) + "," + row % 2 + ".0,0," + row % 3;
    }

    @Test
    void lines_go_to_standard_output_as_csv_and_what_is_unavailable_to_standard_error() {
        assertEquals(0, run("lines", trace, lines));
        List<String> expected = new ArrayList<>(List.of("x0,y0,x1,y1,c,arg0"));
        big().forEach(row -> expected.add(line(row)));
        assertEquals(expected, text().lines().toList());
        assertTrue(err.toString().contains("Note: category 2 \"gone\" is unavailable in this trace: no event NOPE"),
                err.toString());
    }

    @Test
    void a_window_and_a_query_narrow_the_lines() {
        assertEquals(0, run("lines", trace, lines, "--window", "10.4ms,0.03s", "--query", "y0 == 1 & c < 1"));
        assertEquals(big().stream().filter(row -> row % 2 == 1 && row >= 10 && row <= 30).map(CommandsTest::line)
                .toList(),
                text().lines().skip(1).toList());
        assertEquals(0, run("lines", trace, lines, "--window", "10400001,10999999"));
        assertEquals(List.of(), text().lines().skip(1).toList());
        assertEquals(0, run("lines", trace, lines, "--query", "x0 == $TICK"));
        assertEquals(List.of(), text().lines().skip(1).toList());
    }

    @Test
    void stats_say_every_category_in_order_with_exact_sums() {
        assertEquals(0, run("stats", trace, lines, "--json"));
        JsonArray categories = JsonParser.parseString(text()).getAsJsonObject().getAsJsonArray("categories");
        assertEquals(3, categories.size());
        JsonObject first = categories.get(0).getAsJsonObject();
        assertEquals("[\"c\",\"label\",\"color\",\"count\",\"unavailable\",\"columns\"]", json(first.keySet()));
        assertEquals("[\"x0\",\"y0\",\"x1\",\"y1\",\"arg0\"]", json(first.getAsJsonObject("columns").keySet()));
        long sum = big().stream().mapToLong(row -> row * RawDump.STEP).sum();
        assertEquals("{\"mean\":" + (double) sum / big().size() + ",\"sum\":" + sum + "}",
                first.getAsJsonObject("columns").getAsJsonObject("x0").toString());
        assertEquals("{\"c\":1,\"label\":\"none\",\"color\":\"#0000ff\",\"count\":0,\"unavailable\":null}",
                withoutColumns(categories.get(1).getAsJsonObject()));
        assertEquals("{\"mean\":null,\"sum\":0}",
                categories.get(2).getAsJsonObject().getAsJsonObject("columns").getAsJsonObject("y1").toString());
        assertEquals("{\"c\":2,\"label\":\"gone\",\"color\":\"#000000\",\"count\":0,"
                + "\"unavailable\":\"unavailable in this trace: no event NOPE\"}",
                withoutColumns(categories.get(2).getAsJsonObject()));
    }

    private static String json(Iterable<String> names) {
        JsonArray array = new JsonArray();
        names.forEach(array::add);
        return array.toString();
    }

    private static String withoutColumns(JsonObject category) {
        JsonObject rest = category.deepCopy();
        rest.remove("columns");
        return rest.toString();
    }

    @Test
    void stats_without_json_are_a_csv_row_for_each_category() {
        assertEquals(0, run("stats", trace, points));
        long count = Stream.iterate(0, i -> i < ROWS, i -> i + 1).filter(i -> RawDump.event(i) == RawDump.TICK).count();
        List<String> rows = text().lines().toList();
        assertEquals("c,label,count,x_mean,x_sum,y_mean,y_sum", rows.get(0));
        assertTrue(rows.get(1).startsWith("0,sorted," + count + ","), rows.get(1));
        assertTrue(rows.get(1).endsWith("," + (count - 1) / 2.0 + "," + count * (count - 1) / 2), rows.get(1));
        assertEquals(0, run("stats", trace, lines));
        assertTrue(text().lines().toList().get(1).startsWith("0,\"RQ, big\"," + big().size() + ","));
        assertEquals("1,none,0,nan,0,nan,0,nan,0,nan,0,nan,0", text().lines().toList().get(2));
    }

    @Test
    void info_says_what_the_recording_holds() {
        assertEquals(0, run("info", trace, "--json"));
        JsonObject info = JsonParser.parseString(text()).getAsJsonObject();
        assertEquals(List.of("events", "start_ns", "end_ns", "duration_ns", "cpus", "pids", "event_table", "columns",
                "notes"), List.copyOf(info.keySet()));
        assertEquals(ROWS, info.get("events").getAsInt());
        assertEquals(RawDump.START, info.get("start_ns").getAsLong());
        assertEquals((ROWS - 1) * RawDump.STEP, info.get("duration_ns").getAsLong());
        assertEquals("[0,1]", info.get("cpus").toString());
        assertEquals(5, info.get("pids").getAsInt());
        assertEquals("[{\"id\":3,\"name\":\"TICK\",\"count\":500},{\"id\":5,\"name\":\"RQ_SIZE\",\"count\":500},"
                + "{\"id\":8,\"name\":\"EXEC\",\"count\":0}]", info.get("event_table").toString());
        assertEquals("timestamp", info.getAsJsonArray("columns").get(0).getAsJsonObject().get("name").getAsString());
        assertEquals("recorded", info.getAsJsonArray("columns").get(0).getAsJsonObject().get("origin").getAsString());
        assertEquals(0, run("info", trace));
        assertTrue(text().startsWith(trace + "\n  events    1,000\n  duration  0.999000000 s\n"), text());
        assertTrue(text().contains("\n  CPUs      2: 0-1\n  threads   5\n"), text());
        assertTrue(text().contains("\n   3  TICK       500\n"), text());
        assertTrue(text().contains("\n  prv_FIELD_of_(A|B)_on_same_KEY\n"), text());
    }

    @Test
    void a_file_is_written_in_the_format_of_its_ending() throws IOException {
        Path csv = folder.resolve("a.csv");
        assertEquals(0, run("lines", trace, lines, "-o", csv.toString()));
        assertEquals("", text());
        assertEquals(big().size() + 1, Files.readAllLines(csv).size());
        Path json = folder.resolve("a.json");
        assertEquals(0, run("points", trace, points, "-o", json.toString()));
        JsonObject table = JsonParser.parseString(Files.readString(json)).getAsJsonObject();
        assertEquals("[\"x\",\"y\"]", json(table.keySet()));
        Path npz = folder.resolve("a.NPZ");
        assertEquals(0, run("points", trace, points, "--output", npz.toString()));
        assertArrayEquals(new byte[] {'P', 'K', 3, 4}, Arrays.copyOf(Files.readAllBytes(npz), 4));
    }

    @Test
    void a_failure_leaves_no_file() throws IOException {
        Path csv = folder.resolve("a.csv");
        assertFails("--query, column 1: There is no column x00; did you mean x0?", "lines", trace, lines, "--query",
                "x00 > 1", "-o",
                csv.toString());
        assertFails(folder.resolve("no").resolve("a.csv") + " cannot be written: there is no folder "
                + folder.resolve("no"),
                "lines", trace, lines, "-o", folder.resolve("no").resolve("a.csv").toString());
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of("cache", "lines.json", "points.json", "trace"),
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
    }

    @Test
    void what_is_wrong_is_said_in_one_line_with_the_place() throws IOException {
        String absent = folder.resolve("absent").toString();
        assertFails(absent + ": there is no such file or folder", "info", absent);
        assertFails("absent: There is no such file: " + absent, "lines", trace, absent);
        assertFails(points + " makes points: use schedlog points", "lines", trace, points);
        assertFails(lines + " makes lines: use schedlog lines", "points", trace, lines);
        assertFails("--query, column 9: This recording has no event TIK; did you mean TICK?", "lines", trace, lines,
                "--query", "arg0 == $TIK");
        assertFails("points.json: A window selects by time, but x of category 0 \"sorted\" is no time of the "
                + "recording; "
                + "leave the window out or select with a query", "points", trace, points, "--window", "0,1s");
        Path noJson = Files.writeString(folder.resolve("no.json"), "{\"output\": [");
        assertFails("no.json: This is no valid JSON: the text ends before the JSON is complete", "stats", trace,
                noJson.toString());
        Path misspelt = Files.writeString(folder.resolve("bad.json"), POINTS.replace("arg1", "agr1"));
        assertFails("bad.json: category 0 \"sorted\", pipeline 0, step 1: There is no column agr1; did you mean arg1?",
                "stats", trace,
                misspelt.toString());
        Path empty = Files.createFile(folder.resolve("empty.tar"));
        assertEquals(1, run("info", empty.toString()));
        assertEquals(1, err.toString().lines().count(), err.toString());
        assertTrue(err.toString().contains("empty.tar"), err.toString());
    }

    @Test
    void many_errors_take_six_lines() throws IOException {
        String step = "[\"=\",\"x\",[\"^\",1]],";
        Path bad = Files.writeString(folder.resolve("bad.json"), POINTS.replace("[[\n", "[[\n" + step.repeat(20)));
        assertEquals(1, run("stats", trace, bad.toString()));
        assertEquals(6, err.toString().lines().count(), err.toString());
        assertTrue(err.toString().endsWith("... and 15 more errors\n"), err.toString());
    }

    @Test
    void wrong_usage_is_told_apart_from_failure() {
        assertWrongUsage("Missing required parameters: 'TRACE', 'SPEC'", "lines");
        assertWrongUsage("The ending of a.txt says no format; expected one of .csv, .json, .npz", "lines", trace, lines,
                "-o", "a.txt");
        String window = "Invalid value for option '--window': ";
        assertWrongUsage(window + "the window begins at 3s, after its end at 2500ms", "lines", trace, lines, "--window",
                "3s,2500ms");
        assertWrongUsage(window + "'5' is no window; expected FROM,TO such as 200ms,1.5s", "lines", trace, lines,
                "--window", "5");
        assertWrongUsage(window + "'1h' is no time; expected a number, alone (ns) or with ns, us, ms or s", "lines",
                trace, lines, "--window",
                "0,1h");
        assertWrongUsage(window + "'1.5' is no whole number of nanoseconds of at most 64 bits", "lines", trace, lines,
                "--window", "0,1.5");
        assertWrongUsage("Unknown option: '--jsno'", "stats", trace, lines, "--jsno");
    }

    @Test
    void a_reader_that_has_gone_ends_it_quietly() {
        OutputStream gone = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new Output.ReaderGoneException(new IOException("Broken pipe"));
            }
        };
        assertEquals(0, run(gone, "lines", trace, lines));
        assertFalse(err.toString().contains("Broken"), err.toString());
    }

    @Test
    void every_command_explains_itself() {
        for (String command : List.of("info", "lines", "points", "render", "stats")) {
            StringWriter help = new StringWriter();
            assertEquals(0, Main.commandLine(out, new PrintWriter(err)).setOut(new PrintWriter(help))
                    .execute(command, "--help"));
            assertTrue(help.toString().startsWith("Usage: schedlog " + command), help.toString());
        }
    }
}
