// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.history;

import java.io.File;
import java.util.Objects;

import org.eclipse.tracecompass.tmf.core.trace.TmfTraceManager;
import org.schedlog.engine.column.Recording;
import org.schedlog.tracecompass.core.trace.RecordingTrace;

/** Which history belongs to a trace as it is now. */
public final class TraceHistory {

    /** The State System Explorer looks for files of this name. */
    private static final String EXTENSION = ".ht";

    private TraceHistory() {
    }

    /**
     * The history that an analysis keeps among a trace's supplementary files.
     *
     * @param trace
     *            an open trace
     * @param id
     *            the analysis' id, and its state system's
     * @param format
     *            changes with what is stored
     * @return its key: another one when the recording's file is another one, or the user gave the trace another time
     *         offset
     */
    public static StateHistory.Key key(RecordingTrace trace, String id, int format) {
        Recording recording = trace.recording();
        File source = recording.path().toFile();
        int version = Objects.hash(format, source.length(), source.lastModified(), recording.events()) & Integer.MAX_VALUE;
        File file = new File(TmfTraceManager.getSupplementaryFileDir(trace), id + EXTENSION);
        return new StateHistory.Key(id, file, version, trace.traceTime(recording.start()),
                trace.traceTime(recording.end()));
    }
}
