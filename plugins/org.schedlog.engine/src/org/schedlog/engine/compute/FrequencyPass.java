// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.compute;

import java.io.IOException;
import java.util.Arrays;

import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.DoubleColumn;
import org.schedlog.engine.column.DoubleColumnWriter;
import org.schedlog.engine.column.KeyIndex;
import org.schedlog.engine.column.LongColumn;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Recording;

/**
 * Computes prv_frq_on_same_cpu: arg1 of the latest TICK on the row's CPU, the row included; NaN before the first one.
 * In kHz.
 */
final class FrequencyPass {

    private final long[] cpus = new long[Column.BLOCK];
    private final long[] events = new long[Column.BLOCK];
    private final long[] arg1s = new long[Column.BLOCK];
    private final double[] result = new double[Column.BLOCK];
    private final KeyIndex index = new KeyIndex();
    private double[] latest = new double[0];

    DoubleColumn run(Recording recording, String task, Progress progress) throws IOException {
        long tick = recording.eventTable().id("TICK").orElseThrow();
        LongColumn cpu = recording.cpu();
        LongColumn event = recording.event();
        LongColumn arg1 = recording.arg1();
        try (DoubleColumnWriter writer = new DoubleColumnWriter(recording.storage())) {
            Sweep.forward(recording.events(), task, progress, (from, count) -> {
                cpu.read(from, count, cpus);
                event.read(from, count, events);
                arg1.read(from, count, arg1s);
                fill(count, tick);
                writer.append(result, count);
            });
            return writer.finish();
        }
    }

    private void fill(int count, long tick) {
        for (int i = 0; i < count; i++) {
            int number = index.add(0, cpus[i]);
            if (number >= latest.length) {
                grow(number);
            }
            if (events[i] == tick) {
                latest[number] = arg1s[i];
            }
            result[i] = latest[number];
        }
    }

    private void grow(int number) {
        int known = latest.length;
        latest = Arrays.copyOf(latest, 2 * number + 8);
        Arrays.fill(latest, known, latest.length, Double.NaN);
    }
}
