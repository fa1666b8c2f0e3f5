// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.sched;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.schedlog.engine.column.IntTable;
import org.schedlog.engine.column.LongTable;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Recording;
import org.schedlog.engine.column.RecordingException;
import org.schedlog.engine.column.Work;

/**
 * Builds {@link CpuLanes} with all processors: the rows are cut into chunks, of which a first pass finds how many runs
 * each CPU has in it, and a second one puts them into their places, which the counts of the chunks before it say.
 * For one use and one thread.
 */
final class LanesBuilder {

    private static final int CHUNKS_PER_PROCESSOR = 4;
    private static final int LEAST_ROWS = 1 << 17;

    private final Recording recording;
    private final List<LaneChunk> chunks = new ArrayList<>();
    /** By chunk and CPU: who is current when the chunk begins, and the place of the next run. */
    private final List<int[]> currents = new ArrayList<>();
    private final List<int[]> places = new ArrayList<>();

    /** By CPU. */
    private long[] cpus;
    private boolean[] met;
    private int[] firstPids;
    private int[] current;
    private int[] runs;
    private long[] rows;
    private long[] breaks;
    private int[] pids;

    /**
     * What CPUs and pids are numbered; not changed any more once the chunks use it.
     *
     * @param cpus
     *            the place of each CPU among all of them
     * @param tasks
     *            the place of each task among all of them
     */
    record Numbers(NumberMap cpus, NumberMap tasks) {
    }

    LanesBuilder(Recording recording) {
        this(recording, Math.max(LEAST_ROWS, recording.events()
                / (CHUNKS_PER_PROCESSOR * Runtime.getRuntime().availableProcessors()) + 1));
    }

    LanesBuilder(Recording recording, int chunkRows) {
        this.recording = recording;
        EventKinds kinds = new EventKinds(recording.eventTable());
        for (long from = 0; from < recording.events(); from += chunkRows) {
            chunks.add(new LaneChunk(recording, kinds, (int) from,
                    (int) Math.min(recording.events(), from + chunkRows)));
        }
    }

    CpuLanes build(Progress progress) throws IOException {
        progress.task("Counting switches");
        Work counting = new Work(progress, recording.events());
        forEachChunk(counting, chunk -> chunks.get(chunk).count(counting));
        Numbers numbers = connect();
        if (pids.length == 0) {
            throw new RecordingException(recording.path() + " has no CTX_SWITCH events, so nobody can say who ran "
                    + "when; record it again with the event CTX_SWITCH switched on");
        }
        int total = Arrays.stream(runs).sum();
        CpuRuns.Tables tables = new CpuRuns.Tables(new LongTable(recording.storage(), total, progress),
                new IntTable(recording.storage(), total, progress));
        int[] firsts = firstPlaces();
        for (int cpu = 0; cpu < cpus.length; cpu++) {
            if (met[cpu]) {
                tables.begins().set(firsts[cpu], 0);
                tables.tasks().set(firsts[cpu], numbers.tasks().get(firstPids[cpu]));
            }
        }
        progress.task("Following switches");
        Work placing = new Work(progress, recording.events());
        forEachChunk(placing, chunk -> chunks.get(chunk).place(numbers, currents.get(chunk), places.get(chunk), tables,
                placing));
        long duration = recording.end() - recording.start();
        CpuRuns[] ofCpus = IntStream.range(0, cpus.length).mapToObj(cpu -> new CpuRuns((int) cpus[cpu], firsts[cpu],
                runs[cpu], rows[cpu], breaks[cpu], duration, tables)).toArray(CpuRuns[]::new);
        return new CpuLanes(duration, ofCpus, pids, tables);
    }

    private void forEachChunk(Work work, Consumer<Integer> task) throws IOException {
        work.run(IntStream.range(0, chunks.size()).<Callable<Void>> mapToObj(chunk -> () -> {
            task.accept(chunk);
            return null;
        }).toList());
    }

    /** Goes over the chunks in the order of their rows: what each one does not know of itself is known then. */
    private Numbers connect() {
        cpus = chunks.stream().flatMapToLong(chunk -> Arrays.stream(chunk.lanes()).mapToLong(lane -> lane.cpu))
                .sorted().distinct().toArray();
        NumberMap indexes = new NumberMap();
        LongStream.range(0, cpus.length).forEach(index -> indexes.put(cpus[(int) index], (int) index));
        met = new boolean[cpus.length];
        firstPids = new int[cpus.length];
        current = new int[cpus.length];
        runs = new int[cpus.length];
        rows = new long[cpus.length];
        breaks = new long[cpus.length];
        int[] all = new int[cpus.length + chunks.stream().mapToInt(chunk -> chunk.nexts().length).sum()];
        int count = 0;
        for (LaneChunk chunk : chunks) {
            LaneChunk.Lane[] lanes = chunk.lanes();
            for (LaneChunk.Lane lane : lanes) {
                int cpu = indexes.get(lane.cpu);
                if (lane.rows > 0 && !met[cpu]) {
                    met[cpu] = true;
                    firstPids[cpu] = lane.firstPrevious;
                    current[cpu] = lane.firstPrevious;
                    runs[cpu] = 1;
                    all[count++] = lane.firstPrevious;
                }
            }
            currents.add(current.clone());
            places.add(runs.clone());
            for (LaneChunk.Lane lane : lanes) {
                if (lane.rows > 0) {
                    follow(lane, indexes.get(lane.cpu));
                }
            }
            int[] nexts = chunk.nexts();
            System.arraycopy(nexts, 0, all, count, nexts.length);
            count += nexts.length;
        }
        pids = distinct(Arrays.copyOf(all, count));
        NumberMap numbers = new NumberMap();
        IntStream.range(0, pids.length).forEach(number -> numbers.put(pids[number], number));
        return new Numbers(indexes, numbers);
    }

    private static int[] distinct(int[] numbers) {
        Arrays.sort(numbers);
        int count = 0;
        for (int i = 0; i < numbers.length; i++) {
            if (i == 0 || numbers[i] != numbers[i - 1]) {
                numbers[count++] = numbers[i];
            }
        }
        return Arrays.copyOf(numbers, count);
    }

    private void follow(LaneChunk.Lane lane, int cpu) {
        breaks[cpu] += lane.breaks + (lane.firstPrevious != current[cpu] ? 1 : 0);
        runs[cpu] += lane.runs + (lane.firstNext != current[cpu] ? 1 : 0);
        rows[cpu] += lane.rows;
        current[cpu] = lane.last;
    }

    /** The place of each CPU's first run; the chunks' places, so far counted by CPU, begin there. */
    private int[] firstPlaces() {
        int[] firsts = new int[cpus.length];
        for (int cpu = 1; cpu < firsts.length; cpu++) {
            firsts[cpu] = firsts[cpu - 1] + runs[cpu - 1];
        }
        for (int[] ofChunk : places) {
            Arrays.setAll(ofChunk, cpu -> ofChunk[cpu] + firsts[cpu]);
        }
        return firsts;
    }
}
