// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.compute;

import org.schedlog.engine.column.LongColumn;

/**
 * {@code (arg0 << 32) | arg1} with both as signed numbers, so a negative arg1 covers arg0: that is what everybody's
 * converter writes. A view; nothing is stored.
 */
final class AddressColumn extends LongColumn {

    private final LongColumn arg0;
    private final LongColumn arg1;

    AddressColumn(LongColumn arg0, LongColumn arg1) {
        super(arg0.size());
        this.arg0 = arg0;
        this.arg1 = arg1;
    }

    @Override
    public long get(int row) {
        return arg0.get(row) << 32 | arg1.get(row);
    }

    @Override
    public void read(int from, int count, long[] dest) {
        long[] low = new long[count];
        arg0.read(from, count, dest);
        arg1.read(from, count, low);
        join(count, dest, low);
    }

    @Override
    public void gather(int[] rows, int count, long[] dest) {
        long[] low = new long[count];
        arg0.gather(rows, count, dest);
        arg1.gather(rows, count, low);
        join(count, dest, low);
    }

    private static void join(int count, long[] high, long[] low) {
        for (int i = 0; i < count; i++) {
            high[i] = high[i] << 32 | low[i];
        }
    }
}
