// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

import com.google.gson.JsonPrimitive;

import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.DoubleColumn;
import org.schedlog.engine.column.LongColumn;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.TextColumn;

/** Writes a table as a JSON object of arrays. */
final class JsonTable {

    private final TableSource table;
    private final TextSink out;
    private final Progress progress;
    private boolean first;

    JsonTable(TableSource table, OutputStream out, Progress progress) {
        this.table = table;
        this.out = new TextSink(out);
        this.progress = progress;
    }

    void write() throws IOException {
        progress.task("Writing");
        List<String> names = table.names();
        out.put('{');
        for (int i = 0; i < names.size(); i++) {
            progress.done((double) i / names.size());
            out.put(i == 0 ? "\n" : ",\n");
            out.put(quoted(names.get(i)) + ": [");
            first = true;
            for (Column column : table.columns(i)) {
                values(column);
            }
            out.put(']');
        }
        out.put("\n}\n");
        out.flush();
    }

    private void values(Column column) throws IOException {
        long[] longs = new long[column instanceof DoubleColumn ? 0 : Math.min(Column.BLOCK, column.size())];
        double[] doubles = new double[column instanceof DoubleColumn ? Math.min(Column.BLOCK, column.size()) : 0];
        for (int from = 0; from < column.size(); from += Column.BLOCK) {
            progress.check();
            int count = Math.min(Column.BLOCK, column.size() - from);
            if (column instanceof LongColumn integers) {
                integers.read(from, count, longs);
                for (int i = 0; i < count; i++) {
                    separate();
                    out.put(longs[i]);
                }
            } else if (column instanceof DoubleColumn numbers) {
                numbers.read(from, count, doubles);
                for (int i = 0; i < count; i++) {
                    separate();
                    put(doubles[i]);
                }
            } else if (column instanceof TextColumn texts) {
                texts.codes().read(from, count, longs);
                for (int i = 0; i < count; i++) {
                    separate();
                    String text = texts.dictionary().get((int) longs[i]);
                    out.put(text == null ? "null" : quoted(text));
                }
            }
        }
    }

    private void separate() throws IOException {
        if (!first) {
            out.put(',');
        }
        first = false;
    }

    private void put(double value) throws IOException {
        if (value - value == 0) {
            out.put(value);
        } else {
            out.put("null");
        }
    }

    private static String quoted(String text) {
        return new JsonPrimitive(text).toString();
    }
}
