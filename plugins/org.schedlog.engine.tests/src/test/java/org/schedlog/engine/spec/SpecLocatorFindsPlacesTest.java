// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schedlog.engine.column.EventTable;

class SpecLocatorFindsPlacesTest {

    private static final EventTable TABLE = new EventTable(Map.of("RQ_SIZE", 13));

    /** Writes a random spec with random blanks and remembers where each thing begins and what it is. */
    private static final class Writer {

        private final Random random;
        private final StringBuilder text = new StringBuilder();
        private final Map<Place, String> starts = new HashMap<>();
        private final Map<Place, Integer> offsets = new HashMap<>();

        Writer(long seed) {
            random = new Random(seed);
            if (random.nextBoolean()) {
                text.append('\ufeff');
            }
        }

        private void blanks() {
            for (int i = random.nextInt(4); i > 0; i--) {
                text.append(List.of(" ", "\n", "\r\n", "\t").get(random.nextInt(4)));
            }
        }

        private void put(String token) {
            blanks();
            text.append(token);
            blanks();
        }

        private void value(Place place, String token) {
            blanks();
            offsets.put(place, text.length());
            starts.put(place, token);
            text.append(token);
            blanks();
        }

        private void step(Place step) {
            value(step, "[");
            put("\"query\"");
            put(",");
            blanks();
            int quote = text.length();
            text.append('"');
            List<String> characters = List.of("a", "\\\"", "\\u0041", " ", "é", "\\\\", "_1");
            int length = 1 + random.nextInt(12);
            int column = 0;
            List<Integer> columns = new ArrayList<>();
            for (int i = 0; i < length; i++) {
                String written = characters.get(random.nextInt(characters.size()));
                columns.add(text.length());
                text.append(written);
                column += written.equals("_1") ? 2 : 1;
                if (written.equals("_1")) {
                    columns.add(text.length() - 1);
                }
            }
            text.append('"');
            for (int i = 0; i < column; i++) {
                offsets.put(step.atOffset(i), columns.get(i));
            }
            assertTrue(quote < columns.get(0));
            put("]");
        }

        String write(int categories) {
            Place document = Place.document("r.json");
            put("{");
            if (random.nextBoolean()) {
                // The last one counts.
                put("\"c\":[7],");
            }
            put("\"output\"");
            put(":");
            value(document.inMember("output"), "[\"x0\",\"y0\",\"x1\",\"y1\"]");
            put(", \"other\" : [1e5, -2, {\"d}\": \"]\\\"\"}, null, true, []], \"c\"");
            put(":");
            value(document.inMember("c"), "[");
            for (int i = 0; i < categories; i++) {
                category(document.inCategory(i, "L" + i));
                put(i < categories - 1 ? "," : "]");
            }
            put("}");
            return text.toString();
        }

        private void category(Place category) {
            value(category, "{");
            put("\"color\":");
            value(category.inMember("color"), "\"#ff0000\"");
            put(",\"concatenate\":");
            value(category.inMember("concatenate"), "[");
            int pipelines = random.nextInt(3);
            for (int p = 0; p < pipelines; p++) {
                value(category.inPipeline(p), "[");
                int steps = random.nextInt(4);
                for (int s = 0; s < steps; s++) {
                    step(category.inPipeline(p).inStep(s));
                    put(s < steps - 1 ? "," : "");
                }
                put(p < pipelines - 1 ? "]," : "]");
            }
            put("]");
            put("}");
        }
    }

    private static int line(String text, int offset) {
        return 1 + (int) text.substring(0, offset).chars().filter(c -> c == '\n').count();
    }

    @Test
    void every_place_of_a_random_spec_is_where_it_was_written() {
        for (int seed = 0; seed < 300; seed++) {
            Writer writer = new Writer(seed);
            String text = writer.write(1 + seed % 4);
            SpecLocator locator = SpecLocator.of(text);
            int number = seed;
            writer.offsets.forEach((place, offset) -> {
                TextRange range = locator.locate(place);
                String where = "seed " + number + ", " + place + " in\n" + text;
                assertEquals(offset, range.start(), where);
                assertEquals(line(text, offset), range.line(), where);
                assertTrue(range.end() > range.start() && range.end() <= text.length(), where);
                assertTrue(text.substring(range.start(), range.end()).indexOf('\n') < 0, where);
            });
            writer.starts.forEach((place, token) -> assertTrue(text.startsWith(token, locator.locate(place).start())));
        }
    }

    @Test
    void what_the_reader_finds_is_marked() {
        String text = """
                {
                  "output": ["x", "y"],
                  "c": [
                    { "label": "A", "color": "#ff0000", "concatenate": [[
                      ["query", "arg0 > 1 & arg1 >>> 5"],
                      ["qurey", "arg0 > 1"]
                    ]] },
                    { "label": "B", "color": 5, "hide_hovertool": "no" }
                  ]
                }
                """;
        SpecLocator locator = SpecLocator.of(text);
        List<String> marked = new ArrayList<>();
        for (Diagnostic diagnostic : SpecReader.read(text, "a.json", TABLE.ids()).diagnostics()) {
            TextRange range = locator.locate(diagnostic.place());
            marked.add(range.line() + " " + text.substring(range.start(), range.end()));
        }
        assertEquals(List.of("5 >", "6 [\"qurey\", \"arg0 > 1\"]", "8 5", "8 \"no\"",
                "8 { \"label\": \"B\", \"color\": 5, \"hide_hovertool\": \"no\" }"), marked);
    }

    @ParameterizedTest
    @ValueSource(strings = { "{\n  \"a\": 1\n  \"b\": 2}", "{'output': 1}", "{\"output\": [\"x\",]}", "", "{", "[[\n\n",
            "{\"a\":\"\n", "\ufeff{\"a\" 1}", "{} {}", "{\"a\": \"\\u00", "\n\n\n x" })
    void a_text_that_is_no_JSON_is_marked_in_the_line_that_the_message_names(String text) {
        Diagnostic problem = SpecReader.read(text, "a.json", TABLE.ids()).errors().get(0);
        TextRange range = SpecLocator.of(text).locate(problem.place());
        Matcher line = Pattern.compile("line (\\d+)").matcher(problem.message());
        if (line.find()) {
            assertEquals(Integer.parseInt(line.group(1)), range.line(), problem.message());
        }
        assertEquals(line(text, range.start()), range.line());
        assertTrue(range.start() <= range.end() && range.end() <= text.length());
    }

    @Test
    void no_text_and_no_place_breaks_it() {
        Random random = new Random(5);
        String good = new Writer(3).write(3);
        for (int i = 0; i < 2000; i++) {
            StringBuilder text = new StringBuilder(good);
            for (int j = random.nextInt(4); j >= 0; j--) {
                text.deleteCharAt(random.nextInt(text.length()));
                text.insert(random.nextInt(text.length()), "{}[]\"\\,:x1\n".charAt(random.nextInt(11)));
            }
            text.setLength(random.nextInt(text.length() + 1));
            Place place = Place.document("a.json").inCategory(random.nextInt(4), "").inPipeline(random.nextInt(3))
                    .inStep(random.nextInt(3)).atOffset(random.nextInt(30));
            TextRange range = SpecLocator.of(text.toString()).locate(place);
            assertNotNull(range);
            assertTrue(range.start() <= range.end() && range.end() <= text.length(), text::toString);
            assertEquals(line(text.toString(), range.start()), range.line(), text::toString);
        }
    }

    @Test
    void the_kind_is_known_by_the_output_even_where_much_is_wrong() {
        assertEquals(Optional.of(FigureSpec.Kind.LINES), kind("{'output': ['x0','y0','x1','y1','c'], 'c': []}"));
        assertEquals(Optional.of(FigureSpec.Kind.POINTS), kind("{'c': [], 'output': ['c', 'x','y']}"));
        assertEquals(Optional.of(FigureSpec.Kind.LINES), kind("{'output': ['x0'], 'c': [,,"));
        assertEquals(Optional.empty(), kind("{'output': 'x0', 'c': []}"));
        assertEquals(Optional.empty(), kind("{'version': 1}"));
        assertEquals(Optional.empty(), kind("[]"));
        assertEquals(Optional.empty(), kind(""));
        assertEquals(Optional.empty(), new SpecText("a.json", null, "There is no such file").kind());
    }

    private static Optional<FigureSpec.Kind> kind(String json) {
        return new SpecText("a.json", json.replace('\'', '"'), null).kind();
    }
}
