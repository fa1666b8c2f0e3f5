// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.column;

/** A column seen through row numbers. */
final class LongColumnAt extends LongColumn {

    private final LongColumn base;
    private final Rows rows;

    LongColumnAt(LongColumn base, Rows rows) {
        super(rows.size());
        this.base = base;
        this.rows = rows;
    }

    @Override
    public long get(int row) {
        return base.get(rows.get(row));
    }

    @Override
    public void read(int from, int count, long[] dest) {
        int[] wanted = new int[count];
        rows.read(from, count, wanted);
        base.gather(wanted, count, dest);
    }

    @Override
    public void read(int from, int count, long[] dest, ColumnWindow window) {
        int[] wanted = window.rows(rows, from, count);
        if (!window.gather(base, wanted, count, dest)) {
            base.gather(wanted, count, dest);
        }
    }

    @Override
    public void gather(int[] wanted, int count, long[] dest) {
        int[] there = new int[count];
        rows.gather(wanted, count, there);
        base.gather(there, count, dest);
    }

    @Override
    public LongColumn at(Rows positions) {
        return new LongColumnAt(base, rows.at(positions));
    }
}
