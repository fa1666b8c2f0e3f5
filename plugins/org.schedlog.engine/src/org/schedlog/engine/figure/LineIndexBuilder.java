// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.KeyIndex;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Rows;
import org.schedlog.engine.column.RowsWriter;
import org.schedlog.engine.column.Storage;

/**
 * Makes a {@link LineIndex} in two passes over a figure's lines: the first counts the lines of each row and series and notes for each line
 * where it belongs, the second puts the lines in place. For one thread.
 */
final class LineIndexBuilder {

    /** A figure with more rows than this cannot be looked at, and one line per event would make as many. */
    static final int MOST_ROWS = 1 << 20;

    private static final int NOWHERE = -1;

    private final List<CategoryFrame> categories;
    private final Storage storage;
    private final Progress progress;

    private final KeyIndex rowNumbers = new KeyIndex();
    private final Map<Series, Integer> series = new LinkedHashMap<>();
    private final GroupCounter ticks = new GroupCounter();
    private final GroupCounter spans = new GroupCounter();
    private final List<PartPlan> plans = new ArrayList<>();
    private final List<ArrowList> arrows = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private long earliest = Long.MAX_VALUE;
    private long latest = Long.MIN_VALUE;
    private long linesDone;
    private final long linesToDo;

    /** Where the lines of a part go: twice the group's number, plus 1 where they have a length, or {@link #NOWHERE}. */
    private record PartPlan(Part part, Rows targets) {
    }

    LineIndexBuilder(List<CategoryFrame> categories, Storage storage, Progress progress) {
        this.categories = categories;
        this.storage = storage;
        this.progress = progress;
        this.linesToDo = 2 * categories.stream().flatMap(category -> category.parts().stream()).mapToLong(Part::size).sum();
    }

    LineIndex build(LineFrame frame) throws IOException {
        progress.task("Indexing the lines");
        for (CategoryFrame category : categories) {
            for (int part = 0; part < category.parts().size(); part++) {
                plan(category, part);
            }
        }
        int[] rankOfRow = new int[rowNumbers.size()];
        long[] rows = rankRows(rankOfRow);
        GroupCounter.Layout tickLayout = ticks.layout(rankOfRow);
        GroupCounter.Layout spanLayout = spans.layout(rankOfRow);
        LineStore tickStore = new LineStore(storage, ticks.total(), false, progress);
        LineStore spanStore = new LineStore(storage, spans.total(), true, progress);
        for (PartPlan plan : plans) {
            place(plan, tickStore, tickLayout.next(), spanStore, spanLayout.next());
        }
        seal(tickStore, tickLayout.groups(), rows.length);
        seal(spanStore, spanLayout.groups(), rows.length);
        List<Series> all = List.copyOf(series.keySet());
        return new LineIndex(frame, categories, rows, rankOfRow, new LineTable(all, tickLayout.groups(), tickStore),
                new LineTable(all, spanLayout.groups(), spanStore), arrows, earliest, latest, notes);
    }

    private void plan(CategoryFrame frame, int partIndex) throws IOException {
        Part part = frame.parts().get(partIndex);
        LineReader reader = new LineReader(part);
        ArrowList.Writer crossing = new ArrowList.Writer(storage, frame.category().index(), progress);
        long undrawable = 0;
        long beyond = 0;
        try (RowsWriter targets = new RowsWriter(storage)) {
            int[] block = new int[Column.BLOCK];
            for (int from = 0; from < part.size(); from += Column.BLOCK) {
                int count = Math.min(Column.BLOCK, part.size() - from);
                step(count);
                reader.read(from, count);
                for (int i = 0; i < count; i++) {
                    block[i] = NOWHERE;
                    if (!reader.drawable[i]) {
                        undrawable++;
                        continue;
                    }
                    int row = row(reader.startY[i]);
                    int endRow = row(reader.endY[i]);
                    if (row < 0 || endRow < 0) {
                        beyond++;
                        continue;
                    }
                    earliest = Math.min(earliest, reader.start[i]);
                    latest = Math.max(latest, reader.end[i]);
                    if (row == endRow) {
                        block[i] = target(frame.category().index(), partIndex, row, reader, i);
                    } else {
                        crossing.add(reader.start[i], row, reader.end[i], endRow);
                    }
                }
                targets.append(block, count);
            }
            plans.add(new PartPlan(part, targets.finish()));
            if (!crossing.isEmpty()) {
                arrows.add(crossing.finish());
            }
        } finally {
            crossing.close();
        }
        note(undrawable, "have a place or time that is no finite number; they are not drawn", frame);
        note(beyond, "lie beyond the " + MOST_ROWS + " rows that a figure can have; they are not drawn", frame);
        note(reader.swapped(), "end before they begin; they are drawn with their ends exchanged", frame);
    }

    private void note(long count, String what, CategoryFrame frame) {
        if (count > 0) {
            notes.add("Category " + frame.category().index() + " (" + frame.category().label() + "): " + count + " lines " + what + ".");
        }
    }

    /** The row's number of appearance, or -1 if there are too many already. */
    private int row(double y) {
        long number = (long) Math.floor(y);
        if (rowNumbers.size() < MOST_ROWS) {
            return rowNumbers.add(0, number);
        }
        return rowNumbers.find(0, number);
    }

    private int target(int category, int part, int row, LineReader reader, int i) {
        double y0 = reader.startY[i];
        double y1 = reader.endY[i];
        double floor = Math.floor(y0);
        int low = (int) Math.round((Math.min(y0, y1) - floor) * Series.STEPS);
        int high = (int) Math.round((Math.max(y0, y1) - floor) * Series.STEPS);
        LineShape shape;
        if (y0 == y1) {
            shape = LineShape.INTERVAL;
        } else if (reader.start[i] == reader.end[i]) {
            shape = LineShape.TICK;
        } else {
            shape = LineShape.SLANT;
            low = 0;
            high = Series.STEPS;
        }
        int number = seriesNumber(category, part, shape, low, high);
        return shape == LineShape.TICK ? 2 * ticks.count(row, number) : 2 * spans.count(row, number) + 1;
    }

    private Series lastSeries;
    private int lastNumber;

    /** Nearly all lines of a part are of one series, so the last one is tried before the map. */
    private int seriesNumber(int category, int part, LineShape shape, int low, int high) {
        if (lastSeries == null || lastSeries.category() != category || lastSeries.part() != part || lastSeries.shape() != shape
                || lastSeries.low() != low || lastSeries.high() != high) {
            lastSeries = new Series(category, part, shape, low, high);
            Integer known = series.putIfAbsent(lastSeries, series.size());
            lastNumber = known == null ? series.size() - 1 : known;
        }
        return lastNumber;
    }

    private long[] rankRows(int[] rankOfRow) {
        long[] rows = new long[rowNumbers.size()];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = rowNumbers.second(i);
        }
        Arrays.sort(rows);
        for (int rank = 0; rank < rows.length; rank++) {
            rankOfRow[rowNumbers.find(0, rows[rank])] = rank;
        }
        return rows;
    }

    private void place(PartPlan plan, LineStore tickStore, long[] nextTick, LineStore spanStore, long[] nextSpan) {
        LineReader reader = new LineReader(plan.part());
        int[] targets = new int[Column.BLOCK];
        for (int from = 0; from < plan.part().size(); from += Column.BLOCK) {
            int count = Math.min(Column.BLOCK, plan.part().size() - from);
            step(count);
            reader.read(from, count);
            plan.targets().read(from, count, targets);
            for (int i = 0; i < count; i++) {
                int group = targets[i] >> 1;
                if (targets[i] == NOWHERE) {
                    continue;
                }
                if ((targets[i] & 1) == 0) {
                    tickStore.put(nextTick[group]++, reader.start[i], reader.end[i], from + i);
                } else {
                    spanStore.put(nextSpan[group]++, reader.start[i], reader.end[i], from + i);
                }
            }
        }
    }

    private void seal(LineStore store, LineGroups groups, int rows) {
        Pace pace = new Pace(progress);
        for (int row = 0; row < rows; row++) {
            progress.check();
            for (int group = groups.first(row); group <= groups.last(row); group++) {
                store.seal(groups.begin(group), groups.end(group), pace);
            }
        }
    }

    private void step(int lines) {
        progress.check();
        linesDone += lines;
        progress.done((double) linesDone / linesToDo);
    }
}
