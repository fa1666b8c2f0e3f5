// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.sched;

import java.util.Arrays;

import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.Recording;
import org.schedlog.engine.column.Work;

/**
 * Some rows of a recording that follow each other, as {@link LanesBuilder} goes over them: {@link #count} finds what
 * can be known without the rows before; {@link #place}, once that is known of all chunks, puts each run into its place.
 * Each of them is done by one thread, side by side with those of other chunks.
 */
final class LaneChunk {

    /** What is known of a CPU's switches in the chunk, in the order in which CPUs are met. */
    static final class Lane {

        final long cpu;
        /** The first switch; of what was before it the chunk knows nothing. */
        int firstPrevious;
        int firstNext;
        /** Whom the last switch switches to. */
        int last;
        /** How many runs begin after the first switch. */
        int runs;
        /** How many switches there are; 0 where the CPU has only other events. */
        long rows;
        /** How many of them, the first one aside, do not leave the thread that was current. */
        long breaks;

        Lane(long cpu) {
            this.cpu = cpu;
        }
    }

    /** A block of rows. */
    private static final class Block {

        private final long[] times = new long[Column.BLOCK];
        private final long[] cpus = new long[Column.BLOCK];
        private final long[] events = new long[Column.BLOCK];
        private final long[] pids = new long[Column.BLOCK];
        private final long[] arg0s = new long[Column.BLOCK];
    }

    private final Recording recording;
    private final long start;
    private final EventKinds kinds;
    private final int from;
    private final int to;
    private Lane[] lanes = new Lane[16];
    private int laneCount;
    /** Whom the chunk switches to, each once. */
    private int[] nexts = new int[64];
    private int nextCount;

    LaneChunk(Recording recording, EventKinds kinds, int from, int to) {
        this.recording = recording;
        this.start = recording.start();
        this.kinds = kinds;
        this.from = from;
        this.to = to;
    }

    Lane[] lanes() {
        return Arrays.copyOf(lanes, laneCount);
    }

    int[] nexts() {
        return Arrays.copyOf(nexts, nextCount);
    }

    /** The first pass. */
    void count(Work work) {
        Block block = new Block();
        NumberMap lanesOfCpus = new NumberMap();
        NumberMap known = new NumberMap();
        for (int row = from; row < to; row += Column.BLOCK) {
            int count = Math.min(Column.BLOCK, to - row);
            recording.cpu().read(row, count, block.cpus);
            recording.event().read(row, count, block.events);
            recording.pid().read(row, count, block.pids);
            recording.arg0().read(row, count, block.arg0s);
            count(block, count, lanesOfCpus, known);
            work.advance(count);
        }
    }

    /** This and the other loop are methods of their own, which are compiled before many blocks have gone by. */
    private void count(Block block, int count, NumberMap lanesOfCpus, NumberMap known) {
        for (int i = 0; i < count; i++) {
            int found = lanesOfCpus.get(block.cpus[i]);
            Lane lane = found == NumberMap.NONE ? add(block.cpus[i], lanesOfCpus) : lanes[found];
            if (kinds.isSwitch(block.events[i])) {
                count(lane, (int) block.pids[i], (int) block.arg0s[i], known);
            }
        }
    }

    private Lane add(long cpu, NumberMap lanesOfCpus) {
        if (laneCount == lanes.length) {
            lanes = Arrays.copyOf(lanes, 2 * laneCount);
        }
        lanesOfCpus.put(cpu, laneCount);
        lanes[laneCount] = new Lane(cpu);
        return lanes[laneCount++];
    }

    private void count(Lane lane, int previous, int next, NumberMap known) {
        if (lane.rows++ == 0) {
            lane.firstPrevious = previous;
            lane.firstNext = next;
            note(next, known);
        } else {
            lane.breaks += lane.last != previous ? 1 : 0;
            if (lane.last != next) {
                lane.runs++;
                note(next, known);
            }
        }
        lane.last = next;
    }

    private void note(int pid, NumberMap known) {
        if (known.get(pid) == NumberMap.NONE) {
            known.put(pid, 0);
            if (nextCount == nexts.length) {
                nexts = Arrays.copyOf(nexts, 2 * nextCount);
            }
            nexts[nextCount++] = pid;
        }
    }

    /**
     * The second pass.
     *
     * @param current
     *            by CPU: who is current when the chunk begins; is changed
     * @param places
     *            by CPU: where its next run goes; is changed
     */
    void place(LanesBuilder.Numbers numbers, int[] current, int[] places, CpuRuns.Tables tables, Work work) {
        Block block = new Block();
        for (int row = from; row < to; row += Column.BLOCK) {
            int count = Math.min(Column.BLOCK, to - row);
            recording.timestamp().read(row, count, block.times);
            recording.cpu().read(row, count, block.cpus);
            recording.event().read(row, count, block.events);
            recording.arg0().read(row, count, block.arg0s);
            place(block, count, numbers, current, places, tables);
            work.advance(count);
        }
    }

    private void place(Block block, int count, LanesBuilder.Numbers numbers, int[] current, int[] places,
            CpuRuns.Tables tables) {
        for (int i = 0; i < count; i++) {
            if (kinds.isSwitch(block.events[i])) {
                int cpu = numbers.cpus().get(block.cpus[i]);
                int next = (int) block.arg0s[i];
                if (current[cpu] != next) {
                    current[cpu] = next;
                    int place = places[cpu]++;
                    tables.begins().set(place, block.times[i] - start);
                    tables.tasks().set(place, numbers.tasks().get(next));
                }
            }
        }
    }
}
