// SPDX-License-Identifier: EPL-2.0
package org.schedlog.cli;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import org.schedlog.engine.compute.ThreadNames;
import org.schedlog.engine.sched.Assertion;
import org.schedlog.engine.sched.AssertionChecker;
import org.schedlog.engine.sched.AssertionException;
import org.schedlog.engine.sched.AssertionReader;
import org.schedlog.engine.sched.AssertionResult;
import org.schedlog.engine.sched.CpuTimeline;

import com.google.gson.stream.JsonWriter;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code schedlog assert}. */
@Command(name = "assert", mixinStandardHelpOptions = true, versionProvider = Main.Version.class,
        description = "Checks what is to hold of a recording, one line for each assertion and task.",
        footer = {"", "Exit status: 0 all hold, 1 some do not, 2 wrong usage, 3 it could not be checked."})
final class AssertCommand implements Callable<Integer> {

    private static final int SOME_FAIL = 1;
    private static final int NOT_CHECKED = 3;

    @ParentCommand
    private Main main;

    @Spec
    private CommandSpec spec;

    @Mixin
    private TraceArguments trace;

    @Parameters(index = "1", paramLabel = "ASSERTIONS", description = "The JSON file that says what is to hold.")
    private Path file;

    @Mixin
    private SchedulerArguments scheduler;

    @Option(names = "--json", description = "Write JSON instead of text.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        try {
            return check();
        } catch (ParameterException e) {
            throw e;
        } catch (Exception e) {
            return Failures.failed(e, spec.commandLine(), null) == 0 ? 0 : NOT_CHECKED;
        }
    }

    private int check() throws Exception {
        List<AssertionResult> results = new ArrayList<>();
        try {
            List<Assertion> assertions = AssertionReader.read(Files.readString(file));
            trace.read((recording, progress) -> {
                CpuTimeline timeline = CpuTimeline.of(recording, progress);
                ThreadNames names = ThreadNames.of(recording, progress);
                results.addAll(new AssertionChecker(recording, timeline, names, scheduler.topology(recording, timeline),
                        progress)
                        .check(assertions));
                Writer out = new OutputStreamWriter(main.out(), StandardCharsets.UTF_8);
                out.write(json ? json(results, names) : text(results, names));
                out.flush();
                SchedulerArguments.notes(recording, timeline).forEach(trace::note);
            });
        } catch (AssertionException e) {
            throw new FailureException(file + ": " + e.getMessage());
        }
        return results.stream().allMatch(AssertionResult::ok) ? 0 : SOME_FAIL;
    }

    private static String json(List<AssertionResult> results, ThreadNames names) throws IOException {
        StringWriter text = new StringWriter();
        JsonWriter out = new JsonWriter(text);
        out.setIndent("  ");
        long passed = results.stream().filter(AssertionResult::ok).count();
        out.beginObject().name("passed").value(passed).name("failed").value(results.size() - passed).name("results")
                .beginArray();
        for (AssertionResult result : results) {
            Assertion assertion = result.assertion();
            out.beginObject().name("name").value(assertion.name()).name("ok").value(result.ok());
            out.name("actual");
            if (Double.isNaN(result.actual())) {
                out.nullValue();
            } else {
                out.value(plain(result.actual()));
            }
            out.name("operator").value(assertion.operator().word());
            expected(out.name("expected"), assertion.expected());
            out.name("unit").value(assertion.unit().word()).name("function").value(assertion.function().word());
            out.name("pid").value(result.pid());
            out.name("comm").value(result.pid() == null ? assertion.comm() : names.latest(result.pid()));
            out.name("reason").value(result.reason()).endObject();
        }
        out.endArray().endObject();
        return text + "\n";
    }

    private static void expected(JsonWriter out, List<Double> values) throws IOException {
        if (values.size() == 1) {
            out.value(plain(values.get(0)));
            return;
        }
        out.beginArray();
        for (double value : values) {
            out.value(plain(value));
        }
        out.endArray();
    }

    /** A number as people write it: 95, not 95.0. */
    private static BigDecimal plain(double value) {
        BigDecimal exact = BigDecimal.valueOf(value).stripTrailingZeros();
        return exact.scale() < 0 ? exact.setScale(0) : exact;
    }

    private static String text(List<AssertionResult> results, ThreadNames names) {
        StringBuilder text = new StringBuilder();
        for (AssertionResult result : results) {
            Assertion assertion = result.assertion();
            String unit = assertion.unit().word().isEmpty() ? "" : " " + assertion.unit().word();
            String actual = result.reason() != null ? result.reason() : plain(result.actual()).toPlainString() + unit;
            String expected = String.join(",", assertion.expected().stream().map(value -> plain(value).toPlainString())
                    .toList());
            String task = result.pid() == null ? "" : " [" + names.label(result.pid()) + "]";
            text.append(result.ok() ? "ok    " : "FAIL  ").append(assertion.name()).append(task).append(": ")
                    .append(actual)
                    .append("; expected ").append(assertion.operator().word()).append(' ').append(expected).append(unit)
                    .append('\n');
        }
        return text.toString();
    }
}
