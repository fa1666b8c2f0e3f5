// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.sched;

import java.util.function.BooleanSupplier;

import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.LongColumn;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Recording;

/**
 * Goes over the rows of a recording, with the required columns of a block of rows at a time in arrays. For one thread;
 * may go over them several times.
 */
final class EventBlocks {

    /** Of each row of the block: ns since the first event. */
    final long[] times = new long[Column.BLOCK];
    final long[] cpus = new long[Column.BLOCK];
    final long[] pids = new long[Column.BLOCK];
    final long[] events = new long[Column.BLOCK];
    final long[] arg0s = new long[Column.BLOCK];
    final long[] arg1s = new long[Column.BLOCK];

    private final Recording recording;
    private int first;

    EventBlocks(Recording recording) {
        this.recording = recording;
    }

    /**
     * What is done with a block of rows, which stands in the arrays.
     *
     * @param <E>
     *            what it throws
     */
    interface Block<E extends Exception> {
        void take(int count) throws E;
    }

    /** Tells how far it is and stops when nobody wants the result any more. */
    <E extends Exception> void forEach(String task, Progress progress, Block<E> block) throws E {
        LongColumn timestamp = recording.timestamp();
        LongColumn arg0 = recording.arg0();
        LongColumn arg1 = recording.arg1();
        long start = recording.start();
        forEachRead(task, progress, () -> true, count -> {
            timestamp.read(first, count, times);
            makeRelative(count, start);
            arg0.read(first, count, arg0s);
            arg1.read(first, count, arg1s);
            block.take(count);
        });
    }

    /**
     * The same for those who want to know of each row only its CPU, its thread and its event, and only as long as they
     * want that.
     */
    <E extends Exception> void forEachEvent(String task, Progress progress, BooleanSupplier wanted, Block<E> block)
            throws E {
        forEachRead(task, progress, wanted, block);
    }

    private <E extends Exception> void forEachRead(String task, Progress progress, BooleanSupplier wanted,
            Block<E> block) throws E {
        progress.task(task);
        LongColumn cpu = recording.cpu();
        LongColumn pid = recording.pid();
        LongColumn event = recording.event();
        int size = recording.events();
        for (first = 0; first < size && wanted.getAsBoolean(); first += Math.min(Column.BLOCK, size - first)) {
            progress.check();
            int count = Math.min(Column.BLOCK, size - first);
            cpu.read(first, count, cpus);
            pid.read(first, count, pids);
            event.read(first, count, events);
            block.take(count);
            progress.done((double) first / size);
        }
        progress.done(1);
    }

    /** A method of its own: with it the loop over the blocks would look hot, and be compiled with all that it calls. */
    private void makeRelative(int count, long start) {
        for (int i = 0; i < count; i++) {
            times[i] -= start;
        }
    }

    /** The recording's row that stands at index 0 of the arrays. */
    int first() {
        return first;
    }
}
