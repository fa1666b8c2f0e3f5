// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;

import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.LongColumn;
import org.schedlog.engine.column.LongColumnWriter;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Storage;

/**
 * The states of many series, told in the order of time and wanted one series after the other. Each series has room for a
 * few states, a chunk; a chunk that is full goes to columns of a storage and says where the series' chunk before is. So
 * what is on the heap grows with the number of series only, and what is in use at one time stands close together. For
 * one thread while it is filled, then for any.
 */
final class StateSeries implements AutoCloseable {

    private static final int CHUNK = 8;
    /** Chunks stand on pages, so that none has to be copied when there are more. */
    private static final int PAGE_SHIFT = 15;
    private static final int PAGE = 1 << PAGE_SHIFT;
    /** Changes are taken in by so many, since Java compiles a loop that runs for long twice. */
    private static final int RUN = 1 << 5;
    /** No chunk is before. */
    private static final int NONE = 0;

    /** By slot: since when, and the number of the value. Nobody has the first chunk. */
    private long[][] times = new long[16][];
    private int[][] codes = new int[16][];
    private int slots;
    /** By series: the slot of its last state, 0 where it has none. */
    private int[] last = new int[1024];
    /** By series: how many chunks are stored, and the number of the last one. */
    private int[] chunks = new int[1024];
    private int[] stored = new int[1024];

    private final LongColumnWriter[] writers = new LongColumnWriter[3];
    private final long[] timeBlock = new long[Column.BLOCK];
    private final long[] codeBlock = new long[Column.BLOCK];
    private final long[] beforeBlock = new long[Column.BLOCK / CHUNK];
    private int blocked;
    private int storedChunks;
    /** The stored chunks, once there will be no more. */
    private LongColumn storedTimes;
    private LongColumn storedCodes;
    private LongColumn storedBefore;

    /** Takes states, the last one first. */
    @FunctionalInterface
    interface Taker {

        /**
         * @param states
         *            when they begin, ascending, and the numbers of their values
         * @param count
         *            how many
         */
        void take(long[] begins, long[] values, int count) throws IOException;
    }

    /**
     * @param duration
     *            no state begins later
     */
    StateSeries(long duration, Storage storage, Progress progress) {
        for (int i = 0; i < writers.length; i++) {
            writers[i] = new LongColumnWriter(storage, progress);
        }
        newPage();
        slots = CHUNK;
        // a chunk that nobody has makes the columns wide enough from the beginning
        times[0][0] = duration;
        codes[0][0] = Integer.MAX_VALUE;
        store(0, Integer.MAX_VALUE);
        storedChunks = 1;
    }

    private void newPage() {
        int page = slots >>> PAGE_SHIFT;
        if (page == times.length) {
            times = Arrays.copyOf(times, 2 * page);
            codes = Arrays.copyOf(codes, 2 * page);
        }
        times[page] = new long[PAGE];
        codes[page] = new int[PAGE];
    }

    /** Series have other values. */
    void change(ChangeQueue.Block changes) {
        for (int from = 0; from < changes.size(); from += RUN) {
            change(changes, from, Math.min(changes.size(), from + RUN));
        }
    }

    private void change(ChangeQueue.Block changes, int from, int to) {
        for (int i = from; i < to; i++) {
            change(changes.series[i], changes.times[i], changes.codes[i]);
        }
    }

    private void change(int series, long time, int code) {
        int slot = series < last.length ? last[series] : 0;
        if (slot == 0) {
            slot = begin(series);
        }
        long[] pageTimes = times[slot >>> PAGE_SHIFT];
        int[] pageCodes = codes[slot >>> PAGE_SHIFT];
        int place = slot & PAGE - 1;
        if (pageCodes[place] == code) {
            return;
        }
        if (pageTimes[place] != time) {
            int next = slot + 1;
            if ((next & CHUNK - 1) == 0) {
                next = spill(series, slot);
            }
            last[series] = next;
            place = next & PAGE - 1;
            pageTimes[place] = time;
        }
        pageCodes[place] = code;
    }

    /** A series gets its chunk, with the state that it has from the start on. */
    private int begin(int series) {
        if (series >= last.length) {
            grow(Math.max(series + 1, 2 * last.length));
        }
        if ((slots & PAGE - 1) == 0) {
            newPage();
        }
        int slot = slots;
        last[series] = slot;
        slots += CHUNK;
        return slot;
    }

    private void grow(int length) {
        last = Arrays.copyOf(last, length);
        chunks = Arrays.copyOf(chunks, length);
        stored = Arrays.copyOf(stored, length);
    }

    /** Makes room for the next state in the series' chunk, and says where. */
    private int spill(int series, int slot) {
        int first = slot & -CHUNK;
        store(first, stored[series]);
        stored[series] = storedChunks++;
        chunks[series]++;
        return first;
    }

    private void store(int first, int before) {
        long[] pageTimes = times[first >>> PAGE_SHIFT];
        int[] pageCodes = codes[first >>> PAGE_SHIFT];
        int place = first & PAGE - 1;
        for (int i = 0; i < CHUNK; i++) {
            timeBlock[blocked + i] = pageTimes[place + i];
            codeBlock[blocked + i] = pageCodes[place + i];
        }
        beforeBlock[blocked / CHUNK] = before;
        blocked += CHUNK;
        if (blocked == Column.BLOCK) {
            flush();
        }
    }

    private void flush() {
        try {
            writers[0].append(timeBlock, blocked);
            writers[1].append(codeBlock, blocked);
            writers[2].append(beforeBlock, blocked / CHUNK);
            blocked = 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // ---- when all are told

    /**
     * No more states come; the heap needs to hold them no longer.
     *
     * @param count
     *            how many series there are
     */
    void finish(int count) throws IOException {
        if (count > last.length) {
            grow(count);
        }
        for (int series = 0; series < count; series++) {
            if (last[series] != 0) {
                // what is left in the slot is how many states are in the last chunk
                int slot = last[series];
                spill(series, slot);
                last[series] = (slot & CHUNK - 1) + 1;
            }
        }
        flush();
        times = null;
        codes = null;
        storedTimes = writers[0].finish();
        storedCodes = writers[1].finish();
        storedBefore = writers[2].finish();
    }

    /** How many states a series has. */
    long count(int series) {
        return chunks[series] == 0 ? 1 : (chunks[series] - 1L) * CHUNK + last[series];
    }

    /** Hands out all states of a series, the last ones first. */
    void read(int series, Taker taker) throws IOException {
        long[] begins = new long[CHUNK];
        long[] values = new long[CHUNK];
        if (chunks[series] == 0) {
            taker.take(begins, values, 1);
            return;
        }
        int count = last[series];
        for (int chunk = stored[series]; chunk != NONE; chunk = (int) storedBefore.get(chunk)) {
            storedTimes.read(chunk * CHUNK, count, begins);
            storedCodes.read(chunk * CHUNK, count, values);
            taker.take(begins, values, count);
            count = CHUNK;
        }
    }

    @Override
    public void close() throws IOException {
        for (LongColumnWriter writer : writers) {
            writer.close();
        }
    }
}
