// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.history;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Hands changes of series on to {@link StateSeries}, a block at a time, in a thread of its own: while one block is
 * taken in, the next one is filled. For one thread.
 */
final class ChangeQueue implements AutoCloseable {

    private static final int BLOCK = 1 << 14;
    /** The first blocks are shorter: code that Java compiles before it handed on a block is soon compiled again. */
    private static final int FIRST_BLOCK = 1 << 8;

    private final StateSeries states;
    private final ExecutorService taking;
    private Block filling = new Block();
    private Block other = new Block();
    /** How many changes are handed on at once. */
    private int length = FIRST_BLOCK;
    /** The other block's being taken in; null before the first one. */
    private Future<?> taken;

    /** Changes in the order in which they were told. */
    static final class Block {

        final int[] series = new int[BLOCK];
        final long[] times = new long[BLOCK];
        final int[] codes = new int[BLOCK];
        private int size;

        int size() {
            return size;
        }
    }

    /**
     * @param states
     *            nobody else may fill it meanwhile
     */
    ChangeQueue(StateSeries states) {
        this.states = states;
        taking = Executors.newSingleThreadExecutor(runnable -> {
            Thread thread = new Thread(runnable, "SchedLog states");
            thread.setDaemon(true);
            return thread;
        });
    }

    void add(int series, long time, int code) {
        Block block = filling;
        int place = block.size;
        block.series[place] = series;
        block.times[place] = time;
        block.codes[place] = code;
        block.size = place + 1;
        if (place + 1 == length) {
            handOn();
            length = Math.min(2 * length, BLOCK);
        }
    }

    private void handOn() {
        await();
        Block full = filling;
        filling = other;
        filling.size = 0;
        other = full;
        taken = taking.submit(() -> states.change(full));
    }

    /** Hands on what is left, and waits until everything was taken in. */
    void finish() {
        handOn();
        await();
    }

    /** A block must not be filled before it was taken in; so an interrupt does not end this. */
    private void await() {
        boolean interrupted = false;
        while (taken != null) {
            try {
                taken.get();
                taken = null;
            } catch (InterruptedException e) {
                interrupted = true;
            } catch (ExecutionException e) {
                taken = null;
                throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Nothing more is handed on; what is just being taken in still is, but nobody may count on it. */
    @Override
    public void close() {
        try {
            await();
        } finally {
            taking.shutdown();
        }
    }
}
