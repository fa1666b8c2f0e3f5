// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.trace;

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

    RecordingEvent event(int row) {
        Recording recording = opened.recording();
        ITmfTimestamp timestamp = new RecordingTimestamp(trace.traceTime(recording.timestamp().get(row)));
        return new RecordingEvent(trace, opened, row, timestamp, types.of((int) recording.event().get(row)));
    }

    /** How many events there are up to a time, those at that time included. */
    int upTo(ITmfTimestamp last) {
        return opened.recording().timestamp().countWhile(time -> trace.createTimestamp(time).compareTo(last) <= 0);
    }
}
