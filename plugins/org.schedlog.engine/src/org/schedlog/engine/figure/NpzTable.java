// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.LongColumn;
import org.schedlog.engine.column.NpyWriter;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.TextColumn;

/**
 * Writes a table as numpy arrays in a zip. The zip is made in one go, sizes standing behind the data, and in zip64
 * where an array needs it.
 */
final class NpzTable {

    private final TableSource table;
    private final OutputStream out;
    private final Progress progress;

    NpzTable(TableSource table, OutputStream out, Progress progress) {
        this.table = table;
        this.out = out;
        this.progress = progress;
    }

    void write() throws IOException {
        progress.task("Writing");
        List<String> names = table.names();
        for (int i = 0; i < names.size(); i++) {
            if (table.columns(i).stream().anyMatch(TextColumn.class::isInstance)) {
                throw new IOException("The column " + names.get(i) + " holds texts, which " + TableFormat.NPZ.ending()
                        + " files cannot; write " + TableFormat.CSV.ending() + " or " + TableFormat.JSON.ending());
            }
        }
        ZipOutputStream zip = new ZipOutputStream(out);
        zip.setLevel(Deflater.BEST_SPEED);
        for (int i = 0; i < names.size(); i++) {
            progress.done((double) i / names.size());
            zip.putNextEntry(new ZipEntry(names.get(i) + ".npy"));
            array(table.columns(i), zip);
            zip.closeEntry();
        }
        zip.finish();
    }

    private void array(List<Column> columns, OutputStream entry) throws IOException {
        boolean integers = columns.stream().allMatch(LongColumn.class::isInstance);
        NpyWriter array = new NpyWriter(entry);
        array.header(integers ? "<i8" : "<f8", table.rows());
        for (Column column : columns) {
            for (int from = 0; from < column.size(); from += Column.BLOCK) {
                progress.check();
                int count = Math.min(Column.BLOCK, column.size() - from);
                if (integers) {
                    long[] values = new long[count];
                    ((LongColumn) column).read(from, count, values);
                    array.append(values, count);
                } else {
                    double[] values = new double[count];
                    column.readDoubles(from, count, values);
                    array.append(values, count);
                }
            }
        }
    }
}
