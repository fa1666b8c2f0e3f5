// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.trace;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CancellationException;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.tracecompass.tmf.core.exceptions.TmfTraceException;
import org.schedlog.engine.archive.RecordingReader;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Recording;
import org.schedlog.engine.compute.ComputedColumns;
import org.schedlog.engine.compute.ThreadNames;
import org.schedlog.tracecompass.core.log.ActivityLog;

/**
 * Opens a recording as a job of its own, because Trace Compass opens traces where no progress is shown: so the user
 * sees in the Progress view what happens and can cancel it. The job holds no scheduling rule, so whoever waits for it
 * cannot block it.
 */
final class OpeningJob extends Job {

    private final Path path;
    private final Path cacheFolder;
    private volatile OpenedRecording result;
    private volatile RecordingTraceException failure;

    private OpeningJob(Path path, Path cacheFolder, String name) {
        super("Opening SchedLog recording " + name);
        this.path = path;
        this.cacheFolder = cacheFolder;
        setPriority(Job.LONG);
    }

    /**
     * Opens a recording and waits until that is done.
     *
     * @param path
     *            the file or folder
     * @param cacheFolder
     *            where its columns are kept for the next time; made if needed
     * @param name
     *            what the user knows it by
     * @return the open recording
     * @throws TmfTraceException
     *             when it cannot be opened or the user cancelled; the message is for the user
     */
    static OpenedRecording open(Path path, Path cacheFolder, String name) throws TmfTraceException {
        OpeningJob job = new OpeningJob(path, cacheFolder, name);
        job.schedule();
        try {
            job.join();
        } catch (InterruptedException e) {
            job.cancel();
            Thread.currentThread().interrupt();
            throw new RecordingTraceException("Opening " + path + " was interrupted.", e);
        }
        if (job.failure != null) {
            throw job.failure;
        }
        if (job.result == null) {
            throw cancelled(path, null);
        }
        return job.result;
    }

    private static RecordingTraceException cancelled(Path path, CancellationException cause) {
        return new RecordingTraceException("Opening " + path + " was cancelled.", cause);
    }

    /** Never an error status: the one who waits reports the failure, and two dialogs are one too many. */
    @Override
    protected IStatus run(IProgressMonitor monitor) {
        monitor.beginTask(null, MonitorProgress.TOTAL);
        ActivityLog.shared().activity("Opening " + path + " ...");
        try {
            long begin = System.nanoTime();
            result = open(new MonitorProgress(monitor));
            report(result.recording(), begin);
        } catch (CancellationException e) {
            failure = cancelled(path, e);
            ActivityLog.shared().activity(failure.getMessage());
            return Status.CANCEL_STATUS;
        } catch (IOException e) {
            failure = new RecordingTraceException(e.getMessage(), e);
            ActivityLog.shared().error("Opening " + path + " failed.", e);
        } catch (RuntimeException | Error e) {
            failure = new RecordingTraceException("Opening " + path + " failed because of an error in the program. "
                    + "The Error Log view has the detail.", e);
            ActivityLog.shared().error("Opening " + path + " failed.", e);
        } finally {
            monitor.done();
        }
        return Status.OK_STATUS;
    }

    private static void report(Recording recording, long begin) {
        String what = recording.path().getFileName().toString();
        ActivityLog.shared().activity(String.format(Locale.ROOT, "Opened %s: %,d events", what, recording.events()),
                begin);
        recording.notes().forEach(note -> ActivityLog.shared().note(what + ": " + note));
    }

    private OpenedRecording open(Progress progress) throws IOException {
        Recording recording = RecordingReader.open(path, cacheFolder, ComputedColumns.PROVIDER, progress);
        try {
            progress.task("Finding out the threads' names");
            ThreadNames names = ThreadNames.of(recording, progress);
            return new OpenedRecording(recording, names, new ArgumentText(recording, names),
                    new RecordingCounts(recording));
        } catch (IOException | RuntimeException | Error e) {
            recording.close();
            throw e;
        }
    }
}
