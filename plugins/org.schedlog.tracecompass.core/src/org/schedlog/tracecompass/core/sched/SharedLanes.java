// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.sched;

import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Recording;
import org.schedlog.engine.sched.CpuLanes;

/**
 * Who is current on which CPU of one recording, made when an analysis first asks for it and kept for all others. Who
 * asks meanwhile waits; if the one that makes them is cancelled, the next one does it. Thread-safe.
 */
final class SharedLanes {

    private static final long POLL_MS = 20;

    private final ReentrantLock making = new ReentrantLock();
    /** Written under the lock. */
    private volatile CpuLanes lanes;

    /**
     * @param recording
     *            always the same one
     * @param progress
     *            listens and may cancel
     * @return its lanes
     * @throws IOException
     *             when they cannot be made; the message is for the user
     */
    CpuLanes of(Recording recording, Progress progress) throws IOException {
        CpuLanes known = lanes;
        if (known != null) {
            return known;
        }
        lock(progress);
        try {
            if (lanes == null) {
                lanes = CpuLanes.of(recording, progress);
            }
            return lanes;
        } finally {
            making.unlock();
        }
    }

    private void lock(Progress progress) {
        progress.task("Waiting for another analysis that finds out who ran where");
        try {
            while (!making.tryLock(POLL_MS, TimeUnit.MILLISECONDS)) {
                progress.check();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("Interrupted");
        }
    }
}
