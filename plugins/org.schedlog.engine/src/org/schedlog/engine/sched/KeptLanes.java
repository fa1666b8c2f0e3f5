// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.sched;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.DeveloperLog;
import org.schedlog.engine.column.IntTable;
import org.schedlog.engine.column.LongTable;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Recording;
import org.schedlog.engine.column.ValueReader;
import org.schedlog.engine.column.ValueWriter;

/**
 * Lanes in the cache of their recording, so that they need not be made when it is opened again: {@link CpuLanes#of}
 * looks here first. What is read is checked: a file that was damaged, or that another version wrote, is not used.
 * Thread-safe.
 */
public final class KeptLanes {


    /** Changes whenever files of older versions must not be used any more. */
    private static final int FORMAT = 1;
    private static final String NAME = "lanes";
    /** Fewer runs are found again before anybody notices. */
    private static final int FEW_RUNS = 500_000;
    private static final long BYTES_PER_RUN = Long.BYTES + Integer.BYTES;
    /** What is written of each CPU: its number, how many runs, rows and breaks it has. */
    private static final int PER_CPU = 4;

    private KeptLanes() {
    }

    /**
     * @param lanes
     *            lanes
     * @return whether they are so large that keeping them saves time worth speaking of
     */
    public static boolean isWorthwhile(CpuLanes lanes) {
        return lanes.tables().tasks().size() >= FEW_RUNS;
    }

    /**
     * Keeps lanes for the next time. Nothing happens where they are kept already, their recording has no cache, or the
     * disk has little room.
     *
     * @param lanes
     *            the lanes
     * @param recording
     *            their recording
     * @param progress
     *            may cancel; then nothing is left behind
     * @throws IOException
     *             when they cannot be written
     * @throws CancellationException
     *             when the listener cancels
     */
    public static void keep(CpuLanes lanes, Recording recording, Progress progress) throws IOException {
        if (find(recording, progress).isPresent()) {
            return;
        }
        Optional<ValueWriter> created = recording.cache().newValues(NAME, mark(recording),
                BYTES_PER_RUN * lanes.tables().tasks().size(), progress);
        if (created.isPresent()) {
            try (ValueWriter writer = created.get()) {
                write(lanes, writer);
                writer.publish();
            }
        }
    }

    private static void write(CpuLanes lanes, ValueWriter out) throws IOException {
        out.numbers(lanes.duration());
        out.numbers(IntStream.range(0, lanes.cpuCount()).mapToObj(lanes::cpuAt)
                .flatMapToLong(runs -> LongStream.of(runs.cpu(), runs.size(), runs.rows(), runs.breaks())).toArray());
        out.numbers(IntStream.range(0, lanes.taskCount()).mapToLong(lanes::pidAt).toArray());
        out.table(lanes.tables().begins());
        out.table(lanes.tables().tasks());
    }

    /** The lanes of a recording; empty if they must be made. */
    static Optional<CpuLanes> find(Recording recording, Progress progress) {
        Optional<ValueReader> found = recording.cache().findValues(NAME, mark(recording));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        progress.task("Looking up who ran where");
        try (ValueReader reader = found.get()) {
            return read(reader, recording.end() - recording.start(), progress);
        } catch (IOException | ArithmeticException e) {
            DeveloperLog.fine(KeptLanes.class, e,
                    () -> "The lanes are made again, because what was kept cannot be read");
            return Optional.empty();
        }
    }

    private static long mark(Recording recording) {
        return (long) FORMAT << Integer.SIZE | recording.eventTable().id("CTX_SWITCH").orElse(-1) & 0xFFFFFFFFL;
    }

    private static Optional<CpuLanes> read(ValueReader in, long duration, Progress progress) throws IOException {
        long[] times = in.numbers();
        long[] ofCpus = in.numbers();
        int[] pids = LongStream.of(in.numbers()).mapToInt(Math::toIntExact).toArray();
        CpuRuns.Tables tables = new CpuRuns.Tables(in.table(), in.intTable());
        long total = tables.tasks().size();
        if (times.length != 1 || times[0] != duration || ofCpus.length % PER_CPU != 0 || !ascends(pids)
                || tables.begins().size() != total) {
            return Optional.empty();
        }
        CpuRuns[] runs = new CpuRuns[ofCpus.length / PER_CPU];
        int first = 0;
        for (int cpu = 0; cpu < runs.length; cpu++) {
            int size = Math.toIntExact(ofCpus[PER_CPU * cpu + 1]);
            if (size < 0 || size > total - first) {
                return Optional.empty();
            }
            runs[cpu] = new CpuRuns(Math.toIntExact(ofCpus[PER_CPU * cpu]), first, size,
                    ofCpus[PER_CPU * cpu + 2], ofCpus[PER_CPU * cpu + 3], duration, tables);
            first += size;
        }
        boolean isSound = first == total
                && ascends(IntStream.range(0, runs.length).map(cpu -> runs[cpu].cpu()).toArray());
        for (int cpu = 0; cpu < runs.length && isSound; cpu++) {
            isSound = isSound(runs[cpu], duration, pids.length, progress);
        }
        return isSound ? Optional.of(new CpuLanes(duration, runs, pids, tables)) : Optional.empty();
    }

    private static boolean ascends(int[] numbers) {
        return IntStream.range(1, numbers.length).allMatch(i -> numbers[i] > numbers[i - 1]);
    }

    /** Whether the runs follow each other from 0 on and belong to tasks that there are. */
    private static boolean isSound(CpuRuns runs, long duration, int tasks, Progress progress) {
        CpuRuns.Block block = new CpuRuns.Block();
        long before = 0;
        for (int run = 0; run < runs.size(); run += Column.BLOCK) {
            progress.check();
            int count = Math.min(Column.BLOCK, runs.size() - run);
            runs.read(run, count, block);
            if (run == 0 && block.begins[0] != 0 || !isSound(block, count, before, tasks)) {
                return false;
            }
            before = block.begins[count - 1];
        }
        return before <= duration;
    }

    private static boolean isSound(CpuRuns.Block block, int count, long first, int tasks) {
        long before = first;
        boolean isSound = true;
        for (int i = 0; i < count; i++) {
            isSound &= block.begins[i] >= before && block.tasks[i] >= 0 && block.tasks[i] < tasks;
            before = block.begins[i];
        }
        return isSound;
    }
}
