// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import org.schedlog.engine.column.Column;

/**
 * The second look at the lines of one part: puts each line where its group has room. A group belongs to one part, so no
 * two placings write to one place. For one thread.
 */
final class PartPlacing {

    private final PartScan scan;
    private final LineReader reader;
    private final LineStore ticks;
    private final LineStore spans;
    /** For each group the place of its next line, or -1 if its lines go into the other store or nowhere. */
    private final long[] nextTick;
    private final long[] nextSpan;
    private final long[] groups = new long[Column.BLOCK];

    PartPlacing(PartScan scan, LineStore ticks, long[] nextTick, LineStore spans, long[] nextSpan) {
        this.scan = scan;
        this.reader = new LineReader(scan.part);
        this.ticks = ticks;
        this.nextTick = nextTick;
        this.spans = spans;
        this.nextSpan = nextSpan;
    }

    /** Puts lines in place, at most {@link Column#BLOCK}. */
    void add(int from, int count) {
        reader.readTimes(from, count);
        scan.groupOfLine().read(from, count, groups);
        for (int i = 0; i < count; i++) {
            int group = (int) groups[i];
            if (group == PartScan.NOWHERE) {
                continue;
            }
            if (nextTick[group] >= 0) {
                ticks.put(nextTick[group]++, reader.start[i], reader.end[i], from + i);
            } else if (nextSpan[group] >= 0) {
                spans.put(nextSpan[group]++, reader.start[i], reader.end[i], from + i);
            }
        }
    }
}
