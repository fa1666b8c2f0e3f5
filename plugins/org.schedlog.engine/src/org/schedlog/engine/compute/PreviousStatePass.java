// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.compute;

import java.io.IOException;

import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.EventTable;
import org.schedlog.engine.column.KeyIndex;
import org.schedlog.engine.column.LongColumn;
import org.schedlog.engine.column.LongColumnWriter;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Recording;

/** Computes prev_state: for a CTX_SWITCH why the thread leaves, in the kernel's numbers; 0 for all other rows. */
final class PreviousStatePass {

    private final long[] pids = new long[Column.BLOCK];
    private final long[] events = new long[Column.BLOCK];
    private final long[] nexts = new long[Column.BLOCK];
    private final KeyIndex index = new KeyIndex();
    private final Departures departures = new Departures();
    private final long contextSwitch;
    private final long block;
    private final long blockIo;
    private final long wakeup;
    private final long exit;
    private final long fork;

    PreviousStatePass(EventTable table) {
        contextSwitch = table.id("CTX_SWITCH").orElseThrow();
        block = id(table, "BLOCK");
        blockIo = id(table, "BLOCK_IO");
        wakeup = id(table, "WAKEUP");
        exit = id(table, "EXIT");
        fork = id(table, "FORK");
    }

    /** No row has the id of an event that the table lacks, for ids are of 32 bits. */
    private static long id(EventTable table, String name) {
        return table.id(name).isPresent() ? table.id(name).getAsInt() : Long.MIN_VALUE;
    }

    LongColumn run(Recording recording, String task, Progress progress) throws IOException {
        try (LongColumnWriter writer = new LongColumnWriter(recording.storage(), progress)) {
            Sweep.forward(recording.events(), task, progress, (from, count) -> {
                recording.pid().read(from, count, pids);
                recording.event().read(from, count, events);
                recording.arg0().read(from, count, nexts);
                for (int i = 0; i < count; i++) {
                    pids[i] = state(events[i], pids[i], nexts[i]);
                }
                writer.append(pids, count);
            });
            return writer.finish();
        }
    }

    private int state(long event, long pid, long next) {
        if (event == contextSwitch) {
            return leave(pid, next);
        }
        if (pid == 0) {
            return Departures.PREEMPTED;
        }
        if (event == block || event == blockIo) {
            departures.block(index.add(0, pid), event == blockIo);
        } else if (event == wakeup) {
            departures.wake(index.add(0, pid));
        } else if (event == exit) {
            departures.exit(index.add(0, pid));
        } else if (event == fork) {
            departures.fork(index.add(0, pid));
        }
        return Departures.PREEMPTED;
    }

    private int leave(long previous, long next) {
        int reason = previous == 0 ? Departures.PREEMPTED : departures.reason(index.add(0, previous));
        if (next != 0 && next != previous) {
            departures.enter(index.add(0, next));
        }
        return reason;
    }
}
