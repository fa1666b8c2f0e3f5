// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.schedlog.engine.column.EventTable;

class SpecDiagnosticsTest {

    private static final EventTable TABLE = new EventTable(Map.of("RQ_SIZE", 13));

    private static final String NOT_ALLOWED =
            "something that JSON does not allow here, e.g. a comment, a single quote or a comma too many";

    private static SpecResult read(String json) {
        return SpecReader.read(json.replace('\'', '"'), "a.json", TABLE.ids());
    }

    private static List<String> texts(SpecResult result) {
        return result.diagnostics().stream().map(Diagnostic::toString).toList();
    }

    private static String category(String members) {
        return "{'output': ['x','y','c'], 'c': [{" + members + "}]}";
    }

    private static String steps(String steps) {
        return category("'label': 'L', 'color': '#123456', 'concatenate': [[], [" + steps + "]]");
    }

    static Stream<Arguments> documents() {
        return Stream.of(
                Arguments.of("", "a.json: This is no valid JSON: the file is empty"),
                Arguments.of("{'output': [",
                "a.json: This is no valid JSON: the text ends before the JSON is complete"),
                Arguments.of("{'output': ['x',]}",
                        "a.json: This is no valid JSON: line 1, column 18: " + NOT_ALLOWED),
                Arguments.of("{\n  'a': 1\n  'b': 2}",
                "a.json: This is no valid JSON: line 3, column 4: expected a comma or }"),
                Arguments.of("{} {}", "a.json: This is no valid JSON: line 1, column 5: " + NOT_ALLOWED),
                Arguments.of("[".repeat(5000), "a.json: This is no valid JSON: values are nested more than 100 deep"),
                Arguments.of("[1]", "a.json: Expected an object with \"output\" and \"c\"; found a list"),
                Arguments.of("{'output': ['x','y'], 'c': {}}",
                "a.json: Expected \"c\" with a list of categories; found an object"),
                Arguments.of("{'output': ['x','y']}", "a.json: Expected \"c\" with a list of categories"),
                Arguments.of("{'output': 'x', 'c': []}",
                "a.json: Expected \"output\" with a list of column names; found a string\n"
                        + "a.json: \"output\" lacks x, y; points need x and y, lines need x0, y0, x1 and y1"),
                Arguments.of("{'output': ['x0','y0','c'], 'c': []}",
                "a.json: \"output\" lacks x1, y1; lines need x0, y0, x1 and y1"),
                Arguments.of("{'input': [1], 'output': ['x','y'], 'c': []}",
                "a.json: Expected column names in \"input\"; found a number"),
                Arguments.of("{'output': ['x','y'], 'c': [7]}",
                        "a.json: category 0: Expected an object with \"label\", \"color\" and \"concatenate\"; found "
                        + "a number"),
                Arguments.of(category("'label': 5, 'color': '#000000', 'concatenate': []"),
                        "a.json: category 0: Expected a string as \"label\"; found a number"),
                Arguments.of(category("'label': 'L', 'color': true, 'concatenate': []"),
                        "a.json: category 0 \"L\": Expected a string such as \"#ff0000\" as \"color\"; found true or "
                        + "false"),
                Arguments.of(category("'label': 'L', 'color': '#000000'"),
                        "a.json: category 0 \"L\": Expected \"concatenate\" with a list of pipelines"),
                Arguments.of(category("'label': 'L', 'color': '#000000', 'concatenate': 'all'"),
                        "a.json: category 0 \"L\": Expected \"concatenate\" with a list of pipelines; found a string"),
                Arguments.of(category("'label': 'L', 'color': '#000000', 'concatenate': [['query','cpu==1']]"),
                        "a.json: category 0 \"L\", pipeline 0, step 0: Expected a step such as [\"query\", \"event == "
                        + "5\"]; found a string\n"
                                + "a.json: category 0 \"L\", pipeline 0, step 1: "
                                + "Expected a step such as [\"query\", \"event == 5\"]; found a string"),
                Arguments.of(category("'label': 'L', 'color': '#000000', 'concatenate': [], 'hide_hovertool': 'yes'"),
                        "a.json: category 0 \"L\": Expected true or false as \"hide_hovertool\"; found a string"));
    }

    static Stream<Arguments> stepLists() {
        String where = "a.json: category 0 \"L\", pipeline 1, step ";
        String operators = ", expected one of + - / * // % min max abs rolling argsort";
        return Stream.of(
                Arguments.of("['query','cpu==1'], ['qurey','cpu==1']",
                        where + "1: Unknown step \"qurey\", expected \"query\" or \"=\"; did you mean query?"),
                Arguments.of("[]", where + "0: A step begins with its name, \"query\" or \"=\""),
                Arguments.of("['query', 5]", where + "0: Expected [\"query\", \"EXPRESSION\"] with one string"),
                Arguments.of("['=', 'a']", where + "0: Expected [\"=\", \"NAME\", VALUE]"),
                Arguments.of("['=', 'a', ['roling', 3, 'mean', 'b']]", where
                + "0: Unknown operator \"roling\"; did you mean rolling?"),
                Arguments.of("['=', 'a', ['^', 'b', 'c']]", where + "0: Unknown operator \"^\"" + operators),
                Arguments.of("['=', 'a', ['+']]", where + "0: The operator \"+\" has no operands"),
                Arguments.of("['=', 'a', ['abs', 'b', 1]]", where + "0: The operator \"abs\" has one operand, not 2"),
                Arguments.of("['=', 'a', []]",
                        where + "0: An operation begins with its operator, one of + - / * // % min max abs rolling "
                        + "argsort"),
                Arguments.of("['=', 'a', null]", where
                + "0: Expected a column's name, a number or an operation such as "
                        + "[\"+\", \"cpu\", 0.5]; found null"),
                Arguments.of("['=', 'a', 99999999999999999999]",
                        where + "0: The integer 99999999999999999999 does not fit into 64 bits; write it with a point"),
                Arguments.of("['=', 'a', ['rolling', -3, 'mean', 'b']]",
                        where + "0: A rolling window has 1 to 2147483647 rows, an integer; not -3"),
                Arguments.of("['=', 'a', ['rolling', 3.5, 'man', 'b']]",
                        where + "0: A rolling window has 1 to 2147483647 rows, an integer; not 3.5\n" + where
                                + "0: Unknown function \"man\", expected mean, sum or median; did you mean mean?"),
                Arguments.of("['=', 'a', ['rolling', 3, 'mean', ['+', 'b', 1]]]", where
                        + "0: Expected [\"rolling\", N, \"mean\", \"COLUMN\"] with a number of rows, mean, sum or "
                        + "median, and a column"),
                Arguments.of("['=', 'a', ['argsort', 'b', 'c']]", where + "0: Expected [\"argsort\", \"COLUMN\"]"));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void a_wrong_document_is_refused_with_the_place(String json, String expected) {
        SpecResult result = read(json);
        assertNull(result.spec());
        assertEquals(expected, String.join("\n", texts(result)));
    }

    @ParameterizedTest
    @MethodSource("stepLists")
    void a_wrong_step_is_refused_with_the_place(String steps, String expected) {
        SpecResult result = read(steps(steps));
        assertNull(result.spec());
        assertEquals(expected, String.join("\n", texts(result)));
    }

    @Test
    void the_column_of_a_wrong_query_is_that_of_the_text_before_names_were_replaced() {
        SpecResult result = read(steps("['query', 'event==$RQ_SIZE & (arg0>1']"));
        assertEquals(1, result.errors().size());
        String text = texts(result).get(0);
        assertTrue(text.startsWith("a.json: category 0 \"L\", pipeline 1, step 0, column 26: "), text);
    }

    @Test
    void everything_that_is_wrong_is_found_in_one_reading() {
        SpecResult result = read(
                "{'output': ['x','y'], 'c': [{'label': 1}, {'label': 'B', 'color': '#fff', 'concatenate': [[['no'], "
                + "['query', '1 +']]]}]}");
        assertEquals(4, result.errors().size(), result.toString());
    }

    @Test
    void what_does_not_prevent_the_figure_is_a_note() {
        SpecResult result = read("{'output': ['x','y','x'], 'x': 5, 'other': 1, 'other': 2, 'c': ["
                + "{'color': 'nocolour', 'concatenate': [[['=','x',['-','cpu']]]]}]}");
        assertNotNull(result.spec());
        assertEquals(List.of("a.json: the key \"other\" stands twice ($.other); the last one counts",
                "a.json: \"output\" names the column x twice; it is taken once",
                "a.json: category 0: The category has no \"label\"",
                "a.json: category 0: \"nocolour\" is neither a colour such as #ff0000 nor the name of one; #0072b2 is "
                + "taken",
                "a.json: category 0, pipeline 0, step 0: The operator \"-\" with one operand leaves it as it is",
                "a.json: Expected an object with \"label\" and \"unit\" as \"x\"; found a number"), texts(result));
        assertEquals(List.of("x", "y"), result.spec().output());
    }

    @Test
    void a_file_that_cannot_be_read_is_said_to_be_so(@TempDir Path folder) throws IOException {
        Path binary = Files.write(folder.resolve("b.json"), new byte[] { '{', (byte) 0xff, '}' });
        assertEquals(List.of("b.json: The file is no text in UTF-8, so it is no spec"),
                texts(SpecReader.read(binary, TABLE.ids())));
        Path absent = folder.resolve("absent.json");
        assertEquals(List.of("absent.json: There is no such file: " + absent),
                texts(SpecReader.read(absent, TABLE.ids())));
        assertEquals(List.of(folder.getFileName() + ": This is a folder, no file: " + folder),
                texts(SpecReader.read(folder, TABLE.ids())));
    }

    @Test
    void long_labels_and_line_breaks_do_not_spoil_a_message() {
        Place place = Place.document("a.json").inCategory(3, "a\nb" + "c".repeat(60));
        assertEquals("a.json: category 3 \"a b" + "c".repeat(34) + "...\"", place.toString());
    }
}
