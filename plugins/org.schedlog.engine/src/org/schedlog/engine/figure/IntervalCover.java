// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

/**
 * How much of each pixel column the intervals of a group cover, overlapping ones counted once, and where one begins.
 * Where a pixel is shorter than a nanosecond it shows the nanosecond in which it lies: then it is counted by nanosecond
 * first. For one thread; used for one group after the other.
 */
final class IntervalCover {

    private final PixelTimes pixels;
    /** What is counted for: the pixels themselves, or each nanosecond of theirs. */
    private final PixelTimes times;
    /** The covered time of each column, ns. */
    private final long[] covered;
    /** A bit for each column in which an interval begins or that one covers in part. */
    private final long[] touched;

    IntervalCover(PixelTimes pixels) {
        this.pixels = pixels;
        long nanos = pixels.to() - pixels.from();
        this.times = nanos < 0 || nanos >= pixels.width() ? pixels
                : new PixelTimes(new PixelGrid(pixels.from(), pixels.to(), (int) nanos));
        this.covered = new long[times.width()];
        this.touched = new long[Layer.words(times.width())];
    }

    /** Counts the intervals of a group, which begins before the end of the pixels. */
    void add(BlockReader reader) {
        int first = reader.lastBefore(times.from());
        long latest = reader.latestBefore(first);
        // What is left of earlier ones is one piece, since all of them start before the pixels do.
        cover(times.from(), latest);
        for (int block = first; block < reader.end() && reader.start(block) < times.to(); block++) {
            if (!addWhole(reader, block)) {
                addLines(reader, block, latest);
            }
            latest = block + 1 < reader.end() ? reader.latestBefore(block + 1) : latest;
        }
    }

    /** Adds a block without reading its lines, if all of them lie in one column. */
    private boolean addWhole(BlockReader reader, int block) {
        long start = reader.start(block);
        if (start < times.from() || block + 1 == reader.end()) {
            return false;
        }
        int x = times.column(start);
        long end = times.at(x + 1);
        boolean whole = reader.start(block + 1) < end && reader.latestBefore(block + 1) <= end;
        if (whole) {
            touch(x);
            covered[x] += reader.coveredBefore(block + 1) - reader.coveredBefore(block);
        }
        return whole;
    }

    private void addLines(BlockReader reader, int block, long latestBefore) {
        reader.readTimes(block);
        int first = reader.firstNotBefore(block, times.from(), 0);
        int end = reader.firstNotBefore(block, times.to(), first);
        addBegun(reader, reader.start(block), first, end, addEarlier(reader, reader.start(block), first, latestBefore));
    }

    /** Adds the lines of a block that begin before the pixels do. */
    private long addEarlier(BlockReader reader, long blockStart, int count, long latestBefore) {
        long latest = latestBefore;
        for (int line = 0; line < count; line++) {
            long start = blockStart + reader.deltas[line];
            long end = start + reader.length(line);
            if (end > latest) {
                cover(Math.max(start, latest), end);
                latest = end;
            }
        }
        return latest;
    }

    /**
     * Adds the lines of a block that begin within the pixels. Finds the column of each by itself: from line to line it
     * cannot be foreseen whether the next column begins.
     */
    private void addBegun(BlockReader reader, long blockStart, int first, int last, long latestBefore) {
        long latest = latestBefore;
        for (int line = first; line < last; line++) {
            long start = blockStart + reader.deltas[line];
            long end = start + reader.length(line);
            int x = times.column(start);
            touch(x);
            if (start >= latest && end <= times.at(x + 1)) {
                covered[x] += end - start;
                latest = end;
            } else if (end > latest) {
                cover(Math.max(start, latest), end);
                latest = end;
            }
        }
    }

    private void touch(int x) {
        touched[x >>> 6] |= 1L << x;
    }

    /** Shares out a piece of time that begins after all earlier ones. */
    private void cover(long from, long to) {
        long begin = Math.max(from, times.from());
        long end = Math.min(to, times.to());
        if (begin >= end) {
            return;
        }
        int x = times.column(begin);
        while (times.at(x + 1) < end) {
            covered[x] += times.at(x + 1) - begin;
            touch(x);
            begin = times.at(++x);
        }
        covered[x] += end - begin;
        touch(x);
    }

    /** Adds what was counted to a layer and forgets it. */
    void moveTo(LayerDraft layer) {
        if (pixels != times) {
            addPixels(layer);
        }
        for (int word = 0; word < touched.length; word++) {
            for (long left = touched[word]; left != 0; left &= left - 1) {
                int x = (word << 6) + Long.numberOfTrailingZeros(left);
                if (pixels == times) {
                    layer.addCover(x, times.share(x, covered[x]));
                }
                covered[x] = 0;
            }
            touched[word] = 0;
        }
    }

    /** Where pixels are shorter than a nanosecond. */
    private void addPixels(LayerDraft layer) {
        for (int x = 0; x < pixels.width(); x++) {
            int column = (int) (pixels.at(x) - pixels.from());
            boolean isTouched = (touched[column >>> 6] & 1L << column) != 0;
            if (covered[column] > 0 || isTouched && pixels.at(x + 1) > pixels.at(x)) {
                layer.addCover(x, times.share(column, covered[column]));
            }
        }
    }
}
