// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.column;

/** A column seen through row numbers. */
final class DoubleColumnAt extends DoubleColumn {

    private final DoubleColumn base;
    private final Rows rows;

    DoubleColumnAt(DoubleColumn base, Rows rows) {
        super(rows.size());
        this.base = base;
        this.rows = rows;
    }

    @Override
    public double get(int row) {
        return base.get(rows.get(row));
    }

    @Override
    public void read(int from, int count, double[] dest) {
        int[] wanted = new int[count];
        rows.read(from, count, wanted);
        base.gather(wanted, count, dest);
    }

    @Override
    public void gather(int[] wanted, int count, double[] dest) {
        int[] there = new int[count];
        rows.gather(wanted, count, there);
        base.gather(there, count, dest);
    }

    @Override
    public DoubleColumn at(Rows positions) {
        return new DoubleColumnAt(base, rows.at(positions));
    }
}
