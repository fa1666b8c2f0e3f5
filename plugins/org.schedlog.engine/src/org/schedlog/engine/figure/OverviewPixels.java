// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

/**
 * What the groups of an {@link Overview} show in pixel columns: differences between its numbers; only at the two ends
 * of the range, which are no multiples, lines are read. For one thread.
 */
final class OverviewPixels {

    private final Overview overview;
    private final PixelTimes pixels;
    /** For each distance of times as a power of two where the columns' begins are among them; null if not asked for. */
    private final int[][] places = new int[Long.SIZE][];
    /** By column, and one more for the end: what there is before it. */
    private final int[] begun;
    private final long[] covered;
    /** The numbers of a group, from the first column's on. */
    private final int[] begunOfGroup = new int[Overview.MOST + 1];
    private final long[] coveredOfGroup = new long[Overview.MOST + 1];

    OverviewPixels(Overview overview, PixelTimes pixels) {
        this.overview = overview;
        this.pixels = pixels;
        this.begun = new int[pixels.width() + 1];
        this.covered = new long[pixels.width() + 1];
    }

    /**
     * Adds the ticks of a group that the overview answers for.
     *
     * @param reader
     *            has opened the group
     */
    void addTicks(int group, BlockReader reader, LayerDraft layer) {
        readBegun(group, reader);
        for (int x = 0; x < begun.length - 1; x++) {
            if (begun[x + 1] != begun[x]) {
                layer.addTicks(x, begun[x + 1] - begun[x]);
            }
        }
    }

    /** The same for intervals. */
    void addSpans(int group, BlockReader reader, LayerDraft layer) {
        readBegun(group, reader);
        int[] at = places(group);
        overview.covered(group, at[0], at[at.length - 1] - at[0] + 1, coveredOfGroup);
        for (int x = 0; x < at.length; x++) {
            covered[x] = coveredOfGroup[at[x] - at[0]];
        }
        covered[0] = coveredBefore(pixels.from(), reader);
        covered[covered.length - 1] = coveredBefore(pixels.to(), reader);
        for (int x = 0; x < covered.length - 1; x++) {
            if (covered[x + 1] != covered[x] || begun[x + 1] != begun[x]) {
                layer.addCover(x, pixels.share(x, covered[x + 1] - covered[x]));
            }
        }
    }

    private void readBegun(int group, BlockReader reader) {
        int[] at = places(group);
        int last = at.length - 1;
        overview.begun(group, at[0], at[last] - at[0] + 1, begunOfGroup);
        for (int x = 0; x < at.length; x++) {
            begun[x] = begunOfGroup[at[x] - at[0]];
        }
        begun[0] += begunBetween(overview.time(group, at[0]), pixels.from(), reader);
        begun[last] += begunBetween(overview.time(group, at[last]), pixels.to(), reader);
    }

    private int[] places(int group) {
        int shift = overview.shift(group);
        if (places[shift] == null) {
            int[] at = new int[pixels.width() + 1];
            for (int x = 0; x < at.length; x++) {
                at[x] = overview.place(group, pixels.at(x));
            }
            places[shift] = at;
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
