// SPDX-License-Identifier: EPL-2.0
package org.schedlog.benchmarks.generator;

import java.util.Arrays;

/** Columns that are made from others while they are written. */
final class DerivedColumns {

    private DerivedColumns() {
    }

    /** The column addr as everybody's converter writes it: {@code (arg0 << 32) | arg1}, both signed. */
    static RowSource address(EventSpool spool) {
        RowSource arg0 = spool.arg0.reader();
        RowSource arg1 = spool.arg1.reader();
        long[] low = new long[RowSource.BLOCK];
        return (from, count, dest) -> {
            arg0.read(from, count, dest);
            arg1.read(from, count, low);
            for (int i = 0; i < count; i++) {
                dest[i] = dest[i] << Integer.SIZE | low[i];
            }
        };
    }

    /** The column prv_frq_on_same_cpu: the bits of kHz as a double; NaN before a CPU's first TICK. Read it forwards. */
    static RowSource frequency(EventSpool spool, int cpus) {
        RowSource cpu = spool.cpu.reader();
        RowSource event = spool.event.reader();
        RowSource arg1 = spool.arg1.reader();
        long[] events = new long[RowSource.BLOCK];
        long[] frequencies = new long[RowSource.BLOCK];
        long[] latest = new long[cpus];
        Arrays.fill(latest, Double.doubleToRawLongBits(Double.NaN));
        return (from, count, dest) -> {
            cpu.read(from, count, dest);
            event.read(from, count, events);
            arg1.read(from, count, frequencies);
            for (int i = 0; i < count; i++) {
                int number = (int) dest[i];
                if (events[i] == EventKind.TICK.ordinal()) {
                    latest[number] = Double.doubleToRawLongBits(frequencies[i]);
                }
                dest[i] = latest[number];
            }
        };
    }
}
