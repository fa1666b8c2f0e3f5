// SPDX-License-Identifier: EPL-2.0
package org.schedlog.benchmarks.generator;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * A machine that compiles a large program. Half of the threads live as long as the machine and mostly sleep; the places
 * of the others are used by processes that are forked, call exec, compute, wait and exit. It is a closed network of
 * queues: how long threads sleep is chosen so that they would keep somewhat more CPUs busy than there are.
 */
final class Simulation {

    /** 250 Hz. */
    private static final long TICK_PERIOD = 4_000_000;
    /** How long a thread may run while others wait, ns. */
    private static final long SLICE = 3_000_000;
    /** A CPU balances its load periodically every so many ticks. */
    private static final int BALANCE_TICKS = 16;
    /** Runs are short or long, one as likely as the other; their mean lengths, ns. */
    private static final double SHORT_RUN = 150_000;
    private static final double LONG_RUN = 2_400_000;
    /** How busy the threads would keep the machine if nobody ever had to wait. */
    private static final double LOAD = 1.15;
    /** How long the machine runs before the recording begins, ns. */
    private static final long WARM_UP = 300_000_000;
    /** The largest pid that Linux gives by default, and where pids begin again. */
    private static final int PID_LIMIT = 4_194_304;
    private static final int FIRST_PID = 300;

    private final Machine machine;
    private final Dice dice;
    private final Balancer balancer;
    private final Task[] tasks;
    private final ArrayDeque<Task> free = new ArrayDeque<>();
    private final double sleep;
    private final BitSet usedPids = new BitSet(PID_LIMIT);
    private int nextPid = FIRST_PID;
    private int userEvents;

    Simulation(Settings settings, EventSink sink) {
        dice = new Dice(settings.seed());
        machine = new Machine(settings, dice, sink);
        balancer = new Balancer(machine);
        tasks = new Task[settings.threads()];
        double run = (SHORT_RUN + LONG_RUN) / 2;
        sleep = Math.max(run / 2, run * (tasks.length / (LOAD * settings.cpus()) - 1));
        int permanent = (tasks.length + 1) / 2;
        for (int i = 0; i < tasks.length; i++) {
            tasks[i] = new Task(i, i < permanent);
            if (tasks[i].permanent) {
                settle(tasks[i]);
            } else {
                free.addLast(tasks[i]);
            }
        }
        for (Cpu cpu : machine.cpus) {
            long offset = TICK_PERIOD * cpu.number / machine.cpus.length;
            machine.agenda.add(machine.now() + offset, Agenda.Action.TICK, cpu.number, 0);
        }
    }

    private void settle(Task task) {
        task.pid = newPid();
        task.cpu = dice.below(machine.cpus.length);
        task.command = dice.below(Names.COMMANDS.size());
        fallAsleep(task);
    }

    /** Goes on until the machine is busy. */
    void warmUp() throws IOException {
        long end = machine.now() + WARM_UP;
        while (machine.now() < end) {
            step();
        }
    }

    /** All places for threads; some are empty. */
    List<Task> tasks() {
        return Arrays.asList(tasks);
    }

    /** Does what is next. Some of it says no event, or several. */
    void step() throws IOException {
        Agenda agenda = machine.agenda;
        long time = agenda.time();
        Agenda.Action action = agenda.action();
        int subject = agenda.subject();
        int stamp = agenda.stamp();
        agenda.remove();
        machine.advanceTo(time);
        switch (action) {
            case TICK -> {
                agenda.add(time + TICK_PERIOD, Agenda.Action.TICK, subject, 0);
                tick(machine.cpus[subject]);
            }
            case RUN_END -> {
                if (machine.cpus[subject].stamp == stamp) {
                    act(machine.cpus[subject]);
                }
            }
            case RESCHEDULE -> reschedule(machine.cpus[subject]);
            case WAKE -> {
                if (tasks[subject].stamp == stamp) {
                    wake(tasks[subject], waker(tasks[subject]));
                }
            }
        }
    }

    /** An idle CPU has no ticks. */
    private void tick(Cpu cpu) throws IOException {
        if (cpu.isIdle()) {
            return;
        }
        cpu.stepFrequency(dice);
        boolean enough = !cpu.queue.isEmpty() && machine.now() - cpu.runBegin >= SLICE;
        machine.emit(cpu, cpu.currentPid(), EventKind.TICK, enough ? 1 : 0, cpu.frequency);
        if (++cpu.ticks % BALANCE_TICKS == 0) {
            balancer.periodic(cpu);
        }
        if (enough && !cpu.queue.isEmpty()) {
            machine.preempt(cpu);
        }
    }

    private void reschedule(Cpu cpu) throws IOException {
        cpu.rescheduling = false;
        if (cpu.queue.isEmpty()) {
            return;
        }
        if (cpu.isIdle()) {
            machine.switchTo(cpu, cpu.queue.pollFirst());
        } else {
            machine.preempt(cpu);
        }
    }

    /** The running thread has computed as long as it wanted and does something. */
    private void act(Cpu cpu) throws IOException {
        Task task = cpu.current;
        if (task.fresh && dice.perMille(850)) {
            exec(cpu, task);
        } else if (!task.permanent && dice.perMille(32)) {
            exit(cpu, task);
        } else if (!free.isEmpty() && dice.perMille(task.permanent ? 40 : 25)) {
            fork(cpu, task);
        } else if (dice.perMille(20)) {
            machine.emit(cpu, task.pid, EventKind.USER_EVT, dice.below(8), userEvents++ & Integer.MAX_VALUE);
            computeOn(cpu);
        } else {
            block(cpu, task, false);
        }
        task.fresh = false;
    }

    /** The running thread goes on for a while. */
    private void computeOn(Cpu cpu) {
        cpu.current.remaining = run();
        cpu.stamp++;
        machine.continueRun(cpu);
    }

    private long run() {
        return dice.duration(dice.perMille(500) ? SHORT_RUN : LONG_RUN);
    }

    private void exec(Cpu cpu, Task task) throws IOException {
        task.command = dice.below(Names.COMMANDS.size());
        machine.emit(cpu, task.pid, EventKind.EXEC, Names.secondHalf(task.command), Names.firstHalf(task.command));
        computeOn(cpu);
    }

    private void fork(Cpu cpu, Task parent) throws IOException {
        Task child = free.pollFirst();
        child.pid = newPid();
        child.parent = parent.place;
        child.parentPid = parent.pid;
        child.command = parent.command;
        child.cpu = cpu.number;
        child.fresh = true;
        child.remaining = dice.duration(SHORT_RUN);
        machine.emit(cpu, child.pid, EventKind.FORK, parent.pid, 0);
        machine.enqueue(child, balancer.forFork(cpu), cpu, EventKind.WAKEUP_NEW);
        if (dice.perMille(500)) {
            block(cpu, parent, true);
        } else {
            computeOn(cpu);
        }
    }

    private void exit(Cpu cpu, Task task) throws IOException {
        machine.emit(cpu, task.pid, EventKind.EXIT, 0, 0);
        machine.resize(cpu, -1, task.pid);
        Task parent = tasks[task.parent];
        if (parent.pid == task.parentPid && parent.state == Task.State.BLOCKED && parent.waitsForChild) {
            wake(parent, cpu);
        }
        task.state = Task.State.NONE;
        leave(cpu, task.pid);
        usedPids.clear(task.pid);
        free.addLast(task);
    }

    private void block(Cpu cpu, Task task, boolean waitsForChild) throws IOException {
        task.waitsForChild = waitsForChild;
        task.futexLow = 0;
        if (!waitsForChild && dice.perMille(250)) {
            task.futexHigh = 0x7f00 + dice.below(256);
            task.futexLow = dice.below(1 << 28) * 16 + 1;
            machine.emit(cpu, task.pid, EventKind.WAIT_FUTEX, task.futexHigh, task.futexLow);
        }
        boolean io = !waitsForChild && task.futexLow == 0 && dice.perMille(50);
        machine.emit(cpu, task.pid, io ? EventKind.BLOCK_IO : EventKind.BLOCK, 0, 0);
        machine.resize(cpu, -1, task.pid);
        fallAsleep(task);
        leave(cpu, task.pid);
    }

    private void fallAsleep(Task task) {
        task.state = Task.State.BLOCKED;
        task.stamp++;
        long time = machine.now() + dice.duration(task.waitsForChild ? 4 * sleep : sleep);
        machine.agenda.add(time, Agenda.Action.WAKE, task.place, task.stamp);
    }

    /** The running thread no longer wants its CPU. */
    private void leave(Cpu cpu, int pid) throws IOException {
        if (cpu.queue.isEmpty() && dice.perMille(350)) {
            balancer.idle(cpu, pid);
        }
        machine.switchTo(cpu, cpu.queue.pollFirst());
    }

    /** The CPU on which a thread is woken: by an interrupt anywhere, or by a thread that gives a futex free. */
    private Cpu waker(Task task) {
        Cpu cpu = machine.cpus[dice.below(machine.cpus.length)];
        for (int i = 0; task.futexLow != 0 && cpu.isIdle() && i < 8; i++) {
            cpu = machine.cpus[dice.below(machine.cpus.length)];
        }
        return cpu;
    }

    private void wake(Task task, Cpu actor) throws IOException {
        task.stamp++;
        task.remaining = run();
        if (task.futexLow != 0 && !actor.isIdle()) {
            machine.emit(actor, task.pid, EventKind.WAKE_FUTEX, task.futexHigh, task.futexLow);
            machine.emit(actor, actor.currentPid(), EventKind.WAKER_FUTEX, task.futexHigh, task.futexLow);
        }
        machine.enqueue(task, balancer.forWakeup(task), actor, EventKind.WAKEUP);
    }

    private int newPid() {
        int pid = usedPids.nextClearBit(nextPid);
        if (pid >= PID_LIMIT) {
            pid = usedPids.nextClearBit(FIRST_PID);
        }
        usedPids.set(pid);
        nextPid = pid + 1;
        return pid;
    }
}
