// SPDX-License-Identifier: EPL-2.0
package org.schedlog.cli;

import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;

import org.schedlog.engine.column.RecordingSummary;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code schedlog info}. */
@Command(name = "info", mixinStandardHelpOptions = true, versionProvider = Main.Version.class,
        description = "Says what a recording holds: events, duration, CPUs, threads, its columns, and what is wrong "
                + "with it.")
final class InfoCommand implements Callable<Integer> {

    @ParentCommand
    private Main main;

    @Mixin
    private TraceArguments trace;

    @Option(names = "--json", description = "Write JSON instead of text.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        trace.read((recording, progress) -> {
            InfoReport report = new InfoReport(trace.path(), recording, RecordingSummary.of(recording, progress));
            Writer out = new OutputStreamWriter(main.out(), StandardCharsets.UTF_8);
            out.write(json ? report.json() : report.text());
            out.flush();
        });
        return 0;
    }
}
