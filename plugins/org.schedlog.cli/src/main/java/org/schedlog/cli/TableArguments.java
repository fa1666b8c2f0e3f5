// SPDX-License-Identifier: EPL-2.0
package org.schedlog.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Map;

import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.figure.Frame;
import org.schedlog.engine.figure.OutputFile;
import org.schedlog.engine.figure.TableFormat;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where a table goes. */
final class TableArguments {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = {"-o", "--output"}, paramLabel = "FILE",
            description = "Write this file; its ending says how: .csv, .npz or .json "
                    + "(default: CSV on standard output).")
    private Path file;

    /** Finds out before any work whether the file's ending is one that we know. */
    void check() {
        if (file != null && TableFormat.of(file).isEmpty()) {
            throw new ParameterException(spec.commandLine(), "The ending of " + file
                    + " says no format; expected one of "
                    + TableFormat.endings());
        }
    }

    /** @param out standard output */
    void write(Frame frame, OutputStream out, Progress progress) throws IOException {
        write(out, (format, target) -> format.write(frame, target, progress));
    }

    /**
     * @param columns the table's columns by name, in order
     * @param out standard output
     */
    void write(Map<String, ? extends Column> columns, OutputStream out, Progress progress) throws IOException {
        write(out, (format, target) -> format.write(columns, target, progress));
    }

    /** A table that can be written in any format. */
    private interface Content {
        void write(TableFormat format, OutputStream target) throws IOException;
    }

    private void write(OutputStream out, Content content) throws IOException {
        if (file == null) {
            content.write(TableFormat.CSV, out);
        } else {
            TableFormat format = TableFormat.of(file).orElseThrow();
            OutputFile.write(file, target -> content.write(format, target));
        }
    }
}
