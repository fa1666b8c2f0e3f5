// SPDX-License-Identifier: EPL-2.0
package org.schedlog.benchmarks.generator;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The two columns of next times that the recorder stores, computed backwards with a table of latest times for each key:
 * the next event of the same kind on the same CPU, and the next BLOCK or WAKEUP of the same thread. A row without
 * successor, or of another kind, has its own time.
 */
final class NextTimes implements Closeable {

    private static final int KINDS = EventKind.values().length;

    final ColumnFile ofSameEventOnSameCpu;
    final ColumnFile ofBlockOrWakeupOfSamePid;
    private final RowSource times;
    private final RowSource cpus;
    private final RowSource pids;
    private final RowSource events;
    private final long[] latestByCpu;
    private long[] latestByPid = new long[1 << 16];

    NextTimes(EventSpool spool, Settings settings, Path folder) throws IOException {
        ofSameEventOnSameCpu = new ColumnFile(folder.resolve("next-on-cpu"), Long.BYTES);
        ofBlockOrWakeupOfSamePid = new ColumnFile(folder.resolve("next-of-pid"), Long.BYTES);
        times = spool.timestamp.reader();
        cpus = spool.cpu.reader();
        pids = spool.pid.reader();
        events = spool.event.reader();
        latestByCpu = new long[settings.cpus() * KINDS];
        compute(spool.rows());
    }

    private void compute(int rows) throws IOException {
        long[] time = new long[RowSource.BLOCK];
        long[] cpu = new long[RowSource.BLOCK];
        long[] pid = new long[RowSource.BLOCK];
        long[] event = new long[RowSource.BLOCK];
        long[] onCpu = new long[RowSource.BLOCK];
        long[] ofPid = new long[RowSource.BLOCK];
        for (int end = rows; end > 0;) {
            int from = (end - 1) / RowSource.BLOCK * RowSource.BLOCK;
            int count = end - from;
            times.read(from, count, time);
            cpus.read(from, count, cpu);
            pids.read(from, count, pid);
            events.read(from, count, event);
            for (int i = count - 1; i >= 0; i--) {
                onCpu[i] = nextOnCpu((int) cpu[i] * KINDS + (int) event[i], time[i]);
                ofPid[i] = isBlockOrWakeup(event[i]) ? nextOfPid((int) pid[i], time[i]) : time[i];
            }
            ofSameEventOnSameCpu.write(from, onCpu, count);
            ofBlockOrWakeupOfSamePid.write(from, ofPid, count);
            end = from;
        }
    }

    private static boolean isBlockOrWakeup(long event) {
        return event == EventKind.BLOCK.ordinal() || event == EventKind.WAKEUP.ordinal();
    }

    private long nextOnCpu(int key, long time) {
        long next = latestByCpu[key];
        latestByCpu[key] = time;
        return next == 0 ? time : next;
    }

    private long nextOfPid(int pid, long time) {
        if (pid >= latestByPid.length) {
            latestByPid = Arrays.copyOf(latestByPid, Math.max(pid + 1, 2 * latestByPid.length));
        }
        long next = latestByPid[pid];
        latestByPid[pid] = time;
        return next == 0 ? time : next;
    }

    @Override
    public void close() throws IOException {
        ofSameEventOnSameCpu.close();
        ofBlockOrWakeupOfSamePid.close();
    }
}
