// SPDX-License-Identifier: EPL-2.0
package org.schedlog.cli;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import org.schedlog.engine.figure.FrameStatistics;
import org.schedlog.engine.figure.FrameStatistics.CategoryStatistics;
import org.schedlog.engine.figure.FrameStatistics.ColumnStatistics;
import org.schedlog.engine.figure.TableFormat;
import org.schedlog.engine.spec.FigureSpec;

import com.google.gson.stream.JsonWriter;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code schedlog stats}. */
@Command(name = "stats", mixinStandardHelpOptions = true, versionProvider = Main.Version.class,
        description = "Counts the lines or points of each category of a figure, with the mean and sum of each output "
                + "column.")
final class StatsCommand implements Callable<Integer> {

    @ParentCommand
    private Main main;

    @Mixin
    private FigureArguments figure;

    @Option(names = "--json", description = "Write JSON instead of CSV.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        figure.read(null, (frame, progress) -> {
            FrameStatistics statistics = FrameStatistics.of(frame, progress);
            Writer out = new OutputStreamWriter(main.out(), StandardCharsets.UTF_8);
            out.write(json ? json(statistics) : csv(statistics, frame.spec()));
            out.flush();
        });
        return 0;
    }

    private static String json(FrameStatistics statistics) throws IOException {
        StringWriter text = new StringWriter();
        JsonWriter out = new JsonWriter(text);
        out.setIndent("  ");
        out.beginObject().name("categories").beginArray();
        for (CategoryStatistics category : statistics.categories()) {
            out.beginObject();
            out.name("c").value(category.category().index());
            out.name("label").value(category.category().label());
            out.name("color").value(category.category().colorText());
            out.name("count").value(category.count());
            out.name("unavailable").value(category.category().unavailable());
            out.name("columns").beginObject();
            for (var column : category.columns().entrySet()) {
                out.name(column.getKey()).beginObject();
                finite(out.name("mean"), column.getValue().mean());
                sum(out.name("sum"), column.getValue());
                out.endObject();
            }
            out.endObject().endObject();
        }
        out.endArray().endObject();
        return text + "\n";
    }

    private static void sum(JsonWriter out, ColumnStatistics column) throws IOException {
        if (column.integerSum() != null) {
            out.value(column.integerSum());
        } else {
            finite(out, column.sum());
        }
    }

    private static void finite(JsonWriter out, double value) throws IOException {
        if (Double.isFinite(value)) {
            out.value(value);
        } else {
            out.nullValue();
        }
    }

    private static String csv(FrameStatistics statistics, FigureSpec spec) {
        StringBuilder text = new StringBuilder("c,label,count");
        for (String column : spec.valueColumns()) {
            text.append(',').append(TableFormat.csvField(column + "_mean")).append(',')
                    .append(TableFormat.csvField(column + "_sum"));
        }
        text.append('\n');
        for (CategoryStatistics category : statistics.categories()) {
            List<String> fields = new ArrayList<>();
            fields.add(Integer.toString(category.category().index()));
            fields.add(TableFormat.csvField(category.category().label()));
            fields.add(Long.toString(category.count()));
            for (ColumnStatistics column : category.columns().values()) {
                fields.add(TableFormat.csvField(column.mean()));
                fields.add(column.integerSum() != null ? column.integerSum().toString()
                        : TableFormat.csvField(column.sum()));
            }
            text.append(String.join(",", fields)).append('\n');
        }
        return text.toString();
    }
}
