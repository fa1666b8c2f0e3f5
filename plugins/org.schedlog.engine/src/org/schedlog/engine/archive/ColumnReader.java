// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.archive;

import java.io.IOException;
import java.util.Locale;
import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.ColumnDraft;
import org.schedlog.engine.column.DoubleColumnWriter;
import org.schedlog.engine.column.LongColumnWriter;
import org.schedlog.engine.column.Work;

/** Reads arrays into columns, block by block. */
final class ColumnReader {

    private ColumnReader() {
    }

    /**
     * Reads a column as it is: integers as integers, floating point numbers as doubles.
     *
     * @return the draft's column
     * @throws TroubleException
     *             when the array is damaged
     * @throws IOException
     *             when the draft cannot be written
     */
    static Column read(Member member, String name, ColumnDraft draft, Work work, Notes notes)
            throws IOException, TroubleException {
        try (ArrayFile array = open(member, name)) {
            return array.header().type().isFloat() ? doubles(array, draft, work)
                    : noting(name, array, longs(array, draft, new OrderCheck(), work), notes);
        }
    }

    /**
     * Reads times. They are whole nanoseconds, so floating point numbers are rounded.
     *
     * @param order
     *            looks at them on the way
     * @throws TroubleException
     *             when the array is damaged, or a value is no number
     * @throws IOException
     *             when the draft cannot be written
     */
    static Column readTimes(Member member, String name, ColumnDraft draft, OrderCheck order, Work work,
            Notes notes) throws IOException, TroubleException {
        try (ArrayFile array = open(member, name)) {
            return noting(name, array, longs(array, draft, order, work), notes);
        }
    }

    private static Column noting(String name, ArrayFile array, Column column, Notes notes) {
        if (array.holdsWrapped()) {
            notes.add("Column " + name + " holds values of 2^63 and more; they are taken as negative numbers.");
        }
        return column;
    }

    /** What is known of a column from its headers. */
    static NpyHeader header(Member member, String name) throws TroubleException {
        try (ArrayFile array = open(member, name)) {
            return array.header();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static ArrayFile open(Member member, String name) throws TroubleException {
        try {
            return ArrayFile.open(member, name);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static TroubleException unreadable(IOException e) {
        return new TroubleException("cannot be read (" + e.getMessage() + ")", e);
    }

    private static Column longs(ArrayFile array, ColumnDraft draft, OrderCheck order, Work work) throws IOException,
            TroubleException {
        NpyType type = array.header().type();
        long rows = array.header().rows();
        long[] block = new long[Column.BLOCK];
        double[] doubles = type.isFloat() ? new double[Column.BLOCK] : null;
        try (LongColumnWriter writer = draft.longs(work.progress())) {
            for (long row = 0; row < rows; row += block.length) {
                int count = (int) Math.min(block.length, rows - row);
                if (doubles == null) {
                    array.nextLongs(count, block);
                } else {
                    type.doubles(array.next(count), count, doubles);
                    round(doubles, count, block, row);
                }
                order.accept(block, count);
                writer.append(block, count);
                work.advance(count);
            }
            return writer.finish();
        }
    }

    private static void round(double[] values, int count, long[] dest, long row) throws TroubleException {
        for (int i = 0; i < count; i++) {
            if (Double.isNaN(values[i]) || Double.isInfinite(values[i])) {
                throw new TroubleException(String.format(Locale.ROOT, "has a value that is no number, at event %,d",
                        row + i));
            }
            dest[i] = Math.round(values[i]);
        }
    }

    private static Column doubles(ArrayFile array, ColumnDraft draft, Work work) throws IOException, TroubleException {
        NpyType type = array.header().type();
        long rows = array.header().rows();
        double[] block = new double[Column.BLOCK];
        try (DoubleColumnWriter writer = draft.doubles()) {
            for (long row = 0; row < rows; row += block.length) {
                int count = (int) Math.min(block.length, rows - row);
                type.doubles(array.next(count), count, block);
                writer.append(block, count);
                work.advance(count);
            }
            return writer.finish();
        }
    }
}
