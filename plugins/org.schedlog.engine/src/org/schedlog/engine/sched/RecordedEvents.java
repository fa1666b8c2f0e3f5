// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.sched;

import java.util.OptionalInt;

import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.Recording;

/** Which events a recording has at all. */
public final class RecordedEvents {

    private RecordedEvents() {
    }

    /**
     * Whether an event was recorded. Looks no further than to the first one, so this is quick unless there is none.
     *
     * @param recording
     *            the recording
     * @param event
     *            the event's name, e.g. CTX_SWITCH
     * @return whether there is such an event
     */
    public static boolean has(Recording recording, String event) {
        OptionalInt id = recording.eventTable().id(event);
        int size = id.isPresent() ? recording.events() : 0;
        long[] events = new long[Column.BLOCK];
        int count;
        for (int from = 0; from < size; from += count) {
            count = Math.min(events.length, size - from);
            recording.event().read(from, count, events);
            for (int i = 0; i < count; i++) {
                if (events[i] == id.getAsInt()) {
                    return true;
                }
            }
        }
        return false;
    }
}
