// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.sched;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.schedlog.engine.column.IntTable;
import org.schedlog.engine.column.KeyIndex;
import org.schedlog.engine.column.LongTable;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Recording;

/**
 * How values of CPUs change over time: the length of the run queue, the frequency, and which load balancing is under
 * way, as {@link StateSweep} defines them. A sample holds from its time to the next one's, the last one to the
 * recording's end; before the first one nothing is known. Built in two passes over the rows. Immutable and thread-safe;
 * everything that grows with the recording is in the recording's storage.
 */
public final class CpuSeries {

    /** The value of {@link Kind#BALANCING} where a CPU does not balance. */
    public static final int NOTHING = -1;

    private static final int KINDS = Kind.values().length;

    /** What changes. */
    public enum Kind {
        /** How many threads run or wait: arg0 of RQ_SIZE. */
        RUN_QUEUE,
        /** In kHz, 0 where it is unknown: arg1 of TICK. */
        FREQUENCY,
        /** The place in {@link CpuSeries#balancing} of the kind under way, or {@link CpuSeries#NOTHING}. */
        BALANCING
    }

    private final long duration;
    private final int[] cpus;
    private final List<String> balancing;
    /** The samples of CPU index c and kind k stand from starts[c * KINDS + k] to starts[c * KINDS + k + 1] - 1. */
    private final int[] starts;
    private final LongTable times;
    private final IntTable values;

    private CpuSeries(long duration, int[] cpus, List<String> balancing, int[] starts, LongTable times,
            IntTable values) {
        this.duration = duration;
        this.cpus = cpus;
        this.balancing = balancing;
        this.starts = starts;
        this.times = times;
        this.values = values;
    }

    /**
     * Goes over a recording.
     *
     * @param recording
     *            the recording
     * @param progress
     *            listens and may cancel
     * @return its series
     * @throws IOException
     *             when the storage is full or fails
     */
    public static CpuSeries of(Recording recording, Progress progress) throws IOException {
        return new Builder(recording).build(progress);
    }

    /** @return the time of the recording's last event; the first one's is 0 */
    public long duration() {
        return duration;
    }

    /** @return the numbers of the CPUs of which anything is known, ascending */
    public int[] cpus() {
        return cpus.clone();
    }

    /** @return the kinds of load balancing that occur, e.g. IDL_BLN_FAIR, in the order in which they first do */
    public List<String> balancing() {
        return balancing;
    }

    /**
     * @param kind
     *            what changes
     * @param cpu
     *            a CPU's number
     * @return its values; none where nothing is known of the CPU
     */
    public Series of(Kind kind, int cpu) {
        int index = Arrays.binarySearch(cpus, cpu);
        int place = index * KINDS + kind.ordinal();
        int first = index < 0 ? 0 : starts[place];
        int size = index < 0 ? 0 : starts[place + 1] - first;
        return new Series() {
            @Override
            public int size() {
                return size;
            }

            @Override
            public long time(int sample) {
                return times.get(first + sample);
            }

            @Override
            public int value(int sample) {
                return values.get(first + sample);
            }
        };
    }

    /** @return whether any CPU has such values */
    public boolean has(Kind kind) {
        return IntStream.of(cpus).anyMatch(cpu -> of(kind, cpu).size() > 0);
    }

    /** For one use and one thread. */
    private static final class Builder {

        private final Recording recording;
        private final StateKinds kinds;
        private final EventBlocks rows;
        private final KeyIndex numbers = new KeyIndex();
        private final List<String> balancing = new ArrayList<>();
        /** By CPU in the order in which they are met, and kind: how many samples, then where the next one goes. */
        private int[] places = new int[16 * KINDS];
        private CpuCourse[] courses = new CpuCourse[16];
        private LongTable times;
        private IntTable values;

        Builder(Recording recording) {
            this.recording = recording;
            this.kinds = new StateKinds(recording.eventTable());
            this.rows = new EventBlocks(recording);
        }

        CpuSeries build(Progress progress) throws IOException {
            Sink counting = new Sink((place, time, value) -> places[place]++);
            rows.forEach("Counting changes of CPUs", progress, count -> follow(count, counting));
            Integer[] order = IntStream.range(0, numbers.size()).boxed().toArray(Integer[]::new);
            Arrays.sort(order, (a, b) -> Long.compare(numbers.second(a), numbers.second(b)));
            int[] starts = new int[order.length * KINDS + 1];
            for (int index = 0; index < order.length; index++) {
                for (int kind = 0; kind < KINDS; kind++) {
                    int place = order[index] * KINDS + kind;
                    int next = index * KINDS + kind;
                    starts[next + 1] = starts[next] + places[place];
                    places[place] = starts[next];
                }
            }
            int total = starts[starts.length - 1];
            times = new LongTable(recording.storage(), total, progress);
            values = new IntTable(recording.storage(), total, progress);
            Arrays.fill(courses, null);
            Sink placing = new Sink((place, time, value) -> {
                times.set(places[place], time);
                values.set(places[place]++, value);
            });
            rows.forEach("Following CPUs", progress, count -> follow(count, placing));
            int[] cpus = Arrays.stream(order).mapToInt(number -> (int) numbers.second(number)).toArray();
            return new CpuSeries(recording.end() - recording.start(), cpus, List.copyOf(balancing), starts, times,
                    values);
        }

        private void follow(int count, Sink sink) {
            for (int i = 0; i < count; i++) {
                int event = kinds.find(rows.events[i]);
                StateKinds.Kind kind = kinds.kind(event);
                switch (kind) {
                case QUEUE -> course(i).queue(rows.times[i], (int) rows.arg0s[i], sink);
                case TICK -> course(i).tick(rows.times[i], (int) rows.arg1s[i], sink);
                case BALANCE_BEGIN, BALANCE_END -> course(i).balance(rows.times[i], kinds.balancing(event),
                        kind == StateKinds.Kind.BALANCE_BEGIN, sink);
                default -> {
                    // says nothing of these values
                }
                }
            }
        }

        private CpuCourse course(int i) {
            int index = numbers.add(0, rows.cpus[i]);
            if (index == courses.length) {
                courses = Arrays.copyOf(courses, 2 * index);
                places = Arrays.copyOf(places, 2 * index * KINDS);
            }
            if (courses[index] == null) {
                courses[index] = new CpuCourse((int) rows.cpus[i]);
            }
            return courses[index];
        }

        /** What is done with a sample. */
        private interface Taker {
            void take(int place, long time, int value);
        }

        /** Sorts samples by CPU and kind. */
        private final class Sink implements CpuSink {

            private final Taker taker;

            Sink(Taker taker) {
                this.taker = taker;
            }

            private void put(int cpu, Kind kind, long time, int value) {
                taker.take(numbers.find(0, cpu) * KINDS + kind.ordinal(), time, value);
            }

            @Override
            public void runQueue(long time, int cpu, int length) {
                put(cpu, Kind.RUN_QUEUE, time, length);
            }

            @Override
            public void frequency(long time, int cpu, int frequency) {
                put(cpu, Kind.FREQUENCY, time, frequency);
            }

            @Override
            public void balancing(long time, int cpu, String kind) {
                if (kind != null && !balancing.contains(kind)) {
                    balancing.add(kind);
                }
                put(cpu, Kind.BALANCING, time, kind == null ? NOTHING : balancing.indexOf(kind));
            }
        }
    }
}
