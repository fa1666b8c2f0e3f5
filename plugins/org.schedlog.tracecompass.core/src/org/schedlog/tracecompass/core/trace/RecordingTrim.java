// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.trace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CancellationException;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.tracecompass.tmf.core.timestamp.TmfTimeRange;
import org.eclipse.tracecompass.tmf.core.timestamp.TmfTimestamp;
import org.schedlog.engine.convert.TrimmedRecording;
import org.schedlog.engine.figure.OutputFile;
import org.schedlog.tracecompass.core.log.ActivityLog;

/** Writes the part of an open trace that lies in a range of time as a recording of its own. Thread-safe. */
public final class RecordingTrim {

    private final RecordingTrace trace;
    private final TrimmedRecording trimmed;

    private RecordingTrim(RecordingTrace trace, TrimmedRecording trimmed) {
        this.trace = trace;
        this.trimmed = trimmed;
    }

    /**
     * @param trace
     *            an open trace
     * @param range
     *            trace times, both ends included
     * @return the part of the trace in the range, or empty if no event lies in it
     */
    public static Optional<RecordingTrim> of(RecordingTrace trace, TmfTimeRange range) {
        int first = trace.firstNotBefore(range.getStartTime());
        long after = range.getEndTime().toNanos();
        int end = after == Long.MAX_VALUE ? trace.recording().events()
                : trace.firstNotBefore(TmfTimestamp.fromNanos(after + 1));
        return first >= end ? Optional.empty()
                : Optional.of(new RecordingTrim(trace, TrimmedRecording.rows(trace.recording(), first, end - first)));
    }

    /** @return how many events there are, at least 1 */
    public int events() {
        return trimmed.rows();
    }

    /**
     * Writes a tarball; it is there completely or not at all.
     *
     * @param file
     *            the file; one that exists is replaced
     * @param monitor
     *            is told how far it is, and may cancel
     * @throws CoreException
     *             when it cannot be written; the message is for the user
     * @throws OperationCanceledException
     *             when the monitor cancels
     */
    public void write(Path file, IProgressMonitor monitor) throws CoreException {
        MonitorProgress progress = new MonitorProgress(SubMonitor.convert(monitor, MonitorProgress.TOTAL));
        long begin = System.nanoTime();
        try {
            OutputFile.write(file, out -> trimmed.write(out, progress));
        } catch (CancellationException e) {
            ActivityLog.shared().activity("Writing " + file + " was cancelled.");
            throw (OperationCanceledException) new OperationCanceledException().initCause(e);
        } catch (IOException e) {
            throw failure(file + " could not be written: " + e.getMessage(), e);
        }
        ActivityLog.shared().activity(String.format("Wrote %,d events of %s to %s", events(), trace.getName(), file),
                begin);
        trimmed.notes().forEach(note -> ActivityLog.shared().note(file.getFileName() + ": " + note));
    }

    /** What {@link org.eclipse.tracecompass.tmf.core.trace.trim.ITmfTrimmableTrace#trim} asks for. */
    static Path write(RecordingTrace trace, TmfTimeRange range, Path folder, IProgressMonitor monitor)
            throws CoreException {
        RecordingTrim trim = of(trace, range).orElseThrow(() -> failure("No event of " + trace.getName()
                + " lies in the selected range of time.", null));
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw failure(folder + " is no folder and cannot be made one: " + e.getMessage(), e);
        }
        Path file = folder.resolve(trace.getName());
        trim.write(file, monitor);
        return file;
    }

    private static CoreException failure(String message, IOException cause) {
        return new CoreException(new Status(IStatus.ERROR, RecordingTrace.PLUGIN_ID, message, cause));
    }
}
