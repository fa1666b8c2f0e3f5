// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.trace;

import java.util.function.LongPredicate;

import org.eclipse.tracecompass.tmf.core.timestamp.ITmfTimestamp;
import org.schedlog.engine.column.Recording;

/**
 * Makes the events of an open recording. Thread-safe.
 *
 * @param trace
 *            the events' trace
 * @param opened
 *            its columns
 * @param types
 *            the types of its events
 */
record RecordingEvents(RecordingTrace trace, OpenedRecording opened, EventTypes types) {

    int count() {
        return opened.recording().events();
    }

    /** When a row's event happened, Trace Compass' time, ns. */
    long time(int row) {
        return trace.traceTime(opened.recording().timestamp().get(row));
    }

    RecordingEvent event(int row) {
        return event(row, time(row));
    }

    /** The event of a row whose time is known already. */
    RecordingEvent event(int row, long time) {
        Recording recording = opened.recording();
        return new RecordingEvent(trace, opened, row, new RecordingTimestamp(time),
                types.of((int) recording.event().get(row)));
    }

    /** How many events there are before a time. */
    int before(ITmfTimestamp time) {
        return countWhile(nanos -> new RecordingTimestamp(nanos).compareTo(time) < 0);
    }

    /** How many events there are up to a time, those at that time included. */
    int upTo(ITmfTimestamp time) {
        return countWhile(nanos -> new RecordingTimestamp(nanos).compareTo(time) <= 0);
    }

    /** How many events there are before the first one whose time, Trace Compass' time in ns, fails a test. */
    int countWhile(LongPredicate test) {
        return opened.recording().timestamp().countWhile(recorded -> test.test(trace.traceTime(recorded)));
    }
}
