// SPDX-License-Identifier: EPL-2.0
package org.schedlog.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a recording as the kernel's buffers: one file of 24-byte records for each CPU. */
final class RawDump {

    static final int TICK = 3;
    static final int RQ_SIZE = 5;

    /** The rows' times are multiples of this, ns after the first one. */
    static final long STEP = 1_000_000;
    static final long START = 7_000_000_000L;

    private RawDump() {
    }

    /**
     * Row i: time START + i * STEP; CPU i mod 2; pid i mod 5; TICK and RQ_SIZE in turns of two; arg0 = i mod 3, arg1 =
     * 1000 * i.
     */
    static Path write(Path folder, int rows) throws IOException {
        ByteBuffer[] cpus = {record(24 * rows), record(24 * rows)};
        for (int i = 0; i < rows; i++) {
            cpus[i % 2].putLong(START + i * STEP).putInt(i % 5).putInt(event(i)).putInt(i % 3).putInt(1000 * i);
        }
        for (int cpu = 0; cpu < 2; cpu++) {
            byte[] bytes = new byte[cpus[cpu].flip().remaining()];
            cpus[cpu].get(bytes);
            Files.write(folder.resolve(Integer.toString(cpu)), bytes);
        }
        Files.writeString(folder.resolve("sched_log_traced_events.start"), "3 TICK\n5 RQ_SIZE\n8 EXEC\n");
        return folder;
    }

    static int event(int row) {
        return row / 2 % 2 == 0 ? TICK : RQ_SIZE;
    }

    private static ByteBuffer record(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
