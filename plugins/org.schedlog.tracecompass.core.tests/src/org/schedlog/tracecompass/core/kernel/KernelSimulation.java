// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.kernel;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.schedlog.tracecompass.core.trace.RecordingFile;

/**
 * A kernel that schedules at random and records all of it, so that every chain of switches is unbroken; breaks can be
 * made afterwards, by leaving rows out. Rows are timestamp, cpu, pid, event, arg0, arg1.
 */
final class KernelSimulation {

    static final long START = 7_000_000_000_000L;

    private static final int FIRST_PID = 100;

    private final Random random;
    private final int[] current;
    /** Whether a CPU had a switch; before that nobody but us knows who runs there. */
    private final boolean[] switched;
    /** Of each thread: the CPU of the queue where it waits; absent if it is current, blocked or gone. */
    private final Map<Integer, Integer> waiting = new HashMap<>();
    private final List<Integer> blocked = new ArrayList<>();
    private final List<Integer> gone = new ArrayList<>();
    private final Map<Integer, Boolean> ending = new HashMap<>();
    private final List<long[]> rows = new ArrayList<>();
    private long time = START;
    private int pids = FIRST_PID;

    KernelSimulation(long seed, int cpus, int threads, int steps) {
        random = new Random(seed);
        current = new int[cpus];
        switched = new boolean[cpus];
        for (int thread = 0; thread < threads; thread++) {
            blocked.add(pids++);
        }
        for (int cpu = 0; cpu < cpus; cpu++) {
            if (random.nextBoolean()) {
                current[cpu] = blocked.remove(random.nextInt(blocked.size()));
            }
        }
        for (int step = 0; step < steps; step++) {
            step(random.nextInt(cpus));
        }
    }

    List<long[]> rows() {
        return rows;
    }

    /** Leaves switches out, as real kernels do. */
    KernelSimulation losing(int oneIn) {
        rows.removeIf(row -> row[3] == RecordingFile.id("CTX_SWITCH") && random.nextInt(oneIn) == 0);
        return this;
    }

    Path write(Path folder) throws IOException {
        return new RecordingFile().withTable().withRows(rows.toArray(long[][]::new))
                .write(folder.resolve("simulated.tar"));
    }

    private void row(int cpu, int pid, String event, long arg0, long arg1) {
        rows.add(new long[] { time, cpu, pid, RecordingFile.id(event), arg0, arg1 });
        time += random.nextInt(3) == 0 ? 0 : random.nextInt(1 << random.nextInt(20));
    }

    private void step(int cpu) {
        int running = current[cpu];
        switch (random.nextInt(12)) {
        case 0, 1, 2 -> wake(cpu, running);
        case 3 -> migrate(cpu);
        case 4 -> fork(cpu, running);
        case 5 -> row(cpu, running, "TICK", 0, 1_000_000 + random.nextInt(4) * 100_000);
        case 6 -> exec(cpu, running);
        case 7 -> exit(cpu, running);
        case 8 -> change(cpu);
        default -> block(cpu, running);
        }
    }

    private void wake(int cpu, int waker) {
        if (blocked.isEmpty()) {
            return;
        }
        int thread = blocked.remove(random.nextInt(blocked.size()));
        int target = random.nextInt(current.length);
        if (random.nextInt(3) == 0) {
            row(cpu, thread, "MIGRATE", cpu, target);
        }
        row(target, thread, "WAKEUP", 0, 0);
        waiting.put(thread, target);
        if (random.nextBoolean()) {
            row(target, waker, "RQ_SIZE", waiting.size(), 1);
        }
    }

    private void migrate(int cpu) {
        waiting.keySet().stream().sorted().findFirst().ifPresent(thread -> {
            int target = random.nextInt(current.length);
            row(cpu, thread, "MIGRATE", waiting.get(thread), target);
            waiting.put(thread, target);
        });
    }

    private void fork(int cpu, int parent) {
        if (!switched[cpu]) {
            return;
        }
        int child = !gone.isEmpty() && random.nextBoolean() ? gone.remove(0) : pids++;
        int target = random.nextInt(current.length);
        ending.remove(child);
        row(cpu, child, "FORK", parent, 0);
        row(target, child, "WAKEUP_NEW", 0, 0);
        waiting.put(child, target);
    }

    private void exec(int cpu, int thread) {
        if (thread != 0) {
            row(cpu, thread, "EXEC", 0, 'a' + random.nextInt(26) | ('a' + random.nextInt(26)) << 8);
        }
    }

    private void exit(int cpu, int thread) {
        if (thread != 0 && ending.put(thread, true) == null) {
            row(cpu, thread, "EXIT", 0, 0);
            if (random.nextBoolean()) {
                block(cpu, thread);
            }
        }
    }

    private void block(int cpu, int thread) {
        if (thread == 0) {
            change(cpu);
            return;
        }
        row(cpu, thread, random.nextInt(4) == 0 ? "BLOCK_IO" : "BLOCK", 0, 0);
        if (random.nextBoolean()) {
            row(cpu, thread, "RQ_SIZE", waiting.size(), -1);
        }
        current[cpu] = 0;
        (ending.containsKey(thread) && random.nextInt(4) > 0 ? gone : blocked).add(thread);
        switchTo(cpu, thread, next(cpu));
    }

    /** The current thread could go on. */
    private void change(int cpu) {
        int before = current[cpu];
        int next = next(cpu);
        if (next != 0 || before == 0 && random.nextInt(8) == 0) {
            if (before != 0) {
                waiting.put(before, cpu);
            }
            switchTo(cpu, before, next);
        }
    }

    private int next(int cpu) {
        return waiting.entrySet().stream().filter(entry -> entry.getValue() == cpu).map(Map.Entry::getKey).sorted()
                .findFirst().orElse(0);
    }

    private void switchTo(int cpu, int before, int next) {
        waiting.remove(next);
        current[cpu] = next;
        switched[cpu] = true;
        row(cpu, before, "CTX_SWITCH", next, 0);
    }
}
