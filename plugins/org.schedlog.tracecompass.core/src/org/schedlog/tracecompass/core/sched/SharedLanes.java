// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.sched;

import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

import org.eclipse.core.runtime.jobs.Job;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Recording;
import org.schedlog.engine.sched.CpuLanes;
import org.schedlog.engine.sched.KeptLanes;
import org.schedlog.tracecompass.core.trace.KeepingJob;

/**
 * Who is current on which CPU of one recording, made when an analysis first asks for it and kept for all others. Who
 * asks meanwhile waits; if the one that makes them is cancelled, the next one does it. Many lanes are kept in the
 * recording's cache for the next time, in the background. Thread-safe.
 */
final class SharedLanes {

    private static final long POLL_MS = 20;

    /** The views draw first: who wants lanes wants to add them up. */
    private static final long KEEPING_DELAY_MS = 5000;

    private final Predicate<CpuLanes> worthKeeping;
    private final long keepingDelayMs;
    private final ReentrantLock making = new ReentrantLock();
    /** Written under the lock. */
    private volatile CpuLanes lanes;
    private volatile boolean disposed;

    SharedLanes() {
        this(KeptLanes::isWorthwhile, KEEPING_DELAY_MS);
    }

    /** For tests: which lanes are kept, and when. */
    SharedLanes(Predicate<CpuLanes> worthKeeping, long keepingDelayMs) {
        this.worthKeeping = worthKeeping;
        this.keepingDelayMs = keepingDelayMs;
    }

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
                keep(lanes, recording);
            }
            return lanes;
        } finally {
            making.unlock();
        }
    }

    private void keep(CpuLanes made, Recording recording) {
        if (worthKeeping.test(made) && !disposed) {
            new KeepingJob("who ran where", progress -> KeptLanes.keep(made, recording, progress), this)
                    .schedule(keepingDelayMs);
        }
    }

    /** Nothing more is kept. */
    void dispose() {
        disposed = true;
        Job.getJobManager().cancel(this);
    }

    private void lock(Progress progress) {
        if (making.tryLock()) {
            return;
        }
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
