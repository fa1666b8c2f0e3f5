// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.column;

import java.util.Arrays;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What occurs in a recording, counted.
 *
 * @param eventCounts
 *            how many events of each id that occurs, by id
 * @param cpuCounts
 *            how many events on each CPU that occurs, by CPU
 * @param pids
 *            how many different thread ids occur
 */
public record RecordingSummary(NavigableMap<Long, Long> eventCounts, NavigableMap<Long, Long> cpuCounts, int pids) {

    /**
     * Counts in one pass for each of three columns.
     *
     * @param recording
     *            the recording
     * @param progress
     *            listens and may cancel
     * @return what occurs in it
     */
    public static RecordingSummary of(Recording recording, Progress progress) {
        progress.task("Counting events");
        NavigableMap<Long, Long> events = counts(recording.event(), progress);
        NavigableMap<Long, Long> cpus = counts(recording.cpu(), progress);
        int pids = counts(recording.pid(), progress).size();
        return new RecordingSummary(Collections.unmodifiableNavigableMap(events),
                Collections.unmodifiableNavigableMap(cpus), pids);
    }

    private static NavigableMap<Long, Long> counts(LongColumn column, Progress progress) {
        Counter counter = new Counter();
        long[] block = new long[Math.min(Column.BLOCK, column.size())];
        for (int from = 0; from < column.size(); from += block.length) {
            progress.check();
            progress.done((double) from / column.size());
            int count = Math.min(block.length, column.size() - from);
            column.read(from, count, block);
            for (int i = 0; i < count; i++) {
                counter.accept(block[i]);
            }
        }
        return counter.counts();
    }

    /** Ids are small numbers, as a rule: those are counted in an array that grows with the largest, others in a map. */
    private static final class Counter {

        private static final int LARGEST_SMALL = 1 << 22;

        private final NavigableMap<Long, Long> others = new TreeMap<>();
        private long[] small = new long[1 << 10];

        void accept(long value) {
            if (value >= 0 && value < small.length) {
                small[(int) value]++;
            } else if (value >= 0 && value < LARGEST_SMALL) {
                small = Arrays.copyOf(small, (int) Math.max(value + 1, 2L * small.length));
                small[(int) value]++;
            } else {
                others.merge(value, 1L, Long::sum);
            }
        }

        NavigableMap<Long, Long> counts() {
            NavigableMap<Long, Long> counts = new TreeMap<>(others);
            for (int value = 0; value < small.length; value++) {
                if (small[value] > 0) {
                    counts.put((long) value, small[value]);
                }
            }
            return counts;
        }
    }
}
