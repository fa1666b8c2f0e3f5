// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.trace;

import org.eclipse.tracecompass.tmf.core.event.ITmfEventField;
import org.eclipse.tracecompass.tmf.core.event.ITmfEventType;
import org.eclipse.tracecompass.tmf.core.event.TmfEvent;
import org.eclipse.tracecompass.tmf.core.event.TmfEventField;
import org.eclipse.tracecompass.tmf.core.timestamp.ITmfTimestamp;
import org.schedlog.engine.column.Recording;

/**
 * An event of a recording. It holds its row; all else is read from the columns when somebody asks, also after the trace is disposed of.
 * Immutable.
 */
public final class RecordingEvent extends TmfEvent {

    private final OpenedRecording opened;

    RecordingEvent(RecordingTrace trace, OpenedRecording opened, int row, ITmfTimestamp timestamp, ITmfEventType type) {
        super(trace, row, timestamp, type, null);
        this.opened = opened;
    }

    /** @return the recording's row */
    public int row() {
        return (int) getRank();
    }

    /** @return the CPU */
    public int cpu() {
        return (int) opened.recording().cpu().get(row());
    }

    /** @return the thread id (Linux tid); 0 is the CPU's idle task */
    public int pid() {
        return (int) opened.recording().pid().get(row());
    }

    /** @return the first argument; what it means depends on the event's name */
    public long arg0() {
        return opened.recording().arg0().get(row());
    }

    /** @return the second argument; what it means depends on the event's name */
    public long arg1() {
        return opened.recording().arg1().get(row());
    }

    /** @return what the thread is called when the event has happened, or null if that is unknown */
    public String command() {
        return opened.threadNames().at(pid(), row());
    }

    /** @return what the arguments mean, e.g. "2 -> 7"; empty where they say nothing */
    public String arguments() {
        return opened.arguments().of(row());
    }

    /** The columns of the kernel's record, all of them as Long. */
    @Override
    public ITmfEventField getContent() {
        Recording recording = opened.recording();
        int row = row();
        return new TmfEventField(ITmfEventField.ROOT_FIELD_ID, null, new ITmfEventField[] {
                new TmfEventField("cpu", recording.cpu().get(row), null),
                new TmfEventField("pid", recording.pid().get(row), null),
                new TmfEventField("arg0", recording.arg0().get(row), null),
                new TmfEventField("arg1", recording.arg1().get(row), null),
        });
    }

    /** The same row of the same opened recording is the same event. */
    @Override
    public boolean equals(Object other) {
        return other instanceof RecordingEvent event && event.opened == opened && event.getRank() == getRank();
    }

    @Override
    public int hashCode() {
        return Long.hashCode(getRank());
    }
}
