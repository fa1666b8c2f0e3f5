// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.kernel;

import java.util.Arrays;
import java.util.function.LongUnaryOperator;

import org.eclipse.tracecompass.analysis.os.linux.core.kernel.StateValues;
import org.eclipse.tracecompass.analysis.os.linux.core.model.ProcessStatus;
import org.eclipse.tracecompass.statesystem.core.ITmfStateSystemBuilder;
import org.schedlog.engine.sched.CpuTimeline;
import org.schedlog.engine.sched.KernelSink;

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
    private static final Integer IDLE = StateValues.CPU_STATUS_IDLE;
    private static final Integer USER_MODE = StateValues.CPU_STATUS_RUN_USERMODE;

    /** The values of ProcessStatus by {@link KernelSink.Status}. */
    private static final Object[] STATUS_VALUES = statusValues();

    private final ITmfStateSystemBuilder builder;
    private final LongUnaryOperator traceTime;
    private final int cpusQuark;
    private final int threadsQuark;
    private CpuNode[] cpus = new CpuNode[16];
    private ThreadNode[] threads = new ThreadNode[256];

    private static final class CpuNode {
        private Integer number;
        private int status;
        private int currentThread;
        private boolean wasIdle;
    }

    private static final class ThreadNode {
        private String name;
        private Integer pid;
        /** Quarks; NONE where nothing was told yet. */
        private int status = NONE;
        private int queue = NONE;
        private int execName = NONE;
        private int blockedOn = NONE;
        private boolean hasSystemCall;
        private Status lastStatus;
        private int lastQueue = NONE - 1;
    }

    /**
     * @param builder
     *            takes the states
     * @param traceTime
     *            trace time from ns since the recording's first event
     */
    KernelTree(ITmfStateSystemBuilder builder, LongUnaryOperator traceTime) {
        this.builder = builder;
        this.traceTime = traceTime;
        cpusQuark = builder.getQuarkAbsoluteAndAdd(CPUS);
        threadsQuark = builder.getQuarkAbsoluteAndAdd(THREADS);
    }

    private static Object[] statusValues() {
        return Arrays.stream(Status.values()).map(status -> valueOf(status).getStateValue().unboxValue()).toArray();
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
        node.number = number;
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
        threads[thread] = node;
    }

    @Override
    public void current(long time, int cpu, int thread) {
        CpuNode node = cpus[cpu];
        if (node.status == NONE) {
            node.status = builder.getQuarkRelativeAndAdd(cpusQuark, node.number.toString());
            node.currentThread = builder.getQuarkRelativeAndAdd(node.status, CURRENT_THREAD);
        }
        Integer pid = threads[thread].pid;
        // Trace Compass looks for interrupts, to which an idle CPU wakes up
        if (pid <= CpuTimeline.IDLE && !node.wasIdle) {
            node.wasIdle = true;
            builder.getQuarkRelativeAndAdd(node.status, "IRQs");
            builder.getQuarkRelativeAndAdd(node.status, "Soft_IRQs");
        }
        long now = traceTime.applyAsLong(time);
        builder.modifyAttribute(now, pid, node.currentThread);
        builder.modifyAttribute(now, pid == CpuTimeline.IDLE ? IDLE : USER_MODE, node.status);
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
        builder.modifyAttribute(now, STATUS_VALUES[status.ordinal()], node.status);
        if (status == Status.BLOCKED_IO || node.lastStatus == Status.BLOCKED_IO) {
            if (node.blockedOn == NONE) {
                node.blockedOn = builder.getQuarkRelativeAndAdd(node.status, BLOCKED_ON);
            }
            builder.modifyAttribute(now, status == Status.BLOCKED_IO ? IO : null, node.blockedOn);
        }
        node.lastStatus = status;
    }

    @Override
    public void queue(long time, int thread, int cpuNumber) {
        ThreadNode node = met(thread);
        if (node.queue == NONE) {
            node.queue = builder.getQuarkRelativeAndAdd(node.status, "Current_cpu_rq");
        }
        if (node.lastQueue != cpuNumber) {
            node.lastQueue = cpuNumber;
            Integer value = cpuNumber == NO_QUEUE ? null : Integer.valueOf(cpuNumber);
            builder.modifyAttribute(traceTime.applyAsLong(time), value, node.queue);
        }
    }

    @Override
    public void parent(long time, int thread, int parent) {
        ThreadNode forker = met(parent);
        addSystemCall(forker);
        int quark = builder.getQuarkRelativeAndAdd(met(thread).status, "PPID");
        builder.modifyAttribute(traceTime.applyAsLong(time), forker.pid, quark);
    }

    @Override
    public void name(long time, int thread, String name) {
        ThreadNode node = met(thread);
        if (node.execName == NONE) {
            node.execName = builder.getQuarkRelativeAndAdd(node.status, "Exec_name");
        }
        builder.modifyAttribute(traceTime.applyAsLong(time), name, node.execName);
    }

    /** A thread that something is told of has an attribute. */
    private ThreadNode met(int thread) {
        ThreadNode node = threads[thread];
        if (node.status == NONE) {
            node.status = builder.getQuarkRelativeAndAdd(threadsQuark, node.name);
        }
        return node;
    }

    private void addSystemCall(ThreadNode node) {
        if (!node.hasSystemCall) {
            node.hasSystemCall = true;
            builder.getQuarkRelativeAndAdd(node.status, "System_call");
        }
    }
}
