// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.trace;

import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

import org.eclipse.tracecompass.tmf.core.timestamp.ITmfTimestamp;

/**
 * The events of recordings in the order of time; those of the same time come in the order of the recordings, as in any
 * experiment. An event's rank is its place in that order. A place between events is also known by rows: one for each
 * recording, the first one behind the place. Every place is found by searches in the sorted timestamps. Immutable and
 * thread-safe.
 *
 * @param parts
 *            the recordings' events, one or more
 */
record MergedEvents(List<RecordingEvents> parts) {

    long count() {
        return parts.stream().mapToLong(RecordingEvents::count).sum();
    }

    /** The rank of the first event behind a place. */
    static long rank(int[] rows) {
        return IntStream.of(rows).asLongStream().sum();
    }

    private int[] rows(ToIntFunction<RecordingEvents> row) {
        return parts.stream().mapToInt(row).toArray();
    }

    /** The place before the events of a time. */
    int[] before(ITmfTimestamp time) {
        return rows(part -> part.before(time));
    }

    /** The place behind the events of a time. */
    int[] upTo(ITmfTimestamp time) {
        return rows(part -> part.upTo(time));
    }

    /** The place before the event of a rank; ranks that there are not are those of the first event or of the end. */
    int[] at(long rank) {
        long inside = Math.max(0, Math.min(rank, count()));
        if (parts.size() == 1) {
            return new int[] { (int) inside };
        }
        if (inside == count()) {
            return rows(RecordingEvents::count);
        }
        long time = time(inside);
        int[] rows = rows(part -> part.countWhile(nanos -> nanos < time));
        int[] ends = rows(part -> part.countWhile(nanos -> nanos <= time));
        long rest = inside - rank(rows);
        for (int i = 0; i < rows.length; i++) {
            int taken = (int) Math.min(rest, ends[i] - rows[i]);
            rows[i] += taken;
            rest -= taken;
        }
        return rows;
    }

    /** The time of an event by its rank: the first time up to which there are more events than the rank. */
    private long time(long rank) {
        long low = Long.MAX_VALUE;
        long high = Long.MIN_VALUE;
        for (RecordingEvents part : parts) {
            if (part.count() > 0) {
                low = Math.min(low, part.time(0));
                high = Math.max(high, part.time(part.count() - 1));
            }
        }
        while (low < high) {
            long middle = low + (high - low) / 2;
            if (rank(rows(part -> part.countWhile(nanos -> nanos <= middle))) > rank) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** The rows between two places. */
    List<RowRange> between(int[] from, int[] to) {
        return IntStream.range(0, parts.size())
                .mapToObj(i -> new RowRange(parts.get(i).trace(), from[i], Math.max(from[i], to[i]))).toList();
    }

    /** Reads on from a place. */
    EventReader read(int[] rows) {
        return new EventReader(parts, rows);
    }
}
