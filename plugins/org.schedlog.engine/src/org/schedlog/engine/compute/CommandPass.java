// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.compute;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.KeyIndex;
import org.schedlog.engine.column.LongColumn;
import org.schedlog.engine.column.LongColumnWriter;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Recording;

/**
 * Computes comm: the id of the name of the thread's last EXEC, the row included; 0 before the first one and for names
 * that cannot be read. Ids are those that the recording gave ({@link Recording#commNames()}); names that it lacks get
 * the next higher ones in the order of their first EXEC, beginning at 1 in a recording without names. For one use and
 * one thread.
 */
final class CommandPass {

    private final Recording recording;
    private final long exec;
    private final Map<String, Long> ids = new HashMap<>();
    private long highestId;
    private final long[] pids = new long[Column.BLOCK];
    private final long[] events = new long[Column.BLOCK];
    private final KeyIndex index = new KeyIndex();
    private long[] latest = new long[16];

    CommandPass(Recording recording) {
        this.recording = recording;
        this.exec = recording.eventTable().id("EXEC").orElseThrow();
        recording.commNames().forEach((id, name) -> {
            ids.merge(name, id, Math::min);
            highestId = Math.max(highestId, id);
        });
    }

    LongColumn run(String task, Progress progress) throws IOException {
        try (LongColumnWriter writer = new LongColumnWriter(recording.storage(), progress)) {
            Sweep.forward(recording.events(), task, progress, (from, count) -> {
                recording.pid().read(from, count, pids);
                recording.event().read(from, count, events);
                for (int i = 0; i < count; i++) {
                    pids[i] = idAt(from + i, pids[i], events[i]);
                }
                writer.append(pids, count);
            });
            return writer.finish();
        }
    }

    private long idAt(int row, long pid, long event) {
        int thread = index.add(0, pid);
        if (thread >= latest.length) {
            latest = Arrays.copyOf(latest, 2 * latest.length);
        }
        if (event == exec) {
            String name = CommandBytes.decode(recording.arg0().get(row), recording.arg1().get(row));
            latest[thread] = name == null ? 0 : ids.computeIfAbsent(name, n -> ++highestId);
        }
        return latest[thread];
    }
}
