// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.column;

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

/**
 * Tasks that run side by side and report to one listener; when one fails or the user cancels, the others stop.
 * Thread-safe; for one use.
 */
public final class Work {

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
    public Work(Progress progress, long total) {
        this.progress = progress;
        this.total = Math.max(1, total);
    }

    /** A step's result is no longer wanted because another one failed. */
    private static final class StoppedException extends CancellationException {

        private static final long serialVersionUID = 1L;
    }

    /** @return who listens to the tasks */
    public Progress progress() {
        return progress;
    }

    /**
     * A listener for what a task does by way of other classes: it hears what is being done, but not how far that is,
     * and cancels when the task must end.
     *
     * @return a view of this work's listener
     */
    public Progress within() {
        return new Progress() {
            @Override
            public void task(String what) {
                progress.task(what);
            }

            @Override
            public void done(double fraction) {
                // how far all tasks are is said by advance
            }

            @Override
            public boolean isCancelled() {
                return stopped || progress.isCancelled();
            }
        };
    }

    /**
     * Tells how far a task came. Tasks call it at least every few thousand rows.
     *
     * @param steps
     *            how many steps were done since the last call
     * @throws CancellationException
     *             when the task must end
     */
    public void advance(long steps) {
        progress.done(Math.min(1, (double) done.addAndGet(steps) / total));
        check();
    }

    /**
     * Ends a task that is not wanted any more.
     *
     * @throws CancellationException
     *             when the task must end
     */
    public void check() {
        if (stopped) {
            throw new StoppedException();
        }
        progress.check();
    }

    /**
     * Runs tasks on as many threads as there are processors and waits for all of them.
     *
     * @param <T>
     *            what a task results in
     * @param tasks
     *            the tasks; they begin in this order, so long ones come best first. They throw nothing checked but
     *            IOExceptions
     * @return their results in the order of the tasks
     * @throws IOException
     *             what the first failing task threw
     */
    public <T> List<T> run(List<Callable<T>> tasks) throws IOException {
        int threads = Math.max(1, Math.min(tasks.size(), Runtime.getRuntime().availableProcessors()));
        ExecutorService pool = Executors.newFixedThreadPool(threads, runnable -> {
            Thread thread = new Thread(runnable, "SchedLog work");
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
