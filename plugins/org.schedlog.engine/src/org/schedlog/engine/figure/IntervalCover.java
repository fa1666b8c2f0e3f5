// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import java.util.Arrays;

/**
 * How much of each pixel column the intervals of a group cover, overlapping ones counted once, and where one begins.
 * Where a pixel is shorter than a nanosecond it shows the nanosecond in which it lies: then it is counted by nanosecond
 * first. For one thread.
 */
final class IntervalCover {

    private final PixelTimes pixels;
    /** What is counted for: the pixels themselves, or each nanosecond of theirs. */
    private final PixelTimes times;
    private final long[] covered;
    private final boolean[] begun;
    /** The column of the latest interval's begin, and the one up to which time was counted. */
    private int beginColumn;
    private int coverColumn;

    IntervalCover(PixelTimes pixels) {
        this.pixels = pixels;
        long nanos = pixels.to() - pixels.from();
        this.times = nanos < 0 || nanos >= pixels.width() ? pixels
                : new PixelTimes(new PixelGrid(pixels.from(), pixels.to(), (int) nanos));
        this.covered = new long[times.width()];
        this.begun = new boolean[times.width()];
    }

    /** Counts the intervals of a group, which begins before the end of the pixels. */
    void add(BlockReader reader) {
        beginColumn = 0;
        coverColumn = 0;
        int first = reader.lastBefore(times.from());
        long latest = reader.latestBefore(first);
        // What is left of earlier ones is one piece, since all of them start before the pixels do.
        cover(times.from(), latest);
        for (int block = first; block < reader.end() && reader.start(block) < times.to(); block++) {
            if (isInOneColumn(reader, block)) {
                begun[beginColumn] = true;
                covered[beginColumn] += reader.coveredBefore(block + 1) - reader.coveredBefore(block);
            } else {
                addLines(reader, block, latest);
            }
            latest = block + 1 < reader.end() ? reader.latestBefore(block + 1) : latest;
        }
    }

    private boolean isInOneColumn(BlockReader reader, int block) {
        long start = reader.start(block);
        if (start < times.from() || block + 1 == reader.end()) {
            return false;
        }
        while (times.at(beginColumn + 1) <= start) {
            beginColumn++;
        }
        long end = times.at(beginColumn + 1);
        return reader.start(block + 1) < end && reader.latestBefore(block + 1) <= end;
    }

    private void addLines(BlockReader reader, int block, long latestBefore) {
        reader.readTimes(block);
        long latest = latestBefore;
        int count = reader.count(block);
        for (int line = 0; line < count; line++) {
            long start = reader.start(block) + reader.deltas[line];
            if (start >= times.to()) {
                return;
            }
            if (start >= times.from()) {
                while (times.at(beginColumn + 1) <= start) {
                    beginColumn++;
                }
                begun[beginColumn] = true;
            }
            long end = start + reader.length(line);
            if (end > latest) {
                cover(Math.max(start, latest), end);
                latest = end;
            }
        }
    }

    /** Shares out a piece of time that begins after all earlier ones. */
    private void cover(long from, long to) {
        long begin = Math.max(from, times.from());
        long end = Math.min(to, times.to());
        if (begin >= end) {
            return;
        }
        while (times.at(coverColumn + 1) <= begin) {
            coverColumn++;
        }
        while (times.at(coverColumn + 1) < end) {
            covered[coverColumn] += times.at(coverColumn + 1) - begin;
            begin = times.at(++coverColumn);
        }
        covered[coverColumn] += end - begin;
    }

    /** Adds what was counted to a layer and forgets it. */
    void moveTo(Layer layer) {
        for (int x = 0; x < pixels.width(); x++) {
            int column = pixels == times ? x : (int) (pixels.at(x) - pixels.from());
            long length = times.at(column + 1) - times.at(column);
            if (covered[column] > 0) {
                layer.amount[x] += (float) ((double) covered[column] / length);
                layer.setPresent(x);
            } else if (begun[column] && pixels.at(x + 1) > pixels.at(x)) {
                layer.setPresent(x);
            }
        }
        Arrays.fill(covered, 0);
        Arrays.fill(begun, false);
    }
}
