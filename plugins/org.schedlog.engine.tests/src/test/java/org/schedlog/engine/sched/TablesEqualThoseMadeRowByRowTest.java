// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.sched;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schedlog.engine.column.Progress;

/** Residency tables against what {@link PlainScheduler} finds. */
class TablesEqualThoseMadeRowByRowTest {

    private static TimeWindow window(Random random, long duration) {
        long a = random.nextInt((int) (1.4 * duration)) - duration / 5;
        long b = random.nextInt(4) == 0 ? a : random.nextInt((int) (1.4 * duration)) - duration / 5;
        return new TimeWindow(Math.min(a, b), Math.max(a, b));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void residencies_switches_and_cpus_of_chaotic_recordings(int seed) throws IOException {
        Random random = new Random(seed);
        SwitchRecording recording = SwitchRecording.chaotic(random, 10 + random.nextInt(300), 1 + random.nextInt(5), 2
                + random.nextInt(6));
        PlainScheduler plain = new PlainScheduler(recording.rows());
        CpuTimeline timeline = recording.timeline();
        assertArrayEquals(plain.pids(), timeline.pids());
        for (int i = 0; i < 20; i++) {
            TimeWindow window = i == 0 ? timeline.span() : window(random, plain.duration + 5);
            ResidencyTable table = ResidencyTable.of(timeline, window, Progress.NONE);
            for (TaskStatistics task : table.tasks()) {
                String what = "pid " + task.pid() + " in " + window;
                checkResidencies(plain, timeline, task, what);
                checkSwitches(plain, task, what);
            }
            checkCpus(plain, table, window);
        }
    }

    @Test
    void long_recordings_too() throws IOException {
        Random random = new Random(9);
        SwitchRecording recording = SwitchRecording.chaotic(random, 60_000, 3, 4);
        PlainScheduler plain = new PlainScheduler(recording.rows());
        CpuTimeline timeline = recording.timeline();
        for (TimeWindow window : List.of(timeline.span(), window(random, plain.duration))) {
            for (TaskStatistics task : ResidencyTable.of(timeline, window, Progress.NONE).tasks()) {
                checkResidencies(plain, timeline, task, "pid " + task.pid());
                checkSwitches(plain, task, "pid " + task.pid());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void groups_have_all_periods_and_latencies_of_their_tasks(int seed) throws IOException {
        Random random = new Random(seed);
        SwitchRecording recording = SwitchRecording.orderly(random, 200, 3, 6);
        PlainScheduler plain = new PlainScheduler(recording.rows());
        CpuTimeline timeline = recording.timeline();
        TimeWindow window = seed == 1 ? timeline.span() : window(random, plain.duration);
        ResidencyTable table = ResidencyTable.of(timeline, window, Progress.NONE);
        int[] group = {1, 3, 4, 77};
        LongStream.Builder periods = LongStream.builder();
        LongStream.Builder latencies = LongStream.builder();
        for (int pid : group) {
            LongStream.of(plain.deltas(plain.ins(pid, window).stream().mapToLong(PlainScheduler.Run::begin).toArray()))
                    .forEach(periods);
            LongStream.of(latencies(plain, pid, window)).forEach(latencies);
        }
        GroupStatistics expected = new GroupStatistics(PlainScheduler.period(periods.build().toArray()),
                PlainScheduler.latency(latencies.build().toArray()));
        List<GroupStatistics> found = table.together(List.of(new int[] {2}, group, new int[0]), Progress.NONE);
        assertEquals(List.of(GroupStatistics.of(table.task(2).get()), expected), found.subList(0, 2));
        assertEquals(0, found.get(2).latency().count());
    }

    private static void checkResidencies(PlainScheduler plain, CpuTimeline timeline, TaskStatistics task, String what) {
        long[] found = new long[timeline.cpuCount()];
        for (int i = 0; i < task.cpus().length; i++) {
            found[task.cpus()[i]] = task.residencies()[i];
        }
        long sum = 0;
        for (int index = 0; index < found.length; index++) {
            long expected = plain.residency(task.pid(), timeline.cpuAt(index).cpu(), task.window());
            assertEquals(expected, found[index], what);
            sum += expected;
        }
        assertEquals(sum, task.runtime(), what);
        assertEquals(100.0 * sum / task.window().length(), task.dutyCyclePercent(), what);
    }

    private static void checkSwitches(PlainScheduler plain, TaskStatistics task, String what) {
        List<PlainScheduler.Run> ins = plain.ins(task.pid(), task.window());
        List<PlainScheduler.Run> outs = plain.outs(task.pid(), task.window());
        assertEquals(ins.size(), task.switchesIn(), what);
        assertEquals(outs.size(), task.switchesOut(), what);
        long first = ins.stream().mapToLong(PlainScheduler.Run::begin).min().orElse(-1);
        assertEquals(first, task.firstTime(), what);
        assertEquals(ins.stream().mapToLong(PlainScheduler.Run::begin).max().orElse(-1), task.lastTime(), what);
        assertEquals(ins.stream().filter(run -> run.begin() == first).mapToInt(PlainScheduler.Run::cpu).min()
                .orElse(-1), task.firstCpu(), what);
        long last = outs.stream().mapToLong(PlainScheduler.Run::end).max().orElse(-1);
        assertEquals(outs.stream().filter(run -> run.end() == last).mapToInt(PlainScheduler.Run::cpu).min().orElse(-1),
                task.lastCpu(), what);
        assertEquals(PlainScheduler.period(plain.deltas(ins.stream().mapToLong(PlainScheduler.Run::begin).toArray())),
                task.periodStart(), what);
        assertEquals(PlainScheduler.period(plain.deltas(outs.stream().mapToLong(PlainScheduler.Run::end).toArray())),
                task.periodEnd(), what);
    }

    private static void checkCpus(PlainScheduler plain, ResidencyTable table, TimeWindow window) {
        assertEquals(List.copyOf(plain.byCpu.keySet()), table.cpus().stream().map(CpuStatistics::cpu).toList());
        for (CpuStatistics cpu : table.cpus()) {
            long busy = 0;
            for (int pid : plain.pids()) {
                busy += pid == 0 ? 0 : plain.residency(pid, cpu.cpu(), window);
            }
            assertEquals(busy, cpu.busy());
            assertEquals(plain.residency(0, cpu.cpu(), window), cpu.idle());
            assertEquals((long) plain.breaks.get(cpu.cpu()), cpu.breaks());
            assertEquals(plain.byCpu.get(cpu.cpu()).stream().filter(run -> run.entered()
                    && window.contains(run.begin())).count(),
                    cpu.switches());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void latencies_blocking_waiting_and_migrations_of_orderly_recordings(int seed) throws IOException {
        Random random = new Random(seed);
        SwitchRecording recording = SwitchRecording.orderly(random, 50 + random.nextInt(250), 1 + random.nextInt(4), 3
                + random.nextInt(5));
        PlainScheduler plain = new PlainScheduler(recording.rows());
        CpuTimeline timeline = recording.timeline();
        for (int i = 0; i < 6; i++) {
            TimeWindow window = i == 0 ? timeline.span() : window(random, plain.duration + 5);
            for (TaskStatistics task : ResidencyTable.of(timeline, window, Progress.NONE).tasks()) {
                if (task.pid() != CpuTimeline.IDLE) {
                    checkWaiting(plain, task, "pid " + task.pid() + " in " + window);
                }
            }
        }
    }

    private static long[] latencies(PlainScheduler plain, int pid, TimeWindow window) {
        return plain.ins(pid, window).stream().filter(run -> plain.wakeup(run) >= 0)
                .filter(run -> plain.rows.get(plain.wakeup(run)).time() >= window.from())
                .mapToLong(run -> run.begin() - plain.rows.get(plain.wakeup(run)).time()).toArray();
    }

    private static void checkWaiting(PlainScheduler plain, TaskStatistics task, String what) {
        TimeWindow window = task.window();
        List<PlainScheduler.Run> runs = plain.runs(task.pid());
        assertEquals(plain.outs(task.pid(), window).stream().filter(plain::blocked).count(), task.voluntary(), what);
        assertEquals(task.switchesOut() - task.voluntary(), task.involuntary(), what);
        assertEquals(PlainScheduler.latency(latencies(plain, task.pid(), window)), task.latency(), what);
        long migrations = 0;
        long waiting = 0;
        for (int i = 0; i <= runs.size(); i++) {
            long until = i < runs.size() ? runs.get(i).begin() : plain.duration;
            int in = i < runs.size() ? runs.get(i).inRow() : plain.rows.size();
            if (i < runs.size() && i > 0 && window.contains(until) && runs.get(i).cpu() != runs.get(i - 1).cpu()) {
                migrations++;
            }
            int wakeup = in < 0 ? -1 : plain.wakeup(new PlainScheduler.Run(0, task.pid(), until, until, in, -1));
            boolean preempted = i > 0 && runs.get(i - 1).left() && !plain.blocked(runs.get(i - 1));
            long since = wakeup >= 0 ? plain.rows.get(wakeup).time() : preempted ? runs.get(i - 1).end() : until;
            waiting += Math.max(0, Math.min(until, window.to()) - Math.max(since, window.from()));
        }
        assertEquals(migrations, task.migrations(), what);
        boolean outside = window.to() < 0 || window.from() > plain.duration;
        assertEquals(outside ? 0 : waiting, task.waiting(), what);
    }

    @Test
    void a_task_that_is_never_current_is_not_there() throws IOException {
        CpuTimeline timeline = new SwitchRecording().change(0, 0, 1, 2).row(10, 0, 2, "TICK").timeline();
        assertEquals(0, ResidencyTable.of(timeline, new int[] {77}, null, Progress.NONE).tasks().size());
        assertEquals(0, timeline.task(77).size());
    }
}
