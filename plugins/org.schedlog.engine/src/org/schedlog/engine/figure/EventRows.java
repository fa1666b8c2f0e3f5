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
        int[][] pending = new int[IDS][];
        int[] count = new int[IDS];
        long[] block = new long[Column.BLOCK];
        for (int from = 0; from < events.size(); from += block.length) {
            progress.check();
            int length = Math.min(block.length, events.size() - from);
            events.read(from, length, block);
            for (int i = 0; i < length; i++) {
                long id = block[i];
                if (id < 0 || id >= IDS) {
                    continue;
                }
                int kind = (int) id;
                if (pending[kind] == null) {
                    pending[kind] = new int[Column.BLOCK];
                    writers[kind] = new RowsWriter(storage);
                } else if (count[kind] == Column.BLOCK) {
                    writers[kind].append(pending[kind], Column.BLOCK);
                    count[kind] = 0;
                }
                pending[kind][count[kind]++] = from + i;
            }
        }
        for (int kind = 0; kind < IDS; kind++) {
            if (count[kind] > 0) {
                writers[kind].append(pending[kind], count[kind]);
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
