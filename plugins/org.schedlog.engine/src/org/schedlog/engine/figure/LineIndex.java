// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.IntPredicate;
import java.util.function.ObjIntConsumer;

import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.DoubleColumn;
import org.schedlog.engine.column.LongColumn;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Storage;

/**
 * Answers what a figure's rows show, at a cost that depends on the pixels asked for and hardly on the number of lines.
 * A row is the integer part of y. Times are ns since the first event. What it answers never changes; thread-safe. Its
 * tables lie in mapped files of the recording's storage.
 */
public final class LineIndex {

    /** How many lines are looked at to find those that last at some time, where very many begin after them. */
    private static final int MOST_STEPS = 1 << 20;

    private final LineFrame frame;
    private final List<CategoryFrame> categories;
    private final long[] rows;
    private final LineTable ticks;
    private final LineTable spans;
    private final Overview tickOverview;
    private final Overview spanOverview;
    private final List<ArrowList> arrows;
    private final long start;
    private final long end;
    private final List<String> notes;
    private final Lanes lanes;
    private final Meaning rowMeaning;
    /** Those that no thread uses; as many as threads have drawn rows at the same time. */
    private final Queue<RowRasterizer> rasterizers = new ConcurrentLinkedQueue<>();

    LineIndex(LineFrame frame, List<CategoryFrame> categories, Storage storage, long[] rows, LineTable ticks,
            LineTable spans, List<ArrowList> arrows, long start, long end, List<String> notes) {
        this.frame = frame;
        this.categories = List.copyOf(categories);
        this.rows = rows;
        this.ticks = ticks;
        this.spans = spans;
        this.arrows = List.copyOf(arrows);
        this.start = rows.length == 0 ? 0 : start;
        this.end = rows.length == 0 ? 0 : end;
        this.notes = List.copyOf(notes);
        this.tickOverview = new Overview(ticks, start, end, storage);
        this.spanOverview = new Overview(spans, start, end, storage);
        this.lanes = Lanes.of(spans.series());
        this.rowMeaning = Meanings.ofRows(this.categories);
    }

    /**
     * Indexes the lines of a figure.
     *
     * @param frame
     *            the evaluated figure
     * @param progress
     *            listens and may cancel
     * @return the index
     * @throws IOException
     *             when the storage is full or fails
     */
    public static LineIndex build(LineFrame frame, Progress progress) throws IOException {
        return build(frame, frame.categories(), frame.recording().storage(), progress);
    }

    static LineIndex build(LineFrame frame, List<CategoryFrame> categories, Storage storage, Progress progress) throws IOException {
        return LineIndexBuilder.build(frame, categories, storage, progress);
    }

    /** @return the figure that is indexed */
    public LineFrame frame() {
        return frame;
    }

    /**
     * Makes wide ranges of large figures quicker to draw, whatever the number of lines: to be done once the figure is
     * on show. It need not be done, nor be waited for; done again it does nothing.
     *
     * @param progress
     *            may cancel
     * @throws IOException
     *             when the storage is full or fails
     */
    public void makeOverview(Progress progress) throws IOException {
        tickOverview.make(progress);
        spanOverview.make(progress);
    }

    long[] rowNumbers() {
        return rows;
    }

    LineTable ticks() {
        return ticks;
    }

    LineTable spans() {
        return spans;
    }

    Overview tickOverview() {
        return tickOverview;
    }

    Overview spanOverview() {
        return spanOverview;
    }

    List<ArrowList> arrowLists() {
        return arrows;
    }

    /** @return the number of rows that have lines */
    public int rowCount() {
        return rows.length;
    }

    /**
     * @param row
     *            0 to rowCount - 1
     * @return the integer part of y there; ascending with the row
     */
    public long rowNumber(int row) {
        return rows[row];
    }

    /** @return the earliest begin of a line, or 0 if there is none */
    public long start() {
        return start;
    }

    /** @return the latest end of a line, or 0 if there is none */
    public long end() {
        return end;
    }

    /** @return what the user should know about lines that are drawn otherwise than they say, one sentence each */
    public List<String> notes() {
        return notes;
    }

    /**
     * What the rows stand for: CPUs or threads if the first category whose y came from one of them says so, else plain
     * numbers.
     *
     * @return {@link Meaning#CPU}, {@link Meaning#THREAD} or {@link Meaning#NUMBER}
     */
    public Meaning rowMeaning() {
        return rowMeaning;
    }

    /**
     * The categories that have lines within a row; lines that go from row to row do not count.
     *
     * @param row
     *            0 to rowCount - 1
     * @return category indexes, ascending
     */
    public int[] categories(int row) {
        TreeSet<Integer> found = new TreeSet<>();
        forGroups(row, category -> true, (table, group) -> found.add(table.seriesOf(group).category()));
        return found.stream().mapToInt(Integer::intValue).toArray();
    }

    /**
     * What a row shows in a range of time.
     *
     * @param row
     *            0 to rowCount - 1
     * @param grid
     *            the pixels
     * @return categories, amounts and places for each pixel column
     */
    public RowRaster raster(int row, PixelGrid grid) {
        RowRasterizer free = rasterizers.poll();
        RowRasterizer rasterizer =
                free != null ? free : new RowRasterizer(categories, lanes, spanOverview, tickOverview);
        RowRaster raster = rasterizer.raster(row, grid);
        rasterizers.add(rasterizer);
        return raster;
    }

    /**
     * The lines of a row that touch a range of time.
     *
     * @param row
     *            0 to rowCount - 1
     * @param from
     *            the range's first time
     * @param to
     *            its last time, included
     * @param limit
     *            how many of each series of alike lines at the most; the latest ones are taken
     * @return the lines, by category, then by start
     */
    public List<LineRef> linesAt(int row, long from, long to, int limit) {
        List<LineRef> found = new ArrayList<>();
        for (LineTable table : List.of(spans, ticks)) {
            BlockReader reader = new BlockReader(table);
            for (int group = table.groups().first(row); group <= table.groups().last(row); group++) {
                reader.open(group);
                collect(reader, table.seriesOf(group), from, to, limit, found);
            }
        }
        found.sort((a, b) -> Integer.compare(a.category(), b.category()));
        return found;
    }

    private static void collect(BlockReader reader, Series series, long from, long to, int limit, List<LineRef> found) {
        int first = found.size();
        int steps = 0;
        int block = to == Long.MAX_VALUE ? reader.end() - 1 : reader.lastBefore(to + 1);
        for (; block >= reader.begin(); block--) {
            reader.readAll(block);
            for (int line = reader.count(block) - 1; line >= 0; line--) {
                long start = reader.start(block) + reader.deltas[line];
                if (start <= to && start + reader.length(line) >= from) {
                    found.add(first, new LineRef(series.category(), series.part(), reader.positions[line]));
                    if (found.size() - first == limit) {
                        return;
                    }
                }
            }
            steps += reader.count(block);
            if (steps >= MOST_STEPS || reader.latestBefore(block) < from) {
                return;
            }
        }
    }

    /** A time as it is drawn: whole ns, rounded down. */
    static long time(Column column, int position) {
        if (column instanceof LongColumn longs) {
            return longs.get(position);
        }
        return (long) Math.floor(((DoubleColumn) column).get(position));
    }

    /**
     * @param row
     *            0 to rowCount - 1
     * @return how many lines lie within the row; lines that go from row to row do not count
     */
    public long lineCount(int row) {
        long count = 0;
        for (LineTable table : List.of(ticks, spans)) {
            for (int group = table.groups().first(row); group <= table.groups().last(row); group++) {
                for (int block = table.groups().begin(group); block < table.groups().end(group); block++) {
                    count += table.blocks().count(block);
                }
            }
        }
        return count;
    }

    /**
     * The first begin or end of a line within a row after a time. Of very many lines that last at that time only the
     * ends of the latest 262,144 are looked at.
     *
     * @param row
     *            0 to rowCount - 1
     * @param time
     *            ns since the first event
     * @param visible
     *            which categories count
     * @return what comes next, or empty if nothing does
     */
    public Optional<LineEdge> next(int row, long time, IntPredicate visible) {
        LineSteps steps = new LineSteps(time);
        forGroups(row, visible, steps::next);
        return Optional.ofNullable(steps.best());
    }

    /**
     * The last begin or end of a line within a row before a time, looked for as {@link #next} does.
     *
     * @param row
     *            0 to rowCount - 1
     * @param time
     *            ns since the first event
     * @param visible
     *            which categories count
     * @return what comes before, or empty if nothing does
     */
    public Optional<LineEdge> previous(int row, long time, IntPredicate visible) {
        LineSteps steps = new LineSteps(time);
        forGroups(row, visible, steps::previous);
        return Optional.ofNullable(steps.best());
    }

    private void forGroups(int row, IntPredicate visible, ObjIntConsumer<LineTable> consumer) {
        for (LineTable table : List.of(spans, ticks)) {
            for (int group = table.groups().first(row); group <= table.groups().last(row); group++) {
                if (visible.test(table.seriesOf(group).category())) {
                    consumer.accept(table, group);
                }
            }
        }
    }

    /**
     * @param row
     *            0 to rowCount - 1
     * @return whether any line lies within the row; where none does, lines lead from it or to it
     */
    public boolean hasLines(int row) {
        return ticks.groups().last(row) >= ticks.groups().first(row)
                || spans.groups().last(row) >= spans.groups().first(row);
    }

    /** @return whether any line goes from row to row */
    public boolean hasArrows() {
        return !arrows.isEmpty();
    }

    /**
     * The lines that go from row to row and touch a range of time. Those that fall on the same pixels are given once;
     * where a pixel column has too many, some are left out.
     *
     * @param grid
     *            the pixels
     * @param limit
     *            how many at the most, but at least one for each pixel column
     * @param visible
     *            which categories count
     * @param rows
     *            the rows on show: arrows that neither begin nor end there do not count
     * @return the arrows
     */
    public ArrowSample arrows(PixelGrid grid, int limit, IntPredicate visible, IntPredicate rows) {
        ArrowSampler sampler = new ArrowSampler(grid, limit, rows);
        for (ArrowList list : arrows) {
            if (visible.test(list.category())) {
                list.collect(grid, sampler);
            }
        }
        return sampler.sample();
    }
}
