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
    /** So many ticks for each column are looked at one by one faster than they are searched. */
    private static final long FEW_PER_COLUMN = 3;

    private final List<CategoryFrame> categories;
    private final PixelGrid grid;
    private final Lanes lanes;
    private final long[] times;
    private final List<Layer> layers = new ArrayList<>();

    RowRasterizer(List<CategoryFrame> categories, PixelGrid grid, Lanes lanes) {
        this.categories = categories;
        this.grid = grid;
        this.lanes = lanes;
        this.times = new long[grid.width() + 1];
        for (int x = 0; x <= grid.width(); x++) {
            times[x] = grid.time(x);
        }
    }

    RowRaster finish() {
        layers.removeIf(layer -> layer.present.isEmpty());
        return new RowRaster(grid, layers);
    }

    private Layer layer(Series series, int high) {
        for (Layer layer : layers) {
            if (layer.isAlike(series.category(), series.shape(), series.low(), high)) {
                return layer;
            }
        }
        Layer layer = new Layer(series.category(), series.shape(), series.low(), high, grid.width());
        layers.add(layer);
        return layer;
    }

    void addTicks(LineTable table, int group) {
        LineStore store = table.store();
        long begin = table.groups().begin(group);
        long end = table.groups().end(group);
        long first = store.firstNotBefore(times[0], begin, end);
        long after = store.firstNotBefore(times[grid.width()], first, end);
        if (after == first) {
            return;
        }
        Layer layer = layer(table.seriesOf(group), table.seriesOf(group).high());
        if (after - first < FEW_PER_COLUMN * grid.width()) {
            walkTicks(store, first, after, layer);
        } else {
            searchTicks(store, first, after, layer);
        }
    }

    /** Looks at every line, which is cheaper where there are few. */
    private void walkTicks(LineStore store, long first, long after, Layer layer) {
        int x = 0;
        for (long place = first; place < after; place++) {
            long start = store.start(place);
            while (times[x + 1] <= start) {
                x++;
            }
            layer.present.set(x);
            layer.amount[x]++;
        }
    }

    /** Looks for the last line of every column. */
    private void searchTicks(LineStore store, long first, long after, Layer layer) {
        long place = first;
        for (int x = 0; x < grid.width() && place < after; x++) {
            long next = store.firstNotBefore(times[x + 1], place, after);
            if (next > place) {
                layer.present.set(x);
                layer.amount[x] += next - place;
                place = next;
            }
        }
    }

    void addSpans(LineTable table, int group) {
        Series series = table.seriesOf(group);
        if (series.shape() == LineShape.SLANT) {
            addSlants(table, group, layer(series, series.high()));
        } else {
            addIntervals(table, group, layer(series, lanes.high(series.low())));
        }
    }

    private void addIntervals(LineTable table, int group, Layer layer) {
        LineStore store = table.store();
        long begin = table.groups().begin(group);
        long end = table.groups().end(group);
        long place = store.firstNotBefore(times[0], begin, end);
        for (int x = 0; x < grid.width(); x++) {
            long from = times[x];
            long next = store.firstNotBefore(times[x + 1], place, end);
            // A pixel shorter than a nanosecond shows the nanosecond in which it lies.
            long to = Math.max(from + 1, times[x + 1]);
            long after = to == times[x + 1] ? next : store.firstNotBefore(to, next, end);
            long covered = store.coveredBefore(to, after, begin) - store.coveredBefore(from, place, begin);
            if (covered > 0) {
                layer.amount[x] += (float) ((double) covered / (to - from));
                layer.present.set(x);
            } else if (next > place) {
                layer.present.set(x);
            }
            place = next;
        }
    }

    private void addSlants(LineTable table, int group, Layer layer) {
        LineStore store = table.store();
        long begin = table.groups().begin(group);
        Series series = table.seriesOf(group);
        Part part = categories.get(series.category()).parts().get(series.part());
        long place = store.firstNotBefore(grid.to(), begin, table.groups().end(group));
        for (int drawn = 0; --place >= begin && store.latestEnd(place) > grid.from(); drawn++) {
            addSlant(part, store.position(place), layer, drawn < MOST_SLANTS);
        }
    }

    private void addSlant(Part part, int position, Layer layer, boolean exact) {
        long start = LineIndex.time(part.column("x0"), position);
        long end = LineIndex.time(part.column("x1"), position);
        if (Math.max(start, end) <= grid.from()) {
            return;
        }
        double y0 = place(part.column("y0"), position);
        double y1 = place(part.column("y1"), position);
        double floor = Math.floor(y0);
        int last = grid.column(Math.max(start, end));
        for (int x = grid.column(Math.min(start, end)); x <= last; x++) {
            if (exact) {
                layer.addSlant(x, at(times[x], start, end, y0 - floor, y1 - floor), at(times[x + 1], start, end, y0 - floor, y1 - floor));
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
