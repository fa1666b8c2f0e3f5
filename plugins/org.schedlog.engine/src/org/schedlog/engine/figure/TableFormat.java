// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.Progress;

/**
 * File formats of tables. A table of a frame has the spec's output columns in their order, {@code c} where it stands
 * there; its rows are the categories' lines or points, one category after the other. Tables are written block by block,
 * however long they are.
 */
public enum TableFormat {

    /**
     * Comma-separated values as in RFC 4180, but lines end with a newline alone; UTF-8; a header line. Integers are
     * exact, doubles read back to the same double; {@code nan}, {@code inf}, {@code -inf}.
     */
    CSV {
        @Override
        void write(TableSource table, OutputStream out, Progress progress) throws IOException {
            new CsvTable(table, out, progress).write();
        }
    },

    /** An object of arrays; numbers that are not finite and unknown texts are null. */
    JSON {
        @Override
        void write(TableSource table, OutputStream out, Progress progress) throws IOException {
            new JsonTable(table, out, progress).write();
        }
    },

    /**
     * A zip of numpy arrays, one for each column: {@code <i8}, or {@code <f8} where any category has doubles. Holds no
     * texts.
     */
    NPZ {
        @Override
        void write(TableSource table, OutputStream out, Progress progress) throws IOException {
            new NpzTable(table, out, progress).write();
        }
    };

    /**
     * Writes a frame's table.
     *
     * @param frame
     *            the figure
     * @param out
     *            where to; not closed
     * @param progress
     *            listens and may cancel
     * @throws IOException
     *             when it cannot be written; or, with a message for the user, when this format cannot hold a column
     */
    public void write(Frame frame, OutputStream out, Progress progress) throws IOException {
        write(TableSource.of(frame), out, progress);
    }

    /**
     * Writes any table.
     *
     * @param columns
     *            its columns by name, in order, equally long
     * @param out
     *            where to; not closed
     * @param progress
     *            listens and may cancel
     * @throws IOException
     *             when it cannot be written; or, with a message for the user, when this format cannot hold a column
     */
    public void write(Map<String, ? extends Column> columns, OutputStream out, Progress progress) throws IOException {
        write(TableSource.of(columns), out, progress);
    }

    abstract void write(TableSource table, OutputStream out, Progress progress) throws IOException;

    /**
     * @param text
     *            any text
     * @return the text as a field of a CSV file, quoted where it would be misread otherwise
     */
    public static String csvField(String text) {
        return CsvTable.quoted(text);
    }

    /**
     * @param value
     *            any double
     * @return the number as a field of a CSV file
     */
    public static String csvField(double value) {
        return CsvTable.number(value);
    }

    /** @return the ending of the names of such files, e.g. ".csv" */
    public String ending() {
        return "." + name().toLowerCase(Locale.ROOT);
    }

    /**
     * @param file
     *            a file's name
     * @return the format that its ending stands for, if any
     */
    public static Optional<TableFormat> of(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).filter(format -> name.endsWith(format.ending())).findFirst();
    }

    /** @return the endings of all formats, for the user */
    public static String endings() {
        return Arrays.stream(values()).map(TableFormat::ending).collect(Collectors.joining(", "));
    }
}
