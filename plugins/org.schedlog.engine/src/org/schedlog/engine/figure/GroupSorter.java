// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import java.io.IOException;
import java.util.BitSet;

import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.LongColumn;
import org.schedlog.engine.column.LongColumnWriter;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Rows;
import org.schedlog.engine.column.Storage;

/**
 * Takes lines that are not sorted by start, or that belong to more groups than can be collected side by side: sorts
 * them by group and start first, in the storage, and writes one group after the other.
 */
final class GroupSorter implements LineSink {

    private final Part part;
    private final Storage storage;
    private final Progress progress;
    private final LongColumnWriter groups;
    private final LongColumnWriter starts;
    private final BlockWriter writer;
    private final BitSet withLength = new BitSet();
    private final long[] block = new long[Column.BLOCK];
    private int groupCount;
    private long latestStart = Long.MIN_VALUE;
    private boolean sorted = true;

    GroupSorter(Part part, Storage storage, Progress progress) {
        this.part = part;
        this.storage = storage;
        this.progress = progress;
        this.groups = new LongColumnWriter(storage, progress);
        this.starts = new LongColumnWriter(storage, progress);
        this.writer = new BlockWriter(storage, 1, progress);
    }

    @Override
    public void group(boolean lengthNeeded) {
        withLength.set(groupCount++, lengthNeeded);
    }

    @Override
    public boolean take(LineReader lines, int[] groupOfLine, int from, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            block[i] = groupOfLine[i];
            sorted &= lines.start[i] >= latestStart;
            latestStart = lines.start[i];
        }
        groups.append(block, count);
        starts.append(lines.start, count);
        return true;
    }

    @Override
    public PartLines finish() throws IOException {
        LongColumn groupOfLine = groups.finish();
        LongColumn startOfLine = starts.finish();
        Rows order = Rows.all(groupOfLine.size());
        if (!sorted) {
            order = Rows.of(Argsort.of(startOfLine, storage, progress));
        }
        order = order.at(Rows.of(Argsort.of(groupOfLine.at(order), storage, progress)));
        write(groupOfLine.at(order), order);
        return writer.finish();
    }

    private void write(LongColumn groupOfLine, Rows order) throws IOException {
        LineReader lines = new LineReader(part, order);
        int[] positions = new int[Column.BLOCK];
        int[] slots = new int[Column.BLOCK];
        long group = PartScan.NOWHERE;
        for (int from = 0; from < order.size(); from += Column.BLOCK) {
            progress.check();
            int count = Math.min(Column.BLOCK, order.size() - from);
            lines.readTimes(from, count, null);
            groupOfLine.read(from, count, block);
            order.read(from, count, positions);
            for (int begin = 0, end; begin < count; begin = end) {
                for (end = begin + 1; end < count && block[end] == block[begin];) {
                    end++;
                }
                if (block[begin] != group) {
                    group = block[begin];
                    writer.only((int) group, withLength.get((int) group));
                }
                if (group != PartScan.NOWHERE) {
                    writer.take(lines, slots, positions, begin, end);
                }
            }
        }
    }

    @Override
    public BlockList blocks() {
        return writer.blocks();
    }

    @Override
    public void close() throws IOException {
        groups.close();
        starts.close();
        writer.close();
    }
}
