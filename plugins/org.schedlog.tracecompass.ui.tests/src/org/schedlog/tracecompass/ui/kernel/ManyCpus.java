// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.kernel;

import java.io.IOException;
import java.nio.file.Path;

import org.schedlog.tracecompass.ui.workbench.MadeRecording;

/**
 * A recording of a machine with many CPUs. On CPU c a worker, which was forked by thread 1, runs for a part of each
 * millisecond that grows with c, then waits for I/O.
 */
public final class ManyCpus {

    public static final int CPUS = 160;
    static final int MILLIS = 20;
    static final int FIRST_WORKER = 1000;

    private static final long START = 1_000_000_000_000L;
    private static final long MILLI = 1_000_000;

    private final MadeRecording recording = new MadeRecording();

    public ManyCpus() {
        for (int cpu = 0; cpu < CPUS; cpu++) {
            row(cpu, 0, FIRST_WORKER + cpu, "FORK", 1, 0);
            row(cpu + CPUS, cpu, FIRST_WORKER + cpu, "EXEC", 0, 'w' | ('0' + cpu % 10) << 8);
        }
        for (int milli = 1; milli < MILLIS; milli++) {
            for (int cpu = 0; cpu < CPUS; cpu++) {
                int worker = FIRST_WORKER + cpu;
                long time = milli * MILLI + cpu;
                long busy = (cpu + 1) * MILLI / (CPUS + 2);
                row(time, cpu, worker, "WAKEUP", 0, 0);
                row(time + 1000, cpu, 0, "CTX_SWITCH", worker, 0);
                row(time + 1000, cpu, worker, "RQ_SIZE", 1, 1);
                row(time + 1000 + busy, cpu, worker, "BLOCK_IO", 0, 0);
                row(time + 1010 + busy, cpu, worker, "RQ_SIZE", 0, -1);
                row(time + 1010 + busy, cpu, worker, "CTX_SWITCH", 0, 0);
            }
        }
    }

    private void row(long time, int cpu, int pid, String event, int arg0, int arg1) {
        recording.row(START + time, cpu, pid, event, arg0, arg1);
    }

    public Path write(Path file) throws IOException {
        return recording.write(file);
    }
}
