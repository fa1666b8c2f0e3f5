// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.DoubleColumn;
import org.schedlog.engine.column.LongColumn;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.TextColumn;

/** Writes a table as comma-separated values. */
final class CsvTable {

    private final TableSource table;
    private final TextSink out;
    private final Progress progress;

    CsvTable(TableSource table, OutputStream out, Progress progress) {
        this.table = table;
        this.out = new TextSink(out);
        this.progress = progress;
    }

    void write() throws IOException {
        progress.task("Writing");
        List<String> names = table.names();
        for (int i = 0; i < names.size(); i++) {
            out.put((i == 0 ? "" : ",") + quoted(names.get(i)));
        }
        out.put('\n');
        long total = Math.max(1, table.rows());
        long done = 0;
        for (List<Column> part : table.parts()) {
            Cells[] cells = part.stream().map(CsvTable::cells).toArray(Cells[]::new);
            int size = part.get(0).size();
            for (int from = 0; from < size; from += Column.BLOCK) {
                progress.check();
                progress.done((double) (done + from) / total);
                rows(cells, from, Math.min(Column.BLOCK, size - from));
            }
            done += size;
        }
        out.flush();
    }

    private void rows(Cells[] cells, int from, int count) throws IOException {
        for (Cells column : cells) {
            column.load(from, count);
        }
        for (int i = 0; i < count; i++) {
            for (int column = 0; column < cells.length; column++) {
                if (column > 0) {
                    out.put(',');
                }
                cells[column].put(i, out);
            }
            out.put('\n');
        }
    }

    /** A text as a field: quoted where it would be misread otherwise. */
    static String quoted(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    /** A double in a form that reads back to the same double. */
    static String number(double value) {
        return value - value == 0 ? Double.toString(value) : value != value ? "nan" : value > 0 ? "inf" : "-inf";
    }

    /** A block of one column. */
    private interface Cells {
        void load(int from, int count);

        void put(int index, TextSink sink) throws IOException;
    }

    private static Cells cells(Column column) {
        int block = Math.min(Column.BLOCK, column.size());
        if (column instanceof LongColumn longs) {
            return new LongCells(longs, new long[block]);
        }
        if (column instanceof DoubleColumn doubles) {
            return new DoubleCells(doubles, new double[block]);
        }
        TextColumn texts = (TextColumn) column;
        return new TextCells(texts, new long[block]);
    }

    private record LongCells(LongColumn column, long[] values) implements Cells {
        @Override
        public void load(int from, int count) {
            column.read(from, count, values);
        }

        @Override
        public void put(int index, TextSink sink) throws IOException {
            sink.put(values[index]);
        }
    }

    private record DoubleCells(DoubleColumn column, double[] values) implements Cells {
        @Override
        public void load(int from, int count) {
            column.read(from, count, values);
        }

        @Override
        public void put(int index, TextSink sink) throws IOException {
            double value = values[index];
            if (value - value == 0) {
                sink.put(value);
            } else {
                sink.put(number(value));
            }
        }
    }

    private record TextCells(TextColumn column, long[] codes) implements Cells {
        @Override
        public void load(int from, int count) {
            column.codes().read(from, count, codes);
        }

        @Override
        public void put(int index, TextSink sink) throws IOException {
            String text = column.dictionary().get((int) codes[index]);
            sink.put(text == null ? "" : quoted(text));
        }
    }
}
