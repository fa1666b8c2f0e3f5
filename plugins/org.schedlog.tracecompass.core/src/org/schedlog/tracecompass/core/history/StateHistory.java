// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.history;

import java.io.File;
import java.io.IOException;
import java.util.concurrent.CancellationException;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.tracecompass.statesystem.core.ITmfStateSystem;
import org.eclipse.tracecompass.statesystem.core.ITmfStateSystemBuilder;
import org.eclipse.tracecompass.statesystem.core.StateSystemFactory;
import org.eclipse.tracecompass.statesystem.core.backend.StateHistoryBackendFactory;
import org.schedlog.engine.column.Progress;
import org.schedlog.tracecompass.core.log.ActivityLog;
import org.schedlog.tracecompass.core.trace.MonitorProgress;

/**
 * The state history of an analysis: a file that is filled once, straight from columns, and found again the next time. It
 * can be asked while it is being filled. Thread-safe.
 */
public final class StateHistory {

    /** Guards the other fields. */
    private final Object lock = new Object();
    private ITmfStateSystemBuilder system;
    private boolean filling;
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
     *            counts the changes of what is stored
     * @param start
     *            the trace's start, trace time in ns
     * @param end
     *            the trace's end
     */
    public record Key(String id, File file, int version, long start, long end) {
    }

    /** Fills a history. */
    @FunctionalInterface
    public interface Filler {

        /**
         * @param builder
         *            takes the states, from start to end
         * @param progress
         *            listens and may cancel
         * @throws IOException
         *             when the recording or the storage fails; the message is for the user
         */
        void fill(ITmfStateSystemBuilder builder, Progress progress) throws IOException;
    }

    /**
     * Opens the history where it is kept, or fills it and keeps it.
     *
     * @param key
     *            what it is
     * @param filler
     *            fills it if needed
     * @param monitor
     *            is told how far that is; may cancel, then the history is gone
     * @return whether it is there now; false if that was cancelled
     * @throws IOException
     *             when it cannot be filled or stored; the message is for the user
     */
    public boolean open(Key key, Filler filler, IProgressMonitor monitor) throws IOException {
        ITmfStateSystemBuilder kept = reopen(key);
        if (kept != null) {
            return become(kept, false);
        }
        ITmfStateSystemBuilder made = StateSystemFactory.newStateSystem(new PackedHistory(StateHistoryBackendFactory
                .createHistoryTreeBackendNewFile(key.id(), key.file(), key.version(), key.start(), 0)));
        if (!become(made, true)) {
            return false;
        }
        boolean complete = false;
        try {
            monitor.beginTask(null, MonitorProgress.TOTAL);
            MonitorProgress progress = new MonitorProgress(monitor);
            filler.fill(made, progress);
            progress.check();
            made.closeHistory(key.end());
            complete = true;
        } catch (CancellationException e) {
            ActivityLog.shared().activity("Filling " + key.file().getName() + " was cancelled.");
        } finally {
            finish(complete);
        }
        return complete;
    }

    /** What is kept, or null if that is nothing, of another version or trace, or not complete. */
    private static ITmfStateSystemBuilder reopen(Key key) {
        if (!key.file().exists()) {
            return null;
        }
        try {
            ITmfStateSystemBuilder kept = StateSystemFactory.newStateSystem(StateHistoryBackendFactory
                    .createHistoryTreeBackendExistingFile(key.id(), key.file(), key.version()), false);
            if (kept.getStartTime() == key.start() && kept.getCurrentEndTime() == key.end()) {
                return kept;
            }
            kept.dispose();
        } catch (IOException | RuntimeException e) {
            ActivityLog.shared().note(key.file().getName() + " cannot be used any more and is made anew: " + e.getMessage());
        }
        return null;
    }

    private boolean become(ITmfStateSystemBuilder now, boolean isFilling) {
        ITmfStateSystemBuilder before;
        boolean wanted;
        synchronized (lock) {
            before = system;
            wanted = !disposed;
            system = wanted ? now : null;
            filling = wanted && isFilling;
            decided = true;
            lock.notifyAll();
        }
        if (before != null) {
            before.dispose();
        }
        if (!wanted) {
            now.dispose();
        }
        return wanted;
    }

    /** What is not complete is removed: its file goes with it. */
    private void finish(boolean complete) {
        ITmfStateSystemBuilder unwanted = null;
        synchronized (lock) {
            filling = false;
            if (!complete || disposed) {
                unwanted = system;
                system = null;
            }
        }
        if (unwanted != null) {
            unwanted.dispose();
        }
    }

    /**
     * An analysis failed or was cancelled before it had a history: whoever waits for it need not wait on.
     */
    public void fail() {
        synchronized (lock) {
            decided = true;
            lock.notifyAll();
        }
    }

    /** @return the history, perhaps still being filled; null if there is none */
    public ITmfStateSystem system() {
        synchronized (lock) {
            return system;
        }
    }

    /**
     * Waits until the history can be asked or is known to fail.
     *
     * @return whether it can be asked
     */
    public boolean await() {
        synchronized (lock) {
            try {
                while (!decided) {
                    lock.wait();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
            return system != null;
        }
    }

    /**
     * @param time
     *            trace time in ns
     * @return whether what the history says of that time is final
     */
    public boolean isQueryable(long time) {
        synchronized (lock) {
            return !filling || system != null && time <= system.getCurrentEndTime();
        }
    }

    /** Gives the history up. While it is being filled, cancel that; then it goes by itself. */
    public void dispose() {
        ITmfStateSystemBuilder unwanted = null;
        synchronized (lock) {
            disposed = true;
            decided = true;
            if (!filling) {
                unwanted = system;
                system = null;
            }
            lock.notifyAll();
        }
        if (unwanted != null) {
            unwanted.dispose();
        }
    }
}
