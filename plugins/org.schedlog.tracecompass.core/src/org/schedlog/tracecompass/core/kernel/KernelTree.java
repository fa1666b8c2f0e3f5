// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.kernel;

import java.util.Arrays;
import java.util.function.LongUnaryOperator;

import org.eclipse.tracecompass.analysis.os.linux.core.kernel.StateValues;
import org.eclipse.tracecompass.analysis.os.linux.core.model.ProcessStatus;
import org.schedlog.engine.sched.CpuTimeline;
import org.schedlog.engine.sched.KernelSink;
import org.schedlog.tracecompass.core.history.StateOutput;

/**
 * Puts what threads and CPUs do into the attribute tree of Trace Compass' own kernel analysis:
 *
 * <pre>
 * CPUs/NUMBER                   idle or user mode
 *     Current_thread            thread id, 0 where idle
 *     IRQs, Soft_IRQs           empty
 * Threads/ID (idle: 0_CPU)      what it does, as in ProcessStatus
 *     Current_cpu_rq            the CPU where it runs or waits
 *     PPID                      who forked it
 *     Exec_name                 its name
 *     System_call               empty
 *     Blocked_on                "I/O" where the recording says so; ours, the rest is Trace Compass'
 * </pre>
 *
 * For one thread of the program.
 */
final class KernelTree implements KernelSink {

    static final String CPUS = "CPUs";
    static final String CURRENT_THREAD = "Current_thread";
    static final String THREADS = "Threads";
    static final String BLOCKED_ON = "Blocked_on";
    static final String IO = "I/O";

    private static final int NONE = -1;
    private static final int NOT_TOLD = -2;
    private final StateOutput output;
    private final LongUnaryOperator traceTime;
    private final int cpusQuark;
    private final int threadsQuark;
    /** Numbers of values. */
    private final int idle;
    private final int userMode;
    private final int io;
    /** Those of ProcessStatus by {@link KernelSink.Status}. */
    private final int[] statusValues;
    private CpuNode[] cpus = new CpuNode[16];
    private ThreadNode[] threads = new ThreadNode[256];

    private static final class CpuNode {
        private String name;
        private int status;
        private int currentThread;
        private boolean wasIdle;
    }

    private static final class ThreadNode {
        private String name;
        private int pid;
        /** The number of the pid as a value. */
        private int value;
        /** Quarks; NONE where nothing was told yet. */
        private int status = NONE;
        private int queue = NONE;
        private int execName = NONE;
        private int blockedOn = NONE;
        private boolean hasSystemCall;
        private Status lastStatus;
        private int lastQueue = NOT_TOLD;
    }

    /**
     * @param output
     *            takes the states
     * @param traceTime
     *            trace time since the trace's start, from ns since the recording's first event
     */
    KernelTree(StateOutput output, LongUnaryOperator traceTime) {
        this.output = output;
        this.traceTime = traceTime;
        cpusQuark = output.attribute(StateOutput.ROOT, CPUS);
        threadsQuark = output.attribute(StateOutput.ROOT, THREADS);
        idle = output.value(StateValues.CPU_STATUS_IDLE);
        userMode = output.value(StateValues.CPU_STATUS_RUN_USERMODE);
        statusValues = Arrays.stream(Status.values())
                .mapToInt(status -> output.value(valueOf(status).getStateValue().unboxValue())).toArray();
        io = output.value(IO);
    }

    private static ProcessStatus valueOf(Status status) {
        return switch (status) {
        case RUNNING -> ProcessStatus.RUN;
        case WAITING -> ProcessStatus.WAIT_CPU;
        case BLOCKED, BLOCKED_IO -> ProcessStatus.WAIT_BLOCKED;
        case UNKNOWN -> ProcessStatus.WAIT_UNKNOWN;
        case EXITED -> ProcessStatus.NOT_ALIVE;
        };
    }

    @Override
    public void cpu(int cpu, int number) {
        if (cpu == cpus.length) {
            cpus = Arrays.copyOf(cpus, 2 * cpu);
        }
        CpuNode node = new CpuNode();
        node.name = Integer.toString(number);
        node.status = NONE;
        cpus[cpu] = node;
    }

    @Override
    public void thread(int thread, int pid, int cpuNumber) {
        if (thread == threads.length) {
            threads = Arrays.copyOf(threads, 2 * thread);
        }
        ThreadNode node = new ThreadNode();
        node.name = pid == CpuTimeline.IDLE ? "0_" + cpuNumber : Integer.toString(pid);
        node.pid = pid;
        node.value = output.value(pid);
        threads[thread] = node;
    }

    @Override
    public void current(long time, int cpu, int thread) {
        CpuNode node = cpus[cpu];
        if (node.status == NONE) {
            node.status = output.attribute(cpusQuark, node.name);
            node.currentThread = output.attribute(node.status, CURRENT_THREAD);
        }
        ThreadNode running = threads[thread];
        // Trace Compass looks for interrupts, to which an idle CPU wakes up
        if (running.pid <= CpuTimeline.IDLE && !node.wasIdle) {
            node.wasIdle = true;
            output.attribute(node.status, "IRQs");
            output.attribute(node.status, "Soft_IRQs");
        }
        long now = traceTime.applyAsLong(time);
        output.change(node.currentThread, now, running.value);
        output.change(node.status, now, running.pid == CpuTimeline.IDLE ? idle : userMode);
    }

    @Override
    public void status(long time, int thread, Status status) {
        ThreadNode node = met(thread);
        if (status == Status.RUNNING) {
            addSystemCall(node);
        }
        if (node.lastStatus == status) {
            return;
        }
        long now = traceTime.applyAsLong(time);
        output.change(node.status, now, statusValues[status.ordinal()]);
        if (status == Status.BLOCKED_IO || node.lastStatus == Status.BLOCKED_IO) {
            if (node.blockedOn == NONE) {
                node.blockedOn = output.attribute(node.status, BLOCKED_ON);
            }
            output.change(node.blockedOn, now, status == Status.BLOCKED_IO ? io : StateOutput.NO_VALUE);
        }
        node.lastStatus = status;
    }

    @Override
    public void queue(long time, int thread, int cpuNumber) {
        ThreadNode node = met(thread);
        if (node.queue == NONE) {
            node.queue = output.attribute(node.status, "Current_cpu_rq");
        }
        if (node.lastQueue != cpuNumber) {
            node.lastQueue = cpuNumber;
            int value = cpuNumber == NO_QUEUE ? StateOutput.NO_VALUE : output.value(cpuNumber);
            output.change(node.queue, traceTime.applyAsLong(time), value);
        }
    }

    @Override
    public void parent(long time, int thread, int parent) {
        ThreadNode forker = met(parent);
        addSystemCall(forker);
        int quark = output.attribute(met(thread).status, "PPID");
        output.change(quark, traceTime.applyAsLong(time), forker.value);
    }

    @Override
    public void name(long time, int thread, String name) {
        ThreadNode node = met(thread);
        if (node.execName == NONE) {
            node.execName = output.attribute(node.status, "Exec_name");
        }
        output.change(node.execName, traceTime.applyAsLong(time), output.value(name));
    }

    /** A thread that something is told of has an attribute. */
    private ThreadNode met(int thread) {
        ThreadNode node = threads[thread];
        if (node.status == NONE) {
            node.status = output.attribute(threadsQuark, node.name);
        }
        return node;
    }

    private void addSystemCall(ThreadNode node) {
        if (!node.hasSystemCall) {
            node.hasSystemCall = true;
            output.attribute(node.status, "System_call");
        }
    }
}
