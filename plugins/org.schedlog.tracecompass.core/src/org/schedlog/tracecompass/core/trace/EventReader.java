// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.trace;

import java.util.List;

/**
 * Reads the events of recordings one after the other, in the order of {@link MergedEvents}. Has a place and is for one
 * thread.
 */
final class EventReader {

    private final RecordingEvents[] parts;
    private final int[] counts;
    /** The next row of each recording. */
    private final int[] rows;
    /** Its time, Trace Compass' time in ns, if there is such a row. */
    private final long[] times;

    EventReader(List<RecordingEvents> parts, int[] rows) {
        this.parts = parts.toArray(new RecordingEvents[0]);
        this.counts = parts.stream().mapToInt(RecordingEvents::count).toArray();
        this.rows = rows.clone();
        this.times = new long[rows.length];
        for (int i = 0; i < rows.length; i++) {
            look(i);
        }
    }

    private void look(int part) {
        if (rows[part] < counts[part]) {
            times[part] = parts[part].time(rows[part]);
        }
    }

    /** The next event, or null at the end. */
    RecordingEvent next() {
        int next = -1;
        for (int i = 0; i < rows.length; i++) {
            if (rows[i] < counts[i] && (next < 0 || times[i] < times[next])) {
                next = i;
            }
        }
        if (next < 0) {
            return null;
        }
        RecordingEvent event = parts[next].event(rows[next], times[next]);
        rows[next]++;
        look(next);
        return event;
    }
}
