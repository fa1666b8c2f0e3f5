// SPDX-License-Identifier: EPL-2.0
package org.schedlog.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.schedlog.engine.expression.ArithmeticOperator;
import org.schedlog.engine.expression.ComparisonOperator;
import org.schedlog.engine.expression.Function;
import org.schedlog.engine.expression.LogicalOperator;
import org.schedlog.engine.expression.PrefixOperator;
import org.schedlog.engine.sched.Assertion;
import org.schedlog.engine.spec.SpecReader;

/** Nothing that the program has is missing in the guide, and the messages that the guide explains are the program's. */
class TheGuideNamesWhatThereIsTest {

    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\\n]++|\\\\.)*+)\"");
    private static final Pattern JOINED = Pattern.compile("\"\\s*\\+\\s*\"");
    /** What a program puts into a message. */
    private static final String VARIABLE = "...";

    private static String page(String file) throws IOException {
        return Files.readString(Project.guide().folder().resolve(file));
    }

    private static List<String> examples(String kind) throws IOException {
        return Project.guide().pages().stream().flatMap(page -> page.examples().stream())
                .filter(example -> example.kind().equals(kind)).map(Example::text).toList();
    }

    @Test
    void every_operator_and_function_of_queries_has_an_example() throws IOException {
        List<String> symbols = new ArrayList<>();
        Stream.of(ArithmeticOperator.values()).forEach(operator -> symbols.add(operator.symbol()));
        Stream.of(ComparisonOperator.values()).forEach(operator -> symbols.add(operator.symbol()));
        Stream.of(LogicalOperator.values()).forEach(operator -> symbols.add(operator.symbol()));
        Stream.of(PrefixOperator.values()).forEach(operator -> symbols.add(operator.symbol()));
        Stream.of(Function.values()).forEach(function -> symbols.add(function.symbol() + "("));
        String all = " " + String.join(" ", examples("table Query")) + " ";
        String operators = " " + String.join(" ", examples("table Operator")) + " ";
        assertEquals(List.of(), symbols.stream().filter(symbol -> !all.contains(symbol)).toList());
        assertEquals(List.of(), symbols.stream().filter(symbol -> !symbol.endsWith("("))
                .filter(symbol -> !operators.contains(" " + symbol + " ")).toList());
    }

    @Test
    void every_operator_of_values_has_an_example() throws IOException {
        String wrong = "{\"output\":[\"x\",\"y\"],\"c\":[{\"label\":\"a\",\"color\":\"red\",\"concatenate\":"
                + "[[[\"=\",\"x\",[\"?\",1]]]]}]}";
        String message = SpecReader.read(wrong, "x.json", Map.of()).errors().get(0).message();
        String operators = message.substring(message.indexOf("one of ") + "one of ".length());
        List<String> missing = new ArrayList<>(List.of(operators.split(" ")));
        assertTrue(missing.size() > 5, message);
        missing.removeIf(operator -> {
            try {
                return examples("table Value").stream().anyMatch(value -> value.contains("[\"" + operator + "\""));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        assertEquals(List.of(), missing);
    }

    @Test
    void every_function_and_operator_of_assertions_is_explained() throws IOException {
        List<String> words = new ArrayList<>();
        Stream.of(Assertion.Function.values()).forEach(function -> words.add(function.word()));
        Stream.of(Assertion.Operator.values()).forEach(operator -> words.add(operator.word()));
        Stream.of(Assertion.Unit.values()).filter(unit -> unit != Assertion.Unit.NONE)
                .forEach(unit -> words.add(unit.word()));
        String text = page("topology-and-assertions.md");
        assertEquals(List.of(), words.stream().filter(word -> !text.contains("`" + word + "`")).toList());
    }

    @Test
    void every_view_and_every_specification_of_the_library_is_mentioned() throws IOException {
        String all = Project.guide().pages().stream().map(GuidePage::file).map(file -> {
            try {
                return page(file);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }).collect(Collectors.joining());
        Matcher view = Pattern.compile("<view\\b[^>]*?\\bname=\"([^\"]+)\"").matcher(Files.readString(
                Project.ROOT.resolve("plugins/org.schedlog.tracecompass.ui/plugin.xml")));
        List<String> names = new ArrayList<>();
        while (view.find()) {
            names.add(view.group(1));
        }
        assertTrue(names.size() > 5, names.toString());
        for (String kind : List.of("line", "point")) {
            try (Stream<Path> files = Files.list(Project.ROOT.resolve("examples").resolve(kind))) {
                files.map(file -> file.getFileName().toString().replace(".json", "")).sorted()
                        .forEach(name -> names.add("`" + name + "`"));
            }
        }
        assertEquals(List.of(), names.stream().filter(name -> !all.contains(name)).toList());
    }

    @Test
    void messages_that_are_explained_are_those_of_the_program() throws IOException {
        String literals = literals();
        List<String> messages = examples("table Message");
        assertTrue(messages.size() > 30, "Messages: " + messages.size());
        List<String> unknown = messages.stream()
                .flatMap(message -> Stream.of(message.split(Pattern.quote(VARIABLE))))
                .filter(piece -> !literals.contains(piece)).toList();
        assertEquals(List.of(), unknown);
    }

    /** The texts of the program; those that are joined without anything between them are one. */
    private static String literals() throws IOException {
        StringBuilder literals = new StringBuilder();
        try (Stream<Path> files = Files.walk(Project.ROOT.resolve("plugins"))) {
            for (Path file : files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.toString().contains("tests") && !file.toString().contains("src/test"))
                    .toList()) {
                Matcher literal = LITERAL.matcher(JOINED.matcher(Files.readString(file)).replaceAll(""));
                while (literal.find()) {
                    literals.append(literal.group(1).replace("\\\"", "\"").replace("%,d", VARIABLE)).append('\n');
                }
            }
        }
        return literals.toString();
    }
}
