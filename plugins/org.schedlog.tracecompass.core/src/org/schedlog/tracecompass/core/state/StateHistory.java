// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.state;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Objects;
import java.util.Optional;

import org.eclipse.tracecompass.statesystem.core.ITmfStateSystem;
import org.eclipse.tracecompass.statesystem.core.ITmfStateSystemBuilder;
import org.eclipse.tracecompass.statesystem.core.StateSystemFactory;
import org.eclipse.tracecompass.statesystem.core.backend.StateHistoryBackendFactory;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Recording;
import org.schedlog.engine.sched.StateSweep;
import org.schedlog.tracecompass.core.trace.RecordingTrace;

/**
 * The file in which a state system is kept: opened if it is there and belongs to the recording as it is now, else made
 * anew. A file that was not finished cannot be opened, as its header is written last.
 */
final class StateHistory {

    /** Changes with what is written, so that older files are made anew. */
    private static final int FORMAT = 1;
    /** So many changes wait to be written to disk: the sweep and the writing share two processors. */
    private static final int QUEUE = 10_000;

    private final RecordingTrace trace;
    private final File file;
    private final String id;

    /**
     * @param trace
     *            an open trace
     * @param file
     *            where the state system is kept
     * @param id
     *            the state system's id
     */
    StateHistory(RecordingTrace trace, File file, String id) {
        this.trace = trace;
        this.file = file;
        this.id = id;
    }

    private long base() {
        return trace.traceTime(trace.recording().start());
    }

    /**
     * What the file must say to be this recording's: it follows from the format, from the recording's file and its
     * length, and from the time offset that the user gave the trace.
     */
    int version() {
        Recording recording = trace.recording();
        File source = recording.path().toFile();
        return Math.abs(Objects.hash(FORMAT, source.length(), source.lastModified(), recording.events(), base(),
                recording.end()));
    }

    /** The state system in the file; empty if there is none, or an older one. */
    Optional<ITmfStateSystem> open() {
        if (!file.isFile()) {
            return Optional.empty();
        }
        try {
            return Optional.of(StateSystemFactory.newStateSystem(
                    StateHistoryBackendFactory.createHistoryTreeBackendExistingFile(id, file, version()), false));
        } catch (IOException e) {
            // not finished, of another version, or of another recording: that is what it is checked for
            return Optional.empty();
        }
    }

    /**
     * Makes the state system and its file.
     *
     * @param progress
     *            listens and may cancel; then there is no file
     * @return the state system
     * @throws IOException
     *             when the file cannot be written
     */
    ITmfStateSystem build(Progress progress) throws IOException {
        Files.createDirectories(file.toPath().getParent());
        Recording recording = trace.recording();
        long base = base();
        ITmfStateSystemBuilder builder = StateSystemFactory.newStateSystem(
                StateHistoryBackendFactory.createHistoryTreeBackendNewFile(id, file, version(), base, QUEUE));
        boolean finished = false;
        try {
            StateSweep.run(recording, trace.threadNames(), new StateAttributes(builder, base), progress);
            builder.closeHistory(base + recording.end() - recording.start());
            finished = true;
            return builder;
        } finally {
            if (!finished) {
                builder.dispose();
                builder.removeFiles();
            }
        }
    }
}
