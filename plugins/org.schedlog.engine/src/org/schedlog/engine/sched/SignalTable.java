// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.sched;

import java.io.IOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.PriorityQueue;

import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.LongColumn;
import org.schedlog.engine.column.LongColumnWriter;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Storage;

/**
 * The switches of a task on several CPUs as a table: {@code time} (ns since the recording's first event), {@code cpu},
 * {@code event} (1 IN,
 * -1 OUT) and {@code residency} (whether the task is current there from then on, 1 or 0). Ordered by time, then CPU.
 * Real events only: no
 * edge is made up.
 */
public final class SignalTable {

    private SignalTable() {
    }

    /** What is left to be written of one CPU. */
    private static final class Cursor {
        private final int cpu;
        private final Series events;
        private int next;

        Cursor(int cpu, Series events) {
            this.cpu = cpu;
            this.events = events;
        }

        long time() {
            return events.time(next);
        }

        int cpu() {
            return cpu;
        }
    }

    /** A block of rows on the way to the columns. */
    private static final class Rows {
        private final long[][] block = new long[4][Column.BLOCK];
        private final LongColumnWriter[] writers = new LongColumnWriter[4];
        private int count;

        Rows(Storage storage, Progress progress) {
            for (int i = 0; i < writers.length; i++) {
                writers[i] = new LongColumnWriter(storage, progress);
            }
        }

        void add(long time, int cpu, int event) throws IOException {
            block[0][count] = time;
            block[1][count] = cpu;
            block[2][count] = event;
            block[3][count] = event == SwitchFunctions.SCHED_SWITCH_IN ? SwitchFunctions.TASK_RUNNING
                    : SwitchFunctions.TASK_NOT_RUNNING;
            if (++count == Column.BLOCK) {
                flush();
            }
        }

        private void flush() throws IOException {
            for (int i = 0; i < writers.length; i++) {
                writers[i].append(block[i], count);
            }
            count = 0;
        }

        Map<String, LongColumn> finish() throws IOException {
            flush();
            Map<String, LongColumn> columns = new LinkedHashMap<>();
            columns.put("time", writers[0].finish());
            columns.put("cpu", writers[1].finish());
            columns.put("event", writers[2].finish());
            columns.put("residency", writers[3].finish());
            return columns;
        }

        void close() throws IOException {
            for (LongColumnWriter writer : writers) {
                writer.close();
            }
        }
    }

    /**
     * Makes the table.
     *
     * @param signals
     *            the task
     * @param cpus
     *            the CPUs wanted, each once
     * @param window
     *            the window, or null for the whole recording
     * @param storage
     *            where long columns go
     * @param progress
     *            listens and may cancel
     * @return the columns by name, in order
     * @throws IOException
     *             when the storage is full or fails
     */
    public static Map<String, LongColumn> of(SwitchSignals signals, int[] cpus, TimeWindow window, Storage storage,
            Progress progress)
            throws IOException {
        progress.task("Collecting switches");
        PriorityQueue<Cursor> cursors = new PriorityQueue<>(Comparator.comparingLong(Cursor::time)
                .thenComparingInt(Cursor::cpu));
        for (int cpu : cpus) {
            Series events = SwitchFunctions.selectWindow(signals.events(cpu), window);
            if (events.size() > 0) {
                cursors.add(new Cursor(cpu, events));
            }
        }
        Rows rows = new Rows(storage, progress);
        try {
            while (!cursors.isEmpty()) {
                Cursor cursor = cursors.remove();
                rows.add(cursor.time(), cursor.cpu, cursor.events.value(cursor.next));
                if (rows.count == 0) {
                    progress.check();
                }
                if (++cursor.next < cursor.events.size()) {
                    cursors.add(cursor);
                }
            }
            return rows.finish();
        } finally {
            rows.close();
        }
    }
}
