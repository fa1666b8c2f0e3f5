// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import java.io.IOException;

import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.IntTable;
import org.schedlog.engine.column.LongTable;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Storage;
import org.schedlog.engine.column.Work;

/**
 * Lines in groups (one row, one series), each group a range of places sorted by start. For each line it keeps its start and its position in
 * the part; where lines have a length also the running maximum of the ends and the running covered time of the group, so that the covered
 * time before any t and whether anything lasts at t follow from one binary search. Filled by one thread in two steps ({@link #put}, then
 * {@link #seal} for every group), then only read.
 */
final class LineStore {

    private final LongTable starts;
    private final IntTable positions;
    /** Ends until the group is sealed, from then on their running maximum; null where no line has a length. */
    private final LongTable ends;
    private final LongTable covered;

    /**
     * @param progress
     *            may cancel
     */
    LineStore(Storage storage, long size, boolean withLength, Progress progress) throws IOException {
        starts = new LongTable(storage, size, progress);
        positions = new IntTable(storage, size, progress);
        ends = withLength ? new LongTable(storage, size, progress) : null;
        covered = withLength ? new LongTable(storage, size, progress) : null;
    }

    void put(long place, long start, long end, int position) {
        starts.set(place, start);
        positions.set(place, position);
        if (ends != null) {
            ends.set(place, end);
        }
    }

    /**
     * Sorts a group's lines and sums them up; several threads may do different groups. One group can hold all lines of a
     * figure, so it can be cancelled within.
     */
    void seal(long begin, long end, Work work) {
        Pace pace = new Pace(work);
        if (!isSorted(begin, end, pace)) {
            sort(begin, end - 1, pace);
        }
        if (ends == null) {
            work.advance(end - begin);
            return;
        }
        long last = Long.MIN_VALUE;
        long sum = 0;
        for (long place = begin; place < end; place++) {
            if ((place - begin) % Column.BLOCK == 0) {
                work.advance(Math.min(Column.BLOCK, end - place));
            }
            long until = ends.get(place);
            if (until > last) {
                sum += until - Math.max(starts.get(place), last);
                last = until;
            }
            ends.set(place, last);
            covered.set(place, sum);
        }
    }

    private boolean isSorted(long begin, long end, Pace pace) {
        for (long place = begin + 1; place < end; place++) {
            pace.step();
            if (starts.get(place) < starts.get(place - 1)) {
                return false;
            }
        }
        return true;
    }

    /** Quicksort in place (the smaller side first, so the stack stays flat): the tables can be larger than the heap. */
    private void sort(long first, long last, Pace pace) {
        while (first < last) {
            long low = first;
            long high = last;
            long middle = first + (last - first) / 2;
            long pivot = starts.get(middle);
            int pivotPosition = positions.get(middle);
            while (low <= high) {
                while (isBefore(low, pivot, pivotPosition, pace)) {
                    low++;
                }
                while (isAfter(high, pivot, pivotPosition, pace)) {
                    high--;
                }
                if (low <= high) {
                    swap(low++, high--);
                }
            }
            if (high - first < last - low) {
                sort(first, high, pace);
                first = low;
            } else {
                sort(low, last, pace);
                last = high;
            }
        }
    }

    private boolean isBefore(long place, long start, int position, Pace pace) {
        pace.step();
        long there = starts.get(place);
        return there < start || there == start && positions.get(place) < position;
    }

    private boolean isAfter(long place, long start, int position, Pace pace) {
        pace.step();
        long there = starts.get(place);
        return there > start || there == start && positions.get(place) > position;
    }

    private void swap(long a, long b) {
        long start = starts.get(a);
        starts.set(a, starts.get(b));
        starts.set(b, start);
        int position = positions.get(a);
        positions.set(a, positions.get(b));
        positions.set(b, position);
        if (ends != null) {
            long end = ends.get(a);
            ends.set(a, ends.get(b));
            ends.set(b, end);
        }
    }

    long start(long place) {
        return starts.get(place);
    }

    int position(long place) {
        return positions.get(place);
    }

    /**
     * The first place of a group whose line does not start before a time.
     *
     * @param from
     *            where to begin: the line before it, if it is in the group, starts before the time
     * @param end
     *            the group's end
     */
    long firstNotBefore(long time, long from, long end) {
        // Galloping, because the caller asks for neighbouring times one after the other.
        long step = 1;
        long low = from;
        long high = from;
        while (high < end && starts.get(high) < time) {
            low = high + 1;
            high += step;
            step <<= 1;
        }
        high = Math.min(high, end);
        while (low < high) {
            long middle = low + high >>> 1;
            if (starts.get(middle) < time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /**
     * How much time the group's lines cover before a time, overlapping ones counted once.
     *
     * @param place
     *            {@code firstNotBefore(time, ...)}
     * @param begin
     *            the group's begin
     * @return ns
     */
    long coveredBefore(long time, long place, long begin) {
        if (place == begin) {
            return 0;
        }
        // All lines counted so far start before the time, so what is too much of their union is one piece from the time to the last end.
        return covered.get(place - 1) - Math.max(0, ends.get(place - 1) - time);
    }

    /** The latest end of the group's lines up to and including a place. */
    long latestEnd(long place) {
        return ends == null ? starts.get(place) : ends.get(place);
    }
}
