// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import java.io.IOException;
import java.util.Optional;

import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.LongColumn;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Rows;
import org.schedlog.engine.column.RowsWriter;
import org.schedlog.engine.column.Storage;

/**
 * The rows of each kind of event. Most conditions of a spec begin with an event, so all rows are looked at once here
 * instead of once for each condition. Immutable and thread-safe.
 */
final class EventRows {

    /** Kernels know some dozens of events; rows with other ids are not told apart. */
    private static final int IDS = 256;

    private static final int ROOM = 2 * Column.BLOCK;

    private final Rows[] rows = new Rows[IDS];

    /**
     * @param events
     *            the event ids
     */
    EventRows(LongColumn events, Storage storage, Progress progress) throws IOException {
        RowsWriter[] writers = new RowsWriter[IDS];
        try {
            write(events, storage, progress, writers);
            for (int id = 0; id < IDS; id++) {
                rows[id] = writers[id] == null ? Rows.all(0) : writers[id].finish();
            }
        } finally {
            for (RowsWriter writer : writers) {
                if (writer != null) {
                    writer.close();
                }
            }
        }
    }

    private static void write(LongColumn events, Storage storage, Progress progress, RowsWriter[] writers)
            throws IOException {
        int[] pending = new int[IDS * ROOM];
        int[] count = new int[IDS];
        long[] block = new long[Column.BLOCK];
        int length;
        for (int from = 0; from < events.size(); from += length) {
            progress.check();
            length = Math.min(Column.BLOCK, events.size() - from);
            events.read(from, length, block);
            share(block, from, length, pending, count);
            write(pending, count, Column.BLOCK, storage, writers);
        }
        write(pending, count, 1, storage, writers);
    }

    /** There is room for a block's rows, whatever their events. */
    private static void share(long[] block, int from, int length, int[] pending, int[] count) {
        for (int i = 0; i < length; i++) {
            long id = block[i];
            if (id >= 0 && id < IDS) {
                pending[(int) id * ROOM + count[(int) id]++] = from + i;
            }
        }
    }

    /** Writes the rows of the events that have at least so many; never more than twice a block's. */
    private static void write(int[] pending, int[] count, int least, Storage storage, RowsWriter[] writers)
            throws IOException {
        for (int id = 0; id < IDS; id++) {
            if (count[id] >= least) {
                if (writers[id] == null) {
                    writers[id] = new RowsWriter(storage);
                }
                for (int done = 0; done < count[id]; done += Column.BLOCK) {
                    writers[id].append(pending, id * ROOM + done, Math.min(Column.BLOCK, count[id] - done));
                }
                count[id] = 0;
            }
        }
    }

    /**
     * @param id
     *            an event's id
     * @return its rows in order, or empty if they are not known
     */
    Optional<Rows> of(long id) {
        return id < 0 || id >= IDS ? Optional.empty() : Optional.of(rows[(int) id]);
    }
}
