// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.archive;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.schedlog.engine.column.Progress;

/** Tasks that run side by side and report to one listener; when one fails or the user cancels, the others stop. */
final class Work {

    private final Progress progress;
    private final long total;
    private final AtomicLong done = new AtomicLong();
    private volatile boolean stopped;

    /**
     * @param progress
     *            listens to all tasks together
     * @param total
     *            how many steps the tasks have, all together
     */
    Work(Progress progress, long total) {
        this.progress = progress;
        this.total = Math.max(1, total);
    }

    /** A step's result is no longer wanted because another one failed. */
    private static final class StoppedException extends CancellationException {

        private static final long serialVersionUID = 1L;
    }

    /** Who listens to the tasks. */
    Progress progress() {
        return progress;
    }

    /**
     * Tells how far a task came. Tasks call it at least every few thousand rows.
     *
     * @throws CancellationException
     *             when the task must end
     */
    void advance(long steps) {
        progress.done(Math.min(1, (double) done.addAndGet(steps) / total));
        check();
    }

    /**
     * @throws CancellationException
     *             when the task must end
     */
    void check() {
        progress.check();
        if (stopped) {
            throw new StoppedException();
        }
    }

    /**
     * Runs tasks on as many threads as there are processors and waits for all of them.
     *
     * @return their results in the order of the tasks
     * @throws IOException
     *             what the first failing task threw
     */
    <T> List<T> run(List<Callable<T>> tasks) throws IOException {
        int threads = Math.max(1, Math.min(tasks.size(), Runtime.getRuntime().availableProcessors()));
        ExecutorService pool = Executors.newFixedThreadPool(threads, runnable -> {
            Thread thread = new Thread(runnable, "SchedLog import");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<T>> futures = new ArrayList<>();
            for (Callable<T> task : tasks) {
                futures.add(pool.submit(() -> stoppingOthers(task)));
            }
            return results(futures);
        } finally {
            pool.shutdown();
        }
    }

    private <T> T stoppingOthers(Callable<T> task) throws Exception {
        boolean finished = false;
        try {
            check();
            T result = task.call();
            finished = true;
            return result;
        } finally {
            if (!finished) {
                stopped = true;
            }
        }
    }

    private <T> List<T> results(List<Future<T>> futures) throws IOException {
        List<T> results = new ArrayList<>();
        Throwable failure = null;
        boolean interrupted = false;
        for (Future<T> future : futures) {
            boolean waiting = true;
            while (waiting) {
                try {
                    results.add(future.get());
                    waiting = false;
                } catch (InterruptedException e) {
                    // the tasks use files that the caller closes or removes, so they must have ended before it goes on
                    interrupted = true;
                    stopped = true;
                } catch (ExecutionException e) {
                    waiting = false;
                    if (failure == null || failure instanceof StoppedException) {
                        failure = e.getCause();
                    }
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (failure == null) {
            return results;
        }
        if (failure instanceof IOException io) {
            throw io;
        }
        if (failure instanceof Error error) {
            throw error;
        }
        throw failure instanceof RuntimeException runtime ? runtime : new IllegalStateException(failure);
    }
}
