// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

/**
 * What the groups of an {@link Overview} show in pixel columns: differences between its numbers; only at the two ends
 * of the range, which are no multiples, lines are read. For one thread.
 */
final class OverviewPixels {

    private final Overview overview;
    private final PixelTimes pixels;
    /** For each distance of times as a power of two; null if not asked for. */
    private final OverviewPlaces[] places = new OverviewPlaces[Long.SIZE];
    /** The numbers of a group, as its places say. */
    private int[] begun = {};
    private long[] covered = {};

    OverviewPixels(Overview overview, PixelTimes pixels) {
        this.overview = overview;
        this.pixels = pixels;
    }

    /**
     * Adds the ticks of a group that the overview answers for.
     *
     * @param reader
     *            has opened the group
     */
    void addTicks(int group, BlockReader reader, LayerDraft layer) {
        int[] at = readBegun(group, reader);
        for (int x = 0; x < at.length - 1; x++) {
            int ticks = begun[at[x + 1]] - begun[at[x]];
            if (ticks != 0) {
                layer.addTicks(x, ticks);
            }
        }
    }

    /** The same for intervals. */
    void addSpans(int group, BlockReader reader, LayerDraft layer) {
        int[] at = readBegun(group, reader);
        readCovered(group, reader);
        for (int x = 0; x < at.length - 1; x++) {
            long cover = covered[at[x + 1]] - covered[at[x]];
            if (cover != 0 || begun[at[x + 1]] != begun[at[x]]) {
                layer.addCover(x, pixels.share(x, cover));
            }
        }
    }

    private int[] readBegun(int group, BlockReader reader) {
        OverviewPlaces read = places(group);
        if (begun.length < read.size()) {
            begun = new int[read.size()];
        }
        overview.begun(group, read, begun);
        begun[read.at()[0]] += begunBetween(overview.time(group, read.first()), pixels.from(), reader);
        begun[read.at()[pixels.width()]] += begunBetween(overview.time(group, read.last()), pixels.to(), reader);
        return read.at();
    }

    private void readCovered(int group, BlockReader reader) {
        OverviewPlaces read = places(group);
        if (covered.length < read.size()) {
            covered = new long[read.size()];
        }
        overview.covered(group, read, covered);
        covered[read.at()[0]] = coveredBefore(pixels.from(), reader);
        covered[read.at()[pixels.width()]] = coveredBefore(pixels.to(), reader);
    }

    private OverviewPlaces places(int group) {
        int shift = overview.shift(group);
        if (places[shift] == null) {
            places[shift] = OverviewPlaces.of(overview, group, pixels);
        }
        return places[shift];
    }

    private static int begunBetween(long from, long to, BlockReader reader) {
        int count = 0;
        for (int block = reader.lastBefore(from); block < reader.end() && reader.start(block) < to; block++) {
            reader.readTimes(block);
            int first = reader.firstNotBefore(block, from, 0);
            count += Math.max(0, reader.firstNotBefore(block, to, 0) - first);
        }
        return count;
    }

    /** The time before a time that lines cover. */
    private static long coveredBefore(long time, BlockReader reader) {
        int block = reader.lastBefore(time);
        reader.readTimes(block);
        long sum = reader.coveredBefore(block);
        long latest = reader.latestBefore(block);
        int count = reader.firstNotBefore(block, time, 0);
        for (int line = 0; line < count; line++) {
            long start = reader.start(block) + reader.deltas[line];
            long end = start + reader.length(line);
            if (end > latest) {
                sum += end - Math.max(start, latest);
                latest = end;
            }
        }
        // All of these lines begin before the time, so what they cover after it is one piece.
        return sum == 0 || latest <= time ? sum : sum - (latest - time);
    }
}
