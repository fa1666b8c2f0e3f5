// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

/**
 * Finds the next and the previous begin or end of a line in the groups of a row. Begins are sorted; for ends the lines
 * that began before are looked at backwards, as long as one of them may matter. For one thread, one question.
 */
final class LineSteps {

    /** So many lines that began before are looked at for their ends; more would be felt. */
    private static final int MOST_STEPS = 1 << 18;

    private final long time;
    private LineEdge best;

    /**
     * @param time
     *            the time to go on from; itself not among the answers
     */
    LineSteps(long time) {
        this.time = time;
    }

    /** @return the nearest edge of the groups seen so far, or null */
    LineEdge best() {
        return best;
    }

    /** Looks for the first edge after the time. */
    void next(LineTable table, int group) {
        if (time == Long.MAX_VALUE) {
            return;
        }
        Series series = table.seriesOf(group);
        BlockReader reader = new BlockReader(table);
        reader.open(group);
        int block = reader.lastBefore(time + 1);
        if (block + 1 < reader.end()) {
            // Begins of this block are looked at below and come before.
            reader.readAll(block + 1);
            offer(reader.start(block + 1) + reader.deltas[0], true, series, reader.positions[0], true);
        }
        int steps = 0;
        for (; block >= reader.begin(); block--) {
            reader.readAll(block);
            for (int line = reader.count(block) - 1; line >= 0; line--) {
                long start = reader.start(block) + reader.deltas[line];
                long end = start + reader.length(line);
                if (start > time) {
                    offer(start, true, series, reader.positions[line], true);
                } else if (end > time) {
                    offer(end, false, series, reader.positions[line], true);
                }
            }
            steps += reader.count(block);
            if (steps >= MOST_STEPS || reader.latestBefore(block) <= time) {
                return;
            }
        }
    }

    /** Looks for the last edge before the time. */
    void previous(LineTable table, int group) {
        Series series = table.seriesOf(group);
        BlockReader reader = new BlockReader(table);
        reader.open(group);
        int steps = 0;
        for (int block = reader.lastBefore(time); block >= reader.begin(); block--) {
            reader.readAll(block);
            for (int line = reader.count(block) - 1; line >= 0; line--) {
                long start = reader.start(block) + reader.deltas[line];
                long end = start + reader.length(line);
                if (start < time) {
                    offer(start, true, series, reader.positions[line], false);
                    if (end < time) {
                        offer(end, end == start, series, reader.positions[line], false);
                    }
                }
            }
            steps += reader.count(block);
            // No line further back begins later than those of this block, and none ends later than this says.
            if (steps >= MOST_STEPS || best != null && reader.latestBefore(block) <= best.time()) {
                return;
            }
        }
    }

    /** Of edges at one time a begin is told, and of these the first category's. */
    private void offer(long found, boolean isStart, Series series, int position, boolean earlierIsBetter) {
        boolean isBetter = best == null || (earlierIsBetter ? found < best.time() : found > best.time());
        boolean isEqual = best != null && found == best.time();
        if (isBetter || isEqual && (isStart == best.isStart() ? series.category() < best.line().category() : isStart)) {
            best = new LineEdge(found, isStart, new LineRef(series.category(), series.part(), position));
        }
    }
}
