// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.trace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.tracecompass.tmf.core.event.ITmfEventField;
import org.eclipse.tracecompass.tmf.core.event.ITmfEventType;
import org.eclipse.tracecompass.tmf.core.event.TmfEvent;
import org.eclipse.tracecompass.tmf.core.event.TmfEventField;
import org.eclipse.tracecompass.tmf.core.timestamp.ITmfTimestamp;
import org.schedlog.engine.column.LongColumn;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Recording;
import org.schedlog.engine.sched.KernelNames;

/**
 * An event of a recording. It holds its row; all else is read from the columns when somebody asks, also after the trace
 * is disposed of. Immutable.
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

    /**
     * The columns of the kernel's record, all of them as Long; and for switches and forks what {@link KernelLayout}
     * says of threads, so that Trace Compass' analyses of Linux kernels understand them.
     */
    @Override
    public ITmfEventField getContent() {
        Recording recording = opened.recording();
        int row = row();
        List<ITmfEventField> fields = new ArrayList<>();
        fields.add(new TmfEventField("cpu", recording.cpu().get(row), null));
        fields.add(new TmfEventField("pid", recording.pid().get(row), null));
        fields.add(new TmfEventField("arg0", recording.arg0().get(row), null));
        fields.add(new TmfEventField("arg1", recording.arg1().get(row), null));
        String event = getName();
        boolean isSwitch = event.equals(KernelLayout.INSTANCE.eventSchedSwitch());
        if (isSwitch || event.equals(KernelLayout.INSTANCE.eventSchedProcessFork())) {
            fields.add(new TmfEventField(KernelLayout.COMMAND, threadName(pid()), null));
        }
        if (isSwitch) {
            fields.add(new TmfEventField(KernelLayout.NEXT_COMMAND, threadName((int) arg0()), null));
            fields.add(new TmfEventField(KernelLayout.PREVIOUS_STATE, previousState(), null));
        }
        return new TmfEventField(ITmfEventField.ROOT_FIELD_ID, null, fields.toArray(new ITmfEventField[0]));
    }

    private String threadName(int pid) {
        return pid == 0 ? KernelNames.ofIdle(cpu()) : KernelNames.of(opened.threadNames(), pid, row());
    }

    private Long previousState() {
        try {
            return opened.recording().column(KernelLayout.PREVIOUS_STATE, Progress.NONE)
                    .filter(LongColumn.class::isInstance).map(column -> ((LongColumn) column).get(row())).orElse(0L);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
