// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.sched;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

import org.schedlog.engine.column.KeyIndex;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Recording;
import org.schedlog.engine.compute.ThreadNames;

/**
 * Follows in two passes over a recording what each CPU and each thread does, and tells every change to a
 * {@link StateSink}.
 * <ul>
 * <li>Who is current on a CPU is defined as in {@link CpuTimeline}: whom it was last switched to, before the first
 * CTX_SWITCH the thread that leaves there. A thread is RUNNING as long as it is current anywhere.
 * <li>A thread that is switched away from is BLOCKED where a BLOCK or BLOCK_IO of it stands between, and no WAKEUP
 * after that; EXITED after an EXIT; else PREEMPTED. What these events say of a thread that is not current holds at
 * once.
 * <li>A thread's CPU is the one where it is current; else where a WAKEUP put it or a MIGRATE moved it.
 * <li>The length of a run queue is arg0 of RQ_SIZE, the frequency arg1 of TICK, each from that event on.
 * <li>A CPU balances load from a {@code *_BLN_*_BEG} to the {@code _END} of the same name; of several kinds under way
 * the one that began last is told.
 * </ul>
 * For one use and one thread.
 */
public final class StateSweep {

    private final Recording recording;
    private final ThreadNames names;
    private final StateSink sink;
    private final StateKinds kinds;
    private final EventBlocks rows;
    private final KeyIndex cpuIndex = new KeyIndex();
    private final KeyIndex threadIndex = new KeyIndex();
    private CpuCourse[] cpus = new CpuCourse[16];
    private ThreadCourse[] threads = new ThreadCourse[256];
    /** The names that come into force later on, the next one first. */
    private final PriorityQueue<NewName> coming = new PriorityQueue<>(Comparator.comparingInt(NewName::row));
    private int nextName = Integer.MAX_VALUE;

    /** From a row on a thread has a name. */
    private record NewName(int row, long time, int pid, String name) {
    }

    private StateSweep(Recording recording, ThreadNames names, StateSink sink) {
        this.recording = recording;
        this.names = names;
        this.sink = sink;
        this.kinds = new StateKinds(recording.eventTable());
        this.rows = new EventBlocks(recording);
    }

    /**
     * Tells everything that changes.
     *
     * @param recording
     *            the recording
     * @param names
     *            what its threads are called
     * @param sink
     *            is told, in the calling thread
     * @param progress
     *            listens and may cancel
     */
    public static void run(Recording recording, ThreadNames names, StateSink sink, Progress progress) {
        StateSweep sweep = new StateSweep(recording, names, sink);
        sweep.rows.forEach("Looking for who runs first", progress, sweep::findFirst);
        sweep.begin();
        sweep.rows.forEach("Following threads and CPUs", progress, sweep::follow);
    }

    private void findFirst(int count) {
        for (int i = 0; i < count; i++) {
            if (kinds.kind(kinds.find(rows.events[i])) == StateKinds.Kind.SWITCH) {
                CpuCourse cpu = cpu(rows.cpus[i]);
                if (cpu.first == CpuCourse.UNKNOWN) {
                    cpu.first = rows.pids[i];
                }
            }
        }
    }

    private void begin() {
        for (CpuCourse cpu : Arrays.copyOf(cpus, cpuIndex.size())) {
            if (cpu.first != CpuCourse.UNKNOWN) {
                enter(cpu, (int) cpu.first, 0, 0);
            }
        }
    }

    private void follow(int count) {
        for (int i = 0; i < count; i++) {
            int row = rows.first() + i;
            if (row >= nextName) {
                rename(row);
            }
            int event = kinds.find(rows.events[i]);
            if (event < 0) {
                continue;
            }
            StateKinds.Kind kind = kinds.kind(event);
            long time = rows.times[i];
            switch (kind) {
            case SWITCH -> change(i, row);
            case QUEUE -> cpu(rows.cpus[i]).queue(time, (int) rows.arg0s[i], sink);
            case TICK -> cpu(rows.cpus[i]).tick(time, (int) rows.arg1s[i], sink);
            case BALANCE_BEGIN, BALANCE_END -> cpu(rows.cpus[i]).balance(time, kinds.balancing(event),
                    kind == StateKinds.Kind.BALANCE_BEGIN, sink);
            case OTHER -> {
                // changes nothing but names
            }
            default -> threadEvent(kind, i, row);
            }
        }
    }

    private void threadEvent(StateKinds.Kind kind, int i, int row) {
        int pid = (int) rows.pids[i];
        if (pid == CpuTimeline.IDLE) {
            return;
        }
        ThreadCourse thread = thread(pid, row);
        long time = rows.times[i];
        switch (kind) {
        case WAKEUP -> thread.wake(time, (int) rows.cpus[i]);
        case BLOCK -> thread.block(time, ThreadState.BLOCKED);
        case BLOCK_IO -> thread.block(time, ThreadState.BLOCKED_IO);
        case EXIT -> thread.exit(time);
        case FORK -> thread.fork(time);
        case MIGRATE -> thread.migrate(time, (int) rows.arg1s[i]);
        default -> throw new IllegalArgumentException(kind.name());
        }
    }

    private void change(int i, int row) {
        CpuCourse cpu = cpu(rows.cpus[i]);
        int next = (int) rows.arg0s[i];
        if (cpu.current != next) {
            if (cpu.current != CpuTimeline.IDLE) {
                thread(cpu.current, row).leave(rows.times[i]);
            }
            enter(cpu, next, rows.times[i], row);
        }
    }

    private void enter(CpuCourse cpu, int pid, long time, int row) {
        cpu.current = pid;
        sink.current(time, cpu.number, pid);
        if (pid != CpuTimeline.IDLE) {
            thread(pid, row).enter(time, cpu.number);
        }
    }

    private CpuCourse cpu(long number) {
        int index = cpuIndex.add(0, number);
        if (index == cpus.length) {
            cpus = Arrays.copyOf(cpus, 2 * index);
        }
        if (cpus[index] == null) {
            cpus[index] = new CpuCourse((int) number);
        }
        return cpus[index];
    }

    private ThreadCourse thread(int pid, int row) {
        int index = threadIndex.add(0, pid);
        if (index == threads.length) {
            threads = Arrays.copyOf(threads, 2 * index);
        }
        if (threads[index] == null) {
            threads[index] = new ThreadCourse(pid, sink);
            meet(pid, row);
        }
        return threads[index];
    }

    // ---- names

    /** A thread is met for the first time: tells its names up to the row, and remembers the others. */
    private void meet(int pid, int row) {
        List<ThreadNames.Named> all = names.all(pid);
        for (ThreadNames.Named named : all) {
            NewName name = new NewName(named.row(), named.time() - recording.start(), pid, named.name());
            if (named.row() <= row) {
                tell(name);
            } else {
                coming.add(name);
            }
        }
        nextName = coming.isEmpty() ? Integer.MAX_VALUE : coming.peek().row();
    }

    private void rename(int row) {
        while (!coming.isEmpty() && coming.peek().row() <= row) {
            tell(coming.poll());
        }
        nextName = coming.isEmpty() ? Integer.MAX_VALUE : coming.peek().row();
    }

    private void tell(NewName name) {
        sink.name(name.time(), name.pid(), name.name());
    }
}
