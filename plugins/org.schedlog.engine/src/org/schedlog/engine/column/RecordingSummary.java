// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.column;

import java.util.NavigableMap;

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
        return new RecordingSummary(events, cpus, pids);
    }

    private static NavigableMap<Long, Long> counts(LongColumn column, Progress progress) {
        return ValueCounts.of(column, 0, column.size(), progress);
    }
}
