// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.sched;

import java.io.IOException;
import java.util.Arrays;

import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.LongColumn;
import org.schedlog.engine.column.LongColumnWriter;
import org.schedlog.engine.column.LongTable;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Recording;
import org.schedlog.engine.column.RecordingException;

/**
 * Finds the intervals of {@link WorkConservation} in one pass over the rows. All CPUs are looked at only where the
 * number of long run queues passes one that matters. For one use and one thread.
 */
final class ViolationSweep {

    private static final long CLOSED = -1;

    private final Recording recording;
    private final CpuLanes lanes;
    private final int cpus;
    private final boolean[] idle;
    private final boolean[] overloaded;
    private int overloads;
    private boolean anyQueue;

    /**
     * By CPU index, then of any CPU: where the interval under way begins; and the last one, which may go on when it
     * ends now.
     */
    private final long[] open;
    private final long[] lastBegin;
    private final long[] lastEnd;
    private int violating;
    private final int[] counts;

    private final long[][] found = new long[3][Column.BLOCK];
    private int foundCount;

    ViolationSweep(Recording recording, CpuLanes lanes) {
        this.recording = recording;
        this.lanes = lanes;
        this.cpus = lanes.cpuCount();
        this.idle = new boolean[cpus];
        this.overloaded = new boolean[cpus];
        this.open = new long[cpus + 1];
        this.lastBegin = new long[cpus + 1];
        this.lastEnd = new long[cpus + 1];
        this.counts = new int[cpus + 2];
        Arrays.fill(open, CLOSED);
        Arrays.fill(lastEnd, CLOSED);
        int idleTask = lanes.numberOf(CpuTimeline.IDLE);
        for (int cpu = 0; cpu < cpus; cpu++) {
            CpuRuns runs = lanes.cpuAt(cpu);
            idle[cpu] = runs.size() > 0 && runs.task(0) == idleTask;
        }
    }

    WorkConservation run(Progress progress) throws IOException {
        try (LongColumnWriter owners = new LongColumnWriter(recording.storage(), progress);
                LongColumnWriter begins = new LongColumnWriter(recording.storage(), progress);
                LongColumnWriter ends = new LongColumnWriter(recording.storage(), progress)) {
            LongColumnWriter[] writers = {owners, begins, ends};
            sweep(writers, progress);
            if (!anyQueue) {
                throw new RecordingException(recording.path() + " has no RQ_SIZE events, so nobody can say how long "
                        + "run queues were; record it again with the event RQ_SIZE switched on");
            }
            for (int owner = 0; owner <= cpus; owner++) {
                if (open[owner] != CLOSED) {
                    close(owner, lanes.duration());
                }
                keepLast(owner, writers);
            }
            flush(writers);
            return sorted(owners.finish(), begins.finish(), ends.finish(), progress);
        }
    }

    private void sweep(LongColumnWriter[] writers, Progress progress) throws IOException {
        EventKinds kinds = new EventKinds(recording.eventTable());
        EventBlocks rows = new EventBlocks(recording);
        rows.forEach("Looking for idle CPUs while others have too much to do", progress, count -> {
            for (int i = 0; i < count; i++) {
                int kind = kinds.of(rows.events[i]);
                if (kind == EventKinds.SWITCH || kind == EventKinds.QUEUE) {
                    int cpu = lanes.indexOfCpu((int) rows.cpus[i]);
                    if (kind == EventKinds.SWITCH) {
                        idle[cpu] = rows.arg0s[i] == CpuTimeline.IDLE;
                        update(cpu, rows.times[i], writers);
                    } else {
                        queue(cpu, rows.arg0s[i] > 1, rows.times[i], writers);
                    }
                }
            }
        });
    }

    private void queue(int cpu, boolean longQueue, long time, LongColumnWriter[] writers) throws IOException {
        anyQueue = true;
        if (overloaded[cpu] == longQueue) {
            return;
        }
        overloaded[cpu] = longQueue;
        overloads += longQueue ? 1 : -1;
        int greater = longQueue ? overloads : overloads + 1;
        if (greater <= 2) {
            for (int other = 0; other < cpus; other++) {
                update(other, time, writers);
            }
        } else {
            update(cpu, time, writers);
        }
    }

    /** Whether a CPU is idle while another one's queue is long: begins or ends its interval. */
    private void update(int cpu, long time, LongColumnWriter[] writers) throws IOException {
        boolean violates = idle[cpu] && overloads > (overloaded[cpu] ? 1 : 0);
        if (violates == (open[cpu] != CLOSED)) {
            return;
        }
        if (violates) {
            open(cpu, time, writers);
            if (violating++ == 0) {
                open(cpus, time, writers);
            }
        } else {
            close(cpu, time);
            if (--violating == 0) {
                close(cpus, time);
            }
        }
    }

    private void open(int owner, long time, LongColumnWriter[] writers) throws IOException {
        if (lastEnd[owner] == time) {
            open[owner] = lastBegin[owner];
        } else {
            keepLast(owner, writers);
            open[owner] = time;
        }
        lastEnd[owner] = CLOSED;
    }

    private void close(int owner, long time) {
        if (time > open[owner]) {
            lastBegin[owner] = open[owner];
            lastEnd[owner] = time;
        }
        open[owner] = CLOSED;
    }

    private void keepLast(int owner, LongColumnWriter[] writers) throws IOException {
        if (lastEnd[owner] == CLOSED) {
            return;
        }
        found[0][foundCount] = owner;
        found[1][foundCount] = lastBegin[owner];
        found[2][foundCount] = lastEnd[owner];
        lastEnd[owner] = CLOSED;
        counts[owner + 1]++;
        if (++foundCount == Column.BLOCK) {
            flush(writers);
        }
    }

    private void flush(LongColumnWriter[] writers) throws IOException {
        for (int i = 0; i < writers.length; i++) {
            writers[i].append(found[i], foundCount);
        }
        foundCount = 0;
    }

    private WorkConservation sorted(LongColumn owners, LongColumn begins, LongColumn ends,
            Progress progress) throws IOException {
        for (int owner = 0; owner <= cpus; owner++) {
            counts[owner + 1] += counts[owner];
        }
        int[] next = counts.clone();
        LongTable sortedBegins = new LongTable(recording.storage(), owners.size(), progress);
        LongTable sortedEnds = new LongTable(recording.storage(), owners.size(), progress);
        for (int i = 0; i < owners.size(); i++) {
            int place = next[(int) owners.get(i)]++;
            sortedBegins.set(place, begins.get(i));
            sortedEnds.set(place, ends.get(i));
        }
        return new WorkConservation(counts, sortedBegins, sortedEnds);
    }
}
