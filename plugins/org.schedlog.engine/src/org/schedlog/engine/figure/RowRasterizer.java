// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import java.util.ArrayList;
import java.util.List;

import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.DoubleColumn;
import org.schedlog.engine.column.LongColumn;

/** Turns the groups of one row into what its pixel columns show. For one thread, one row. */
final class RowRasterizer {

    /** More slanted lines than this in one window are drawn as the boxes that they fill. */
    private static final int MOST_SLANTS = 20_000;
    /** So many ticks in a column are counted together faster than one by one. */
    private static final int MANY_PER_COLUMN = 6;

    private final List<CategoryFrame> categories;
    private final PixelTimes times;
    private final Lanes lanes;
    private final List<Layer> layers = new ArrayList<>();

    RowRasterizer(List<CategoryFrame> categories, PixelTimes times, Lanes lanes) {
        this.categories = categories;
        this.times = times;
        this.lanes = lanes;
    }

    RowRaster finish() {
        layers.removeIf(layer -> layer.presentColumns().isEmpty());
        return new RowRaster(times.grid(), layers);
    }

    private Layer layer(Series series, int high) {
        for (Layer layer : layers) {
            if (layer.isAlike(series.category(), series.shape(), series.low(), high)) {
                return layer;
            }
        }
        Layer layer = new Layer(series.category(), series.shape(), series.low(), high, times.width());
        layers.add(layer);
        return layer;
    }

    /** Adds the ticks of a row. */
    void addTicks(LineTable table, int row) {
        BlockReader reader = new BlockReader(table);
        for (int group = table.groups().first(row); group <= table.groups().last(row); group++) {
            reader.open(group);
            Series series = table.seriesOf(group);
            int block = reader.lastBefore(times.from());
            if (reader.start(block) < times.to()) {
                addTicks(reader, block, layer(series, series.high()));
            }
        }
    }

    private void addTicks(BlockReader reader, int firstBlock, Layer layer) {
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
                int columns = times.column(start + reader.deltas[to - 1]) - times.column(start + reader.deltas[from]) + 1;
                if (columns * MANY_PER_COLUMN < to - from) {
                    countTicks(reader, block, from, to, layer);
                } else {
                    eachTick(reader, start, from, to, layer);
                }
            }
        }
    }

    /** Counts on until the next column begins. */
    private void countTicks(BlockReader reader, int block, int from, int to, Layer layer) {
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
    private void eachTick(BlockReader reader, long start, int from, int to, Layer layer) {
        for (int line = from; line < to; line++) {
            layer.addTicks(times.column(start + reader.deltas[line]), 1);
        }
    }

    /** Adds the lines of a row that have a length. */
    void addSpans(LineTable table, int row) {
        BlockReader reader = new BlockReader(table);
        IntervalCover cover = new IntervalCover(times);
        for (int group = table.groups().first(row); group <= table.groups().last(row); group++) {
            reader.open(group);
            Series series = table.seriesOf(group);
            if (series.shape() == LineShape.SLANT) {
                addSlants(reader, series, layer(series, series.high()));
            } else if (reader.start(reader.begin()) < times.to()) {
                cover.add(reader);
                cover.moveTo(layer(series, lanes.high(series.low())));
            }
        }
    }

    private void addSlants(BlockReader reader, Series series, Layer layer) {
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

    private void addSlant(Part part, int position, Layer layer, boolean exact) {
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
