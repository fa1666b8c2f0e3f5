// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.history;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.CancellationException;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.tracecompass.statesystem.core.ITmfStateSystem;
import org.eclipse.tracecompass.tmf.core.analysis.IAnalysisModule;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Storage;
import org.schedlog.tracecompass.core.log.ActivityLog;
import org.schedlog.tracecompass.core.trace.MonitorProgress;

/**
 * The state history of an analysis: a file that is made once, straight from columns, and found again the next time.
 * Thread-safe.
 */
public final class StateHistory {

    private static final long POLL_MS = 200;
    /** A file has another name until it is complete. */
    private static final String UNFINISHED = ".part";

    /** Held while the file is opened or made: a cancelled analysis may still be ending when the next one begins. */
    private final Object making = new Object();
    /** Guards the other fields. */
    private final Object lock = new Object();
    private ITmfStateSystem system;
    private boolean decided;
    private boolean disposed;

    /**
     * What makes a history what it is. One with the same file is used again only if all the rest is the same.
     *
     * @param id
     *            the state system's id
     * @param file
     *            where it is kept
     * @param version
     *            the number of what is stored
     * @param start
     *            the trace's start, trace time in ns
     * @param end
     *            the trace's end
     */
    public record Key(String id, File file, int version, long start, long end) {

        private boolean describes(StateFile.Header header) {
            return header.version() == version && header.start() == start && header.end() == end;
        }
    }

    /** Tells the states of a history. */
    @FunctionalInterface
    public interface Filler {

        /**
         * @param output
         *            takes the states
         * @param progress
         *            listens and may cancel
         * @throws IOException
         *             when the recording fails; the message is for the user
         */
        void fill(StateOutput output, Progress progress) throws IOException;
    }

    /**
     * Opens the history where it is kept, or makes it and keeps it.
     *
     * @param key
     *            what it is
     * @param storage
     *            takes what is large while the history is made
     * @param filler
     *            tells its states if needed
     * @param monitor
     *            is told how far that is; may cancel, then there is no history
     * @return whether it is there now; false if that was cancelled
     * @throws IOException
     *             when it cannot be made or stored; the message is for the user
     */
    public boolean open(Key key, Storage storage, Filler filler, IProgressMonitor monitor) throws IOException {
        synchronized (making) {
            undecide();
            try {
                ITmfStateSystem kept = reopen(key);
                if (kept != null) {
                    return become(kept);
                }
                monitor.beginTask(null, MonitorProgress.TOTAL);
                return become(make(key, storage, filler, new MonitorProgress(monitor)));
            } catch (CancellationException e) {
                ActivityLog.shared().activity("Making " + key.file().getName() + " was cancelled.");
                return false;
            } finally {
                decide();
            }
        }
    }

    /** What is kept, or null if that is nothing, of another version or trace, or not complete. */
    private static ITmfStateSystem reopen(Key key) {
        if (!key.file().exists()) {
            return null;
        }
        try {
            StateFile file = StateFile.open(key.file().toPath());
            return key.describes(file.header()) ? new ColumnHistory(key.id(), file) : null;
        } catch (IOException | RuntimeException e) {
            ActivityLog.shared().note(key.file().getName() + " cannot be used any more and is made anew: "
                    + e.getMessage());
            return null;
        }
    }

    private static ITmfStateSystem make(Key key, Storage storage, Filler filler, Progress progress) throws IOException {
        Path path = key.file().toPath();
        Path unfinished = path.resolveSibling(path.getFileName() + UNFINISHED);
        Files.createDirectories(path.getParent());
        boolean complete = false;
        try (StateRecorder recorder = new StateRecorder(key, storage)) {
            filler.fill(recorder, progress);
            StateFile file = recorder.finish(unfinished, progress);
            progress.check();
            Files.move(unfinished, path, StandardCopyOption.REPLACE_EXISTING);
            complete = true;
            return new ColumnHistory(key.id(), file);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } finally {
            if (!complete) {
                Files.deleteIfExists(unfinished);
            }
        }
    }

    private boolean become(ITmfStateSystem now) {
        ITmfStateSystem unwanted;
        synchronized (lock) {
            unwanted = disposed ? now : system;
            system = disposed ? null : now;
        }
        if (unwanted != null) {
            unwanted.dispose();
        }
        return unwanted != now;
    }

    /** After an execution that was cancelled the next one counts. */
    private void undecide() {
        synchronized (lock) {
            decided = disposed;
        }
    }

    /** Whoever waits need not wait on. */
    private void decide() {
        synchronized (lock) {
            decided = true;
            lock.notifyAll();
        }
    }

    /** An analysis failed or was cancelled before it could open its history: whoever waits for it need not wait on. */
    public void fail() {
        decide();
    }

    /** @return the history, or null as long as it is not complete */
    public ITmfStateSystem system() {
        synchronized (lock) {
            return system;
        }
    }

    /**
     * Waits until the history is complete or is known to fail. An analysis that is cancelled before its job begins is
     * not told so; hence it is asked now and then.
     *
     * @param analysis
     *            whose history it is
     * @return whether it can be asked; false also if the thread is interrupted, which it stays
     */
    public boolean await(IAnalysisModule analysis) {
        while (!isDecided()) {
            if (Thread.currentThread().isInterrupted() || !analysis.waitForCompletion()) {
                return false;
            }
        }
        return system() != null;
    }

    private boolean isDecided() {
        synchronized (lock) {
            try {
                if (!decided) {
                    lock.wait(POLL_MS);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return decided;
        }
    }

    /** Gives the history up. If it is being made, cancel that. */
    public void dispose() {
        ITmfStateSystem unwanted;
        synchronized (lock) {
            disposed = true;
            unwanted = system;
            system = null;
        }
        decide();
        if (unwanted != null) {
            unwanted.dispose();
        }
    }
}
