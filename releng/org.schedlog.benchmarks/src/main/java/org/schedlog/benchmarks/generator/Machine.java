// SPDX-License-Identifier: EPL-2.0
package org.schedlog.benchmarks.generator;

import java.io.IOException;

/**
 * CPUs, their run queues and the clock; each change of them says its events. One event at a time happens on the whole
 * machine, so the events are ordered and what they say of the queues is consistent.
 */
final class Machine {

    /** The usual distance of two events that belong together, ns. */
    private static final int GAP = 160;

    final Dice dice;
    final Agenda agenda = new Agenda();
    final Cpu[] cpus;
    private final EventSink sink;
    private long now;

    Machine(Settings settings, Dice dice, EventSink sink) {
        this.dice = dice;
        this.sink = sink;
        now = 1_500_000_000_000L + dice.below(1_000_000_000);
        cpus = new Cpu[settings.cpus()];
        for (int i = 0; i < cpus.length; i++) {
            cpus[i] = new Cpu(i);
        }
    }

    /** ns since boot. */
    long now() {
        return now;
    }

    /** Goes to a later time, unless it is past already. */
    void advanceTo(long time) {
        now = Math.max(now, time);
    }

    void emit(Cpu cpu, int pid, EventKind kind, int arg0, int arg1) throws IOException {
        sink.accept(now, cpu.number, pid, kind, arg0, arg1);
        now += GAP / 2 + dice.below(GAP);
    }

    /** One more or one less on a run queue, by what a CPU does. */
    void resize(Cpu cpu, int difference, int actorPid) throws IOException {
        cpu.running += difference;
        emit(cpu, actorPid, EventKind.RQ_SIZE, cpu.running, difference);
    }

    /** Gives the CPU to another thread; null is the idle one. What became of the one before has been said. */
    void switchTo(Cpu cpu, Task next) throws IOException {
        emit(cpu, cpu.currentPid(), EventKind.CTX_SWITCH, next == null ? 0 : next.pid, 0);
        cpu.current = next;
        cpu.stamp++;
        cpu.runBegin = now;
        if (next != null) {
            next.state = Task.State.RUNNING;
            continueRun(cpu);
        }
    }

    /** Makes the appointment for when the running thread does something. */
    void continueRun(Cpu cpu) {
        cpu.runEnd = now + cpu.current.remaining;
        agenda.add(cpu.runEnd, Agenda.Action.RUN_END, cpu.number, cpu.stamp);
    }

    /** Takes the CPU from the running thread, which waits behind all others, and gives it to the first that waits. */
    void preempt(Cpu cpu) throws IOException {
        Task previous = cpu.current;
        previous.remaining = Math.max(1, cpu.runEnd - now);
        previous.state = Task.State.QUEUED;
        cpu.queue.addLast(previous);
        switchTo(cpu, cpu.queue.pollFirst());
    }

    /**
     * Puts a thread that runs nowhere on a queue, and sees to it that an idle CPU notices.
     *
     * @param actor the CPU that does it
     * @param kind  what is said about it
     */
    void enqueue(Task task, Cpu target, Cpu actor, EventKind kind) throws IOException {
        if (task.cpu != target.number) {
            migrate(task, target, actor, actor.currentPid());
        }
        task.state = Task.State.QUEUED;
        resize(target, 1, actor.currentPid());
        emit(target, task.pid, kind, 0, 0);
        boolean preempts = !target.isIdle() && dice.perMille(200);
        if (preempts) {
            target.queue.addFirst(task);
        } else {
            target.queue.addLast(task);
        }
        if (preempts || target.isIdle()) {
            callToReschedule(target);
        }
    }

    void callToReschedule(Cpu cpu) {
        if (!cpu.rescheduling) {
            cpu.rescheduling = true;
            agenda.add(now + dice.between(800, 6000), Agenda.Action.RESCHEDULE, cpu.number, 0);
        }
    }

    /** Says that a thread goes to another CPU; its queues are the caller's matter. */
    void migrate(Task task, Cpu target, Cpu actor, int actorPid) throws IOException {
        boolean queued = task.state == Task.State.QUEUED;
        Cpu source = cpus[task.cpu];
        if (queued) {
            source.queue.removeLastOccurrence(task);
            resize(source, -1, actorPid);
        }
        emit(actor, task.pid, EventKind.MIGRATE, source.number, target.number);
        task.cpu = target.number;
        if (queued) {
            target.queue.addLast(task);
            resize(target, 1, actorPid);
        }
    }
}
