// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import java.util.Arrays;

import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.ColumnWindow;
import org.schedlog.engine.column.DoubleColumn;
import org.schedlog.engine.column.LongColumn;
import org.schedlog.engine.column.Rows;

/**
 * Reads the ends of a part's lines block by block, in the form in which they are drawn: times as whole ns, the earlier
 * one first. For one thread.
 */
final class LineReader {

    final long[] start = new long[Column.BLOCK];
    final long[] end = new long[Column.BLOCK];
    /** The y that belongs to {@link #start}. */
    final double[] startY = new double[Column.BLOCK];
    /** The y that belongs to {@link #end}. */
    final double[] endY = new double[Column.BLOCK];
    /** Whether all numbers that were read are finite, so that the line can be drawn. */
    final boolean[] drawable = new boolean[Column.BLOCK];

    private final Column x0;
    /** The same as {@link #x0} where all lines are events. */
    private final Column x1;
    private final Column y0;
    private final Column y1;
    private final double[] doubles = new double[Column.BLOCK];
    /** Which lines have their ends the wrong way round; all false unless {@link #anySwapped}. */
    private final boolean[] swapped = new boolean[Column.BLOCK];
    private boolean anySwapped;

    LineReader(Part part) {
        x0 = part.column("x0");
        x1 = part.column("x1");
        y0 = part.column("y0");
        y1 = part.column("y1");
    }

    /** Reads the lines at some positions of a part. */
    LineReader(Part part, Rows positions) {
        x0 = part.column("x0").at(positions);
        x1 = part.column("x1") == part.column("x0") ? x0 : part.column("x1").at(positions);
        y0 = part.column("y0").at(positions);
        y1 = part.column("y1").at(positions);
    }

    /** Reads the times of lines, if possible by way of a window, which is null where there is none. */
    void readTimes(int from, int count, ColumnWindow window) {
        Arrays.fill(drawable, 0, count, true);
        readTimes(x0, from, count, start, window);
        if (x0 == x1) {
            System.arraycopy(start, 0, end, 0, count);
        } else {
            readTimes(x1, from, count, end, window);
            swapEnds(count);
        }
    }

    private void swapEnds(int count) {
        if (anySwapped) {
            Arrays.fill(swapped, false);
        }
        anySwapped = false;
        for (int i = 0; i < count; i++) {
            if (end[i] < start[i]) {
                swap(i);
            }
        }
    }

    private void swap(int i) {
        long time = start[i];
        start[i] = end[i];
        end[i] = time;
        swapped[i] = true;
        anySwapped = true;
    }

    /** Reads the places of the lines whose times were read last. */
    void readPlaces(int from, int count) {
        readPlaces(y0, from, count, startY);
        readPlaces(y1, from, count, endY);
        for (int i = 0; anySwapped && i < count; i++) {
            if (swapped[i]) {
                double y = startY[i];
                startY[i] = endY[i];
                endY[i] = y;
            }
        }
    }

    /** How many of the lines that were read last can be drawn and had their ends the wrong way round. */
    int swapped(int count) {
        int number = 0;
        for (int i = 0; anySwapped && i < count; i++) {
            number += swapped[i] && drawable[i] ? 1 : 0;
        }
        return number;
    }

    private void readTimes(Column column, int from, int count, long[] dest, ColumnWindow window) {
        if (column instanceof LongColumn longs) {
            if (window == null) {
                longs.read(from, count, dest);
            } else {
                longs.read(from, count, dest, window);
            }
            return;
        }
        ((DoubleColumn) column).read(from, count, doubles);
        for (int i = 0; i < count; i++) {
            dest[i] = (long) Math.floor(doubles[i]);
            drawable[i] &= Double.isFinite(doubles[i]);
        }
    }

    private void readPlaces(Column column, int from, int count, double[] dest) {
        column.readDoubles(from, count, dest);
        for (int i = 0; i < count; i++) {
            drawable[i] &= Double.isFinite(dest[i]);
        }
    }
}
