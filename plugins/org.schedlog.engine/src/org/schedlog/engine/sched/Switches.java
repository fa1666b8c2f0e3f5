// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.sched;

import java.util.OptionalInt;

import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.Recording;

/** Looks for events that say which thread runs where. */
public final class Switches {

    private Switches() {
    }

    /**
     * Whether a recording can say who ran when. Quick where it can; else one look at each row.
     *
     * @param recording
     *            the recording
     * @return whether it has a CTX_SWITCH
     */
    public static boolean in(Recording recording) {
        OptionalInt id = recording.eventTable().id("CTX_SWITCH");
        long[] events = new long[Column.BLOCK];
        for (int from = 0; id.isPresent() && from < recording.events(); from += events.length) {
            int count = Math.min(events.length, recording.events() - from);
            recording.event().read(from, count, events);
            for (int i = 0; i < count; i++) {
                if (events[i] == id.getAsInt()) {
                    return true;
                }
            }
            if (recording.events() - from <= events.length) {
                return false;
            }
        }
        return false;
    }
}
