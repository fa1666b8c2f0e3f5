// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import java.util.ArrayList;
import java.util.List;

import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.DoubleColumn;
import org.schedlog.engine.column.LongColumn;

/**
 * Turns the groups of a row into what its pixel columns show, one row after the other: what it needs room for is used
 * again. For one thread at a time.
 */
final class RowRasterizer {

    /** More slanted lines than this in one window are drawn as the boxes that they fill. */
    private static final int MOST_SLANTS = 20_000;
    /** So many ticks in a column are counted together faster than one by one. */
    private static final int MANY_PER_COLUMN = 6;

    private final List<CategoryFrame> categories;
    private final Lanes lanes;
    private final Overview spanOverview;
    private final Overview tickOverview;
    private final LineTable spans;
    private final LineTable ticks;
    private final BlockReader spanReader;
    private final BlockReader tickReader;
    /** The pixels of the latest row, and what depends on them. */
    private PixelTimes times;
    private IntervalCover cover;
    private OverviewPixels spanPixels;
    private OverviewPixels tickPixels;
    private final List<LayerDraft> drafts = new ArrayList<>();
    /** How many drafts the row needs up to now. */
    private int used;

    RowRasterizer(List<CategoryFrame> categories, Lanes lanes, Overview spanOverview, Overview tickOverview) {
        this.categories = categories;
        this.lanes = lanes;
        this.spanOverview = spanOverview;
        this.tickOverview = tickOverview;
        this.spans = spanOverview.table();
        this.ticks = tickOverview.table();
        this.spanReader = new BlockReader(spans);
        this.tickReader = new BlockReader(ticks);
    }

    /** What a row shows. */
    RowRaster raster(int row, PixelGrid grid) {
        if (times == null || !times.grid().equals(grid)) {
            if (times == null || times.width() != grid.width()) {
                drafts.clear();
            }
            times = new PixelTimes(grid);
            cover = new IntervalCover(times);
            spanPixels = new OverviewPixels(spanOverview, times);
            tickPixels = new OverviewPixels(tickOverview, times);
        }
        used = 0;
        addSpans(row);
        addTicks(row);
        List<Layer> layers = new ArrayList<>();
        for (LayerDraft draft : drafts.subList(0, used)) {
            Layer layer = draft.finish();
            if (layer != null) {
                layers.add(layer);
            }
        }
        return new RowRaster(grid, layers);
    }

    private LayerDraft layer(Series series, int high) {
        for (int i = 0; i < used; i++) {
            if (drafts.get(i).takes(series, high)) {
                return drafts.get(i);
            }
        }
        if (used == drafts.size()) {
            drafts.add(new LayerDraft(times.width()));
        }
        LayerDraft draft = drafts.get(used++);
        draft.begin(series, high);
        return draft;
    }

    private void addTicks(int row) {
        BlockReader reader = tickReader;
        for (int group = ticks.groups().first(row); group <= ticks.groups().last(row); group++) {
            reader.open(group);
            Series series = ticks.seriesOf(group);
            if (tickOverview.answers(group, times)) {
                tickPixels.addTicks(group, reader, layer(series, series.high()));
                continue;
            }
            int block = reader.lastBefore(times.from());
            if (reader.start(block) < times.to()) {
                addTicks(reader, block, layer(series, series.high()));
            }
        }
    }

    private void addTicks(BlockReader reader, int firstBlock, LayerDraft layer) {
        for (int block = firstBlock; block < reader.end() && reader.start(block) < times.to(); block++) {
            long start = reader.start(block);
            if (start >= times.from() && block + 1 < reader.end()) {
                int x = times.column(start);
                if (reader.start(block + 1) < times.at(x + 1)) {
                    layer.addTicks(x, reader.count(block));
                    continue;
                }
            }
            reader.readTimes(block);
            int from = reader.firstNotBefore(block, times.from(), 0);
            int to = reader.firstNotBefore(block, times.to(), from);
            if (from < to) {
                int columns = times.column(start + reader.deltas[to - 1]) - times.column(start + reader.deltas[from])
                        + 1;
                if (columns * MANY_PER_COLUMN < to - from) {
                    countTicks(reader, block, from, to, layer);
                } else {
                    eachTick(reader, start, from, to, layer);
                }
            }
        }
    }

    /** Counts on until the next column begins. */
    private void countTicks(BlockReader reader, int block, int from, int to, LayerDraft layer) {
        long start = reader.start(block);
        for (int line = from; line < to;) {
            int x = times.column(start + reader.deltas[line]);
            long end = reader.delta(block, times.at(x + 1));
            int first = line;
            while (line < to && reader.deltas[line] < end) {
                line++;
            }
            layer.addTicks(x, line - first);
        }
    }

    /** Finds the column of each tick by itself, without a branch that depends on the tick before. */
    private void eachTick(BlockReader reader, long start, int from, int to, LayerDraft layer) {
        for (int line = from; line < to; line++) {
            layer.addTicks(times.column(start + reader.deltas[line]), 1);
        }
    }

    /** Adds the lines of a row that have a length. */
    private void addSpans(int row) {
        BlockReader reader = spanReader;
        for (int group = spans.groups().first(row); group <= spans.groups().last(row); group++) {
            reader.open(group);
            Series series = spans.seriesOf(group);
            if (series.shape() == LineShape.SLANT) {
                addSlants(reader, series, layer(series, series.high()));
            } else if (spanOverview.answers(group, times)) {
                spanPixels.addSpans(group, reader, layer(series, lanes.high(series.low())));
            } else if (reader.start(reader.begin()) < times.to()) {
                cover.add(reader);
                cover.moveTo(layer(series, lanes.high(series.low())));
            }
        }
    }

    private void addSlants(BlockReader reader, Series series, LayerDraft layer) {
        Part part = categories.get(series.category()).parts().get(series.part());
        int drawn = 0;
        for (int block = reader.lastBefore(times.to()); block >= reader.begin(); block--) {
            reader.readAll(block);
            for (int line = reader.count(block) - 1; line >= 0; line--) {
                long start = reader.start(block) + reader.deltas[line];
                if (start < times.to() && start + reader.length(line) > times.from()) {
                    addSlant(part, reader.positions[line], layer, drawn++ < MOST_SLANTS);
                }
            }
            if (reader.latestBefore(block) <= times.from()) {
                return;
            }
        }
    }

    private void addSlant(Part part, int position, LayerDraft layer, boolean exact) {
        long start = LineIndex.time(part.column("x0"), position);
        long end = LineIndex.time(part.column("x1"), position);
        double y0 = place(part.column("y0"), position);
        double y1 = place(part.column("y1"), position);
        double floor = Math.floor(y0);
        int last = times.grid().column(Math.max(start, end));
        for (int x = times.grid().column(Math.min(start, end)); x <= last; x++) {
            if (exact) {
                layer.addSlant(x, at(times.at(x), start, end, y0 - floor, y1 - floor),
                        at(times.at(x + 1), start, end, y0 - floor, y1 - floor));
            } else {
                layer.addSlant(x, (float) (y0 - floor), (float) (y1 - floor));
            }
        }
    }

    private static float at(long time, long start, long end, double y0, double y1) {
        double share = Math.min(1, Math.max(0, (double) (time - start) / (end - start)));
        return (float) (y0 + share * (y1 - y0));
    }

    private static double place(Column column, int position) {
        return column instanceof LongColumn longs ? longs.get(position) : ((DoubleColumn) column).get(position);
    }
}
