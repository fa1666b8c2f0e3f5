// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;

import org.schedlog.engine.column.IntList;
import org.schedlog.engine.column.IntListWriter;
import org.schedlog.engine.column.Storage;

/**
 * The states of many series, told in the order of time and wanted one series after the other. Each series has room for
 * a few states, a chunk; a chunk that is full goes to a list in a storage, and the next one says which it was. So what
 * is on the heap grows with the number of series only, and what belongs together stands together. For one thread at a
 * time.
 */
final class StateSeries implements AutoCloseable {

    /** A state: both halves of when it begins, and the number of its value. */
    static final int STATE = 3;
    private static final int CHUNK_SHIFT = 5;
    private static final int CHUNK = 1 << CHUNK_SHIFT;
    /** Where in a chunk the number of the series' chunk before is, counted from 1, how many are before; the states. */
    private static final int BEFORE = 0;
    private static final int COUNT = 1;
    private static final int STATES = 2;
    private static final int STATES_PER_CHUNK = (CHUNK - STATES) / STATE;
    /** The chunk of a series of which nothing was told: no value from the start on. */
    private static final int[] NOTHING = new int[CHUNK];
    /** Chunks stand on pages, so that none has to be copied when there are more. */
    private static final int PAGE_SHIFT = 15;
    private static final int PAGE = 1 << PAGE_SHIFT;
    /** Changes are taken in by so many, since Java compiles a loop that runs for long twice. */
    private static final int RUN = 1 << 5;

    private int[][] pages = new int[16][];
    private int chunks;
    /** By series: where its last state is, 0 if it has none. */
    private int[] last = new int[1024];
    /** Says nothing; without it Java would find that nobody needs to look. */
    private int touched;
    private final IntListWriter writer;
    private int written;
    private IntList stored;

    /** Takes states. */
    @FunctionalInterface
    interface Taker {

        /**
         * @param states
         *            states in the order of time, before those that were taken last
         * @param from
         *            where the first one is
         * @param count
         *            how many
         */
        void take(int[] states, int from, int count) throws IOException;
    }

    StateSeries(Storage storage) {
        writer = new IntListWriter(storage);
    }

    /** Series have other values. */
    void change(ChangeQueue.Block changes) {
        for (int from = 0; from < changes.size(); from += RUN) {
            int to = Math.min(changes.size(), from + RUN);
            touched = touch(changes.series, from, to);
            change(changes, from, to);
        }
    }

    /**
     * Looks at the last states of series, as changing them will. The processor fetches them all at a time here; while
     * it changes them, it would wait for each, since what it does next depends on what it finds.
     */
    private int touch(int[] series, int from, int to) {
        int codes = 0;
        for (int i = from; i < to; i++) {
            int place = last(series[i]);
            codes += place == 0 ? 0 : pages[place >>> PAGE_SHIFT][(place & PAGE - 1) + 2];
        }
        return codes;
    }

    private void change(ChangeQueue.Block changes, int from, int to) {
        for (int i = from; i < to; i++) {
            change(changes.series[i], changes.times[i], changes.codes[i]);
        }
    }

    private void change(int series, long time, int code) {
        int place = last(series);
        if (place == 0) {
            place = begin(series);
        }
        int[] page = pages[place >>> PAGE_SHIFT];
        int at = place & PAGE - 1;
        if (page[at + 2] == code) {
            return;
        }
        int low = (int) time;
        int high = (int) (time >>> Integer.SIZE);
        if (page[at] != low || page[at + 1] != high) {
            int next = place + STATE;
            if ((next & CHUNK - 1) == 0) {
                next = store(place);
            }
            last[series] = next;
            at = next & PAGE - 1;
            page[at] = low;
            page[at + 1] = high;
        }
        page[at + 2] = code;
    }

    /** A series gets its chunk, with the state that it has from the start on. */
    private int begin(int series) {
        if (series >= last.length) {
            last = Arrays.copyOf(last, Math.max(series + 1, 2 * last.length));
        }
        int first = chunks++ << CHUNK_SHIFT;
        if ((first & PAGE - 1) == 0) {
            addPage(first >>> PAGE_SHIFT);
        }
        last[series] = first + STATES;
        return last[series];
    }

    private void addPage(int page) {
        if (page == pages.length) {
            pages = Arrays.copyOf(pages, 2 * page);
        }
        pages[page] = new int[PAGE];
    }

    /** Stores the chunk that ends with a state, and says where in it the series' next state belongs. */
    private int store(int place) {
        int[] page = pages[place >>> PAGE_SHIFT];
        int first = place & PAGE - 1 & -CHUNK;
        try {
            writer.append(page, first, CHUNK);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        page[first + BEFORE] = ++written;
        page[first + COUNT]++;
        return (place & -CHUNK) + STATES;
    }

    // ---- when all are told

    /** No more states come. */
    void finish() throws IOException {
        stored = writer.finish();
    }

    /** Where a series' last state is, 0 if it has none. */
    private int last(int series) {
        return series < last.length ? last[series] : 0;
    }

    /** How many states a series has; none means one, no value from the start on. */
    int count(int series) {
        int place = last(series);
        return place == 0 ? 1 : beforeChunk(place) + countInChunk(place);
    }

    private int beforeChunk(int place) {
        return pages[place >>> PAGE_SHIFT][(place & PAGE - 1 & -CHUNK) + COUNT] * STATES_PER_CHUNK;
    }

    private static int countInChunk(int place) {
        return ((place & CHUNK - 1) - STATES) / STATE + 1;
    }

    /** Hands out states, once no more come; any number of readers may do that, each for one thread. */
    final class Reader {

        private final int[] room = new int[CHUNK];

        /** Hands out all states of a series, the last ones first. */
        void read(int series, Taker taker) throws IOException {
            int place = last(series);
            int[] chunk = place == 0 ? NOTHING : pages[place >>> PAGE_SHIFT];
            int first = place & PAGE - 1 & -CHUNK;
            int count = place == 0 ? 1 : countInChunk(place);
            int number;
            do {
                taker.take(chunk, first + STATES, count);
                number = chunk[first + BEFORE];
                if (number != 0) {
                    stored.read((number - 1L) << CHUNK_SHIFT, CHUNK, room);
                    chunk = room;
                    first = 0;
                    count = STATES_PER_CHUNK;
                }
            } while (number != 0);
        }
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
