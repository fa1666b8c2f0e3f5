// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.ColumnWindow;
import org.schedlog.engine.column.KeyIndex;
import org.schedlog.engine.column.LongColumn;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Storage;

/**
 * Goes over the lines of one part: which rows and series there are, and to which group (a series in a row) each line
 * belongs; a {@link LineSink} takes it from there. Rows and groups are numbered as they are met in this part. For one
 * thread while it is made, then only read.
 */
final class PartScan implements Closeable {

    /** The group of a line that is not drawn within a row. */
    static final int NOWHERE = -1;

    private static final int SMALL_ROWS = 1024;

    final KeyIndex rows = new KeyIndex();
    final List<Series> series = new ArrayList<>();
    final ArrowList.Writer arrows;
    final LineSink sink;
    long earliest = Long.MAX_VALUE;
    long latest = Long.MIN_VALUE;
    long undrawable;
    long beyond;
    long swapped;
    /** Whether the sink did not take all lines, so that nothing here counts. */
    boolean refused;

    private final LineReader reader;
    private final int[] groupOfLine = new int[Column.BLOCK];
    private final long[] numbers = new long[Column.BLOCK];
    /** What both places of a line are computed from, or null if that is not one column of integers. */
    private final LongColumn source;
    private final GroupMemory memory = new GroupMemory();
    private final int category;
    private final int partIndex;
    /** For each group its row and its series. */
    private int[] rowOfGroup = new int[16];
    private int[] seriesOfGroup = new int[16];
    private int groups;
    /** For each series the group of each row plus one; 0 where there is none yet. */
    private final List<int[]> groupOfRow = new ArrayList<>();

    /** For rows with small numbers, as CPUs are, their number in this part plus one; saves the look-up. */
    private final int[] smallRows = new int[SMALL_ROWS];
    /** The series of the line before: most parts have but one. */
    private int lastSeries;

    PartScan(CategoryFrame frame, int partIndex, LineSink sink, Storage storage, Progress progress) {
        Part part = frame.parts().get(partIndex);
        this.category = frame.category().index();
        this.partIndex = partIndex;
        this.sink = sink;
        this.arrows = new ArrowList.Writer(storage, category, partIndex, progress);
        this.reader = new LineReader(part);
        this.source = part.source("y0") == part.source("y1") ? part.source("y0") : null;
    }

    /** Takes the next lines, at most {@link Column#BLOCK}. */
    void add(int from, int count, ColumnWindow window) throws IOException {
        if (refused) {
            return;
        }
        reader.readTimes(from, count, window);
        if (source == null) {
            reader.readPlaces(from, count);
            for (int i = 0; i < count; i++) {
                groupOfLine[i] = groupAt(from, i);
            }
        } else {
            source.read(from, count, numbers, window);
            remember(from, count);
        }
        takeTimes(count);
        swapped += reader.swapped(count);
        refused = !sink.take(reader, groupOfLine, from, count);
    }

    /** What is not in memory is looked up apart: the frequent loop is compiled sooner if it does nothing else. */
    private void remember(int from, int count) throws IOException {
        if (memory.get(numbers, reader, count, groupOfLine)) {
            return;
        }
        reader.readPlaces(from, count);
        for (int i = 0; i < count; i++) {
            if (groupOfLine[i] == GroupMemory.UNKNOWN) {
                groupOfLine[i] = resolved(from, i);
            }
        }
    }

    private int resolved(int from, int i) throws IOException {
        int kind = GroupMemory.kind(reader, i);
        int known = reader.drawable[i] ? memory.get(numbers[i], kind) : GroupMemory.UNKNOWN;
        if (known != GroupMemory.UNKNOWN) {
            return known;
        }
        int group = groupAt(from, i);
        if (group != NOWHERE) {
            memory.put(numbers[i], kind, group);
        }
        return group;
    }

    private void takeTimes(int count) {
        long least = earliest;
        long greatest = latest;
        for (int i = 0; i < count; i++) {
            if (groupOfLine[i] != NOWHERE) {
                least = Math.min(least, reader.start[i]);
                greatest = Math.max(greatest, reader.end[i]);
            }
        }
        earliest = least;
        latest = greatest;
    }

    @Override
    public void close() throws IOException {
        sink.close();
        arrows.close();
    }

    int groups() {
        return groups;
    }

    int row(int group) {
        return rowOfGroup[group];
    }

    int series(int group) {
        return seriesOfGroup[group];
    }

    private int groupAt(int from, int i) throws IOException {
        if (!reader.drawable[i]) {
            undrawable++;
            return NOWHERE;
        }
        double y0 = reader.startY[i];
        double y1 = reader.endY[i];
        double floor = Math.floor(y0);
        boolean within = Math.floor(y1) == floor;
        int row = row(floor);
        int endRow = within ? row : row(Math.floor(y1));
        if (row < 0 || endRow < 0) {
            beyond++;
            return NOWHERE;
        }
        if (!within) {
            earliest = Math.min(earliest, reader.start[i]);
            latest = Math.max(latest, reader.end[i]);
            arrows.add(reader.start[i], row, reader.end[i], endRow, from + i);
            return NOWHERE;
        }
        return group(seriesOf(y0 - floor, y1 - floor, reader.start[i] == reader.end[i]), row);
    }

    /** The row's number in this part, or -1 if there are too many already. */
    private int row(double floor) {
        long number = (long) floor;
        if (number < 0 || number >= SMALL_ROWS) {
            return anyRow(number);
        }
        int known = smallRows[(int) number];
        if (known == 0) {
            int row = anyRow(number);
            smallRows[(int) number] = row + 1;
            return row;
        }
        return known - 1;
    }

    private int anyRow(long number) {
        return rows.size() < LineIndexBuilder.MOST_ROWS ? rows.add(0, number) : rows.find(0, number);
    }

    private int seriesOf(double low, double high, boolean atOneTime) {
        LineShape shape = low == high ? LineShape.INTERVAL : atOneTime ? LineShape.TICK : LineShape.SLANT;
        int from = shape == LineShape.SLANT ? 0 : (int) Math.round(Math.min(low, high) * Series.STEPS);
        int to = shape == LineShape.SLANT ? Series.STEPS : (int) Math.round(Math.max(low, high) * Series.STEPS);
        if (lastSeries < series.size() && isLike(series.get(lastSeries), shape, from, to)) {
            return lastSeries;
        }
        Series wanted = new Series(category, partIndex, shape, from, to);
        lastSeries = series.indexOf(wanted);
        if (lastSeries < 0) {
            lastSeries = series.size();
            series.add(wanted);
            groupOfRow.add(new int[16]);
        }
        return lastSeries;
    }

    private static boolean isLike(Series series, LineShape shape, int low, int high) {
        return series.shape() == shape && series.low() == low && series.high() == high;
    }

    private int group(int inSeries, int row) {
        int[] known = groupOfRow.get(inSeries);
        if (row >= known.length) {
            known = Arrays.copyOf(known, Math.max(2 * known.length, row + 1));
            groupOfRow.set(inSeries, known);
        }
        if (known[row] == 0) {
            known[row] = addGroup(inSeries, row) + 1;
        }
        return known[row] - 1;
    }

    private int addGroup(int inSeries, int row) {
        if (groups == rowOfGroup.length) {
            rowOfGroup = Arrays.copyOf(rowOfGroup, 2 * groups);
            seriesOfGroup = Arrays.copyOf(seriesOfGroup, 2 * groups);
        }
        rowOfGroup[groups] = row;
        seriesOfGroup[groups] = inSeries;
        sink.group(series.get(inSeries).shape() != LineShape.TICK);
        return groups++;
    }
}
