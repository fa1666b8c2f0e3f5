// SPDX-License-Identifier: EPL-2.0
package org.schedlog.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schedlog.cli.Program;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/**
 * Every example of the guide is run by the program on the recordings of {@code examples/trace}. What a block of code
 * holds is said behind its fence; a word that is not known here is an error, so that none is left out silently.
 */
class TheExamplesOfTheGuideWorkTest {

    private static final String SYNTHETIC = "examples/trace/synth-8cpu-9k.tar";
    private static final List<String> RECORDINGS = List.of(SYNTHETIC, "examples/trace/real-build-small.tar");
    private static final String OVERVIEW = "examples/line/overview.json";
    private static final String TOPOLOGY = "examples/topology/two-sockets-8cpu.json";
    /** What these hold is run by the tests below. */
    private static final Set<String> RUN = Set.of("json spec", "json topology", "json assertions", "text query",
            "text figure-query", "text columns", "sh command");
    /** Formulas, messages, and commands that build or start Trace Compass. */
    private static final Set<String> SHOWN = Set.of("text", "sh");

    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");
    private static final Pattern STATUS = Pattern.compile("(.*?)\\s+# exit status (\\d)");

    @TempDir
    private static Path folder;

    private static List<String> examples(String kind) throws IOException {
        List<String> found = Project.guide().pages().stream().flatMap(page -> page.examples().stream())
                .filter(example -> example.kind().equals(kind)).map(Example::text).toList();
        assertFalse(found.isEmpty(), "The guide has no example of kind " + kind);
        return found;
    }

    private static List<String> lines(String kind) throws IOException {
        return examples(kind).stream().flatMap(String::lines).filter(line -> !line.isBlank()).toList();
    }

    /** Runs the program; files of the project and those that it writes are put where they belong. */
    private static Program.Outcome run(List<String> words) {
        List<String> arguments = new ArrayList<>();
        for (String word : words) {
            boolean written = !arguments.isEmpty() && arguments.get(arguments.size() - 1).equals("-o");
            arguments.add(word.startsWith("examples/") ? Project.ROOT.resolve(word).toString()
                    : written ? folder.resolve(word).toString() : word);
        }
        arguments.addAll(List.of("--cache", folder.resolve("cache").toString()));
        return Program.run(arguments);
    }

    /** Runs a command as it stands in the guide. */
    private static void assertRuns(String line) {
        Matcher status = STATUS.matcher(line);
        int expected = status.matches() ? Integer.parseInt(status.group(2)) : 0;
        Matcher word = WORD.matcher(status.matches() ? status.group(1) : line);
        List<String> words = new ArrayList<>();
        while (word.find()) {
            words.add(word.group(1) != null ? word.group(1) : word.group(2));
        }
        assertEquals("schedlog", words.get(0), line);
        Program.Outcome outcome = run(words.subList(1, words.size()));
        assertEquals(expected, outcome.status(), line + "\n" + outcome.err());
        int file = words.indexOf("-o");
        assertTrue(file < 0 ? !outcome.out().isBlank() : Files.exists(folder.resolve(words.get(file + 1))), line);
    }

    private static String category(String label, String... steps) {
        JsonObject category = new JsonObject();
        category.addProperty("label", label);
        category.addProperty("color", "black");
        category.add("concatenate", JsonParser.parseString("[[" + String.join(",", steps) + "]]"));
        return category.toString();
    }

    private static String query(String condition) {
        JsonArray step = new JsonArray();
        step.add("query");
        step.add(condition);
        return step.toString();
    }

    private static String points(List<String> categories) {
        return "{\"output\":[\"x\",\"y\"],\"c\":[" + String.join(",", categories) + "]}";
    }

    /** How many lines or points each category of a spec has, in any of the recordings at the most. */
    private static Map<String, Long> counts(String spec) throws IOException {
        Path file = Files.writeString(folder.resolve("guide.json"), spec);
        Map<String, Long> counts = new LinkedHashMap<>();
        for (String recording : RECORDINGS) {
            Program.Outcome outcome = run(List.of("stats", recording, file.toString(), "--json"));
            assertEquals(0, outcome.status(), outcome.err());
            assertFalse(outcome.err().contains("guide.json"), outcome.err());
            for (JsonElement category : JsonParser.parseString(outcome.out()).getAsJsonObject()
                    .getAsJsonArray("categories")) {
                JsonObject numbers = category.getAsJsonObject();
                counts.merge(numbers.get("label").getAsString(), numbers.get("count").getAsLong(), Math::max);
            }
        }
        return counts;
    }

    private static void assertAllHaveSome(String spec, int categories) throws IOException {
        Map<String, Long> counts = counts(spec);
        assertEquals(categories, counts.size());
        assertEquals(List.of(), counts.entrySet().stream().filter(entry -> entry.getValue() == 0).toList(),
                "These have nothing in any recording");
    }

    @Test
    void no_block_of_code_is_left_out() throws IOException {
        for (GuidePage page : Project.guide().pages()) {
            for (Example example : page.examples()) {
                assertTrue(example.kind().startsWith("table ") || RUN.contains(example.kind())
                        || SHOWN.contains(example.kind()), page.file() + ": what is \"" + example.kind() + "\"?");
            }
        }
    }

    @Test
    void commands_run() throws IOException {
        lines("sh command").forEach(TheExamplesOfTheGuideWorkTest::assertRuns);
    }

    @Test
    void specifications_draw_something_in_each_category() throws IOException {
        for (String spec : examples("json spec")) {
            assertAllHaveSome(spec, JsonParser.parseString(spec).getAsJsonObject().getAsJsonArray("c").size());
        }
    }

    @Test
    void queries_select_something() throws IOException {
        List<String> queries = Stream.concat(lines("text query").stream(), examples("table Query").stream()).distinct()
                .toList();
        assertTrue(queries.size() > 30, "Queries: " + queries.size());
        assertAllHaveSome(points(queries.stream().map(query -> category(query.replace("$", "$$"), query(query),
                "[\"=\",\"x\",\"timestamp\"]", "[\"=\",\"y\",\"cpu\"]")).toList()), queries.size());
    }

    @Test
    void queries_of_figures_select_something() throws IOException {
        for (String query : lines("text figure-query")) {
            long lines = 0;
            for (String recording : RECORDINGS) {
                Program.Outcome outcome = run(List.of("lines", recording, OVERVIEW, "--query", query));
                assertEquals(0, outcome.status(), query + "\n" + outcome.err());
                lines += outcome.out().lines().count() - 1;
            }
            assertTrue(lines > 0, query);
        }
    }

    @Test
    void values_can_be_computed() throws IOException {
        List<String> values = examples("table Value");
        assertAllHaveSome(points(values.stream().map(value -> category(value, query("event == $RQ_SIZE & arg0 > 0"),
                "[\"=\",\"x\"," + value + "]", "[\"=\",\"y\",\"cpu\"]")).toList()), values.size());
    }

    @Test
    void computed_columns_are_there() throws IOException {
        List<String> columns = Stream.concat(lines("text columns").stream(),
                examples("table Column").stream().filter(name -> !name.equals("comm_name"))).distinct().toList();
        assertAllHaveSome(points(columns.stream().map(column -> category(column, "[\"=\",\"x\",\"" + column + "\"]",
                "[\"=\",\"y\",\"cpu\"]")).toList()), columns.size());
    }

    @Test
    void topologies_fit_the_recording() throws IOException {
        for (String topology : examples("json topology")) {
            Path file = Files.writeString(folder.resolve("topology.json"), topology);
            Program.Outcome outcome = run(List.of("residency", SYNTHETIC, "--topology", file.toString()));
            assertEquals(0, outcome.status(), outcome.err());
        }
    }

    @Test
    void assertions_hold() throws IOException {
        for (String assertions : examples("json assertions")) {
            Path file = Files.writeString(folder.resolve("assertions.json"), assertions);
            Program.Outcome outcome = run(List.of("assert", SYNTHETIC, file.toString(), "--topology", TOPOLOGY));
            assertEquals(0, outcome.status(), outcome.out() + outcome.err());
        }
    }
}
