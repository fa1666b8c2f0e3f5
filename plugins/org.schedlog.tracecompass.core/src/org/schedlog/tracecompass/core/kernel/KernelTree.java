// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.kernel;

import java.util.Arrays;
import java.util.List;
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

    /** The series of a thread, in this order behind the first one; the first one is its status. */
    private static final int QUEUE_SERIES = 1;
    private static final int PARENT_SERIES = 2;
    private static final int NAME_SERIES = 3;
    private static final int CALL_SERIES = 4;
    private static final int BLOCKING_SERIES = 5;
    private static final int THREAD_SERIES = 6;
    private static final List<String> PARTS = List.of("Current_cpu_rq", "PPID", "Exec_name", "System_call", BLOCKED_ON);
    /** Which attributes a thread has, by series; all that are met have the first one. */
    private static final int MET = 1;
    private static final int QUEUE = 1 << QUEUE_SERIES;
    private static final int PARENT = 1 << PARENT_SERIES;
    private static final int NAME = 1 << NAME_SERIES;
    private static final int SYSTEM_CALL = 1 << CALL_SERIES;
    private static final int BLOCKING = 1 << BLOCKING_SERIES;
    /** It waits for input or output now. */
    private static final int WAITS_FOR_IO = 1 << THREAD_SERIES;
    /** The series of a CPU: its status, and behind it its current thread. */
    private static final int CURRENT_SERIES = 1;
    private static final int CPU_SERIES = 2;

    private final StateOutput output;
    private final LongUnaryOperator traceTime;
    /** Numbers of values. */
    private final int idle;
    private final int userMode;
    private final int io;
    /** Those of ProcessStatus by {@link KernelSink.Status}. */
    private final int[] statusValues;

    /** By CPU. */
    private int[] cpuNumbers = new int[16];
    private int[] cpuSeries = new int[16];
    private int[] cpuStatuses = new int[16];
    private boolean[] wasCurrent = new boolean[16];
    private boolean[] wasIdle = new boolean[16];
    private int cpuCount;
    /** By thread: its id, the CPU that met it, its first series, its id as a value, and what is known of it. */
    private int[] pids = new int[256];
    private int[] homes = new int[256];
    private int[] threadSeries = new int[256];
    private int[] pidValues = new int[256];
    private byte[] known = new byte[256];
    private int threadCount;

    /**
     * @param output
     *            takes the states
     * @param traceTime
     *            trace time since the trace's start, from ns since the recording's first event
     */
    KernelTree(StateOutput output, LongUnaryOperator traceTime) {
        this.output = output;
        this.traceTime = traceTime;
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
        if (cpu == cpuSeries.length) {
            cpuNumbers = Arrays.copyOf(cpuNumbers, 2 * cpu);
            cpuSeries = Arrays.copyOf(cpuSeries, 2 * cpu);
            cpuStatuses = Arrays.copyOf(cpuStatuses, 2 * cpu);
            wasCurrent = Arrays.copyOf(wasCurrent, 2 * cpu);
            wasIdle = Arrays.copyOf(wasIdle, 2 * cpu);
        }
        // looking for it as an int, which queue() does all the time, is compiled shorter if it always finds something
        output.value(Integer.valueOf(number));
        cpuNumbers[cpu] = number;
        cpuSeries[cpu] = output.series(CPU_SERIES);
        cpuCount = cpu + 1;
    }

    @Override
    public void thread(int thread, int pid, int cpuNumber) {
        if (thread == pids.length) {
            growThreads();
        }
        pids[thread] = pid;
        homes[thread] = cpuNumber;
        threadSeries[thread] = output.series(THREAD_SERIES);
        pidValues[thread] = output.value(Integer.valueOf(pid));
        threadCount = thread + 1;
    }

    private void growThreads() {
        int size = 2 * threadCount;
        pids = Arrays.copyOf(pids, size);
        homes = Arrays.copyOf(homes, size);
        threadSeries = Arrays.copyOf(threadSeries, size);
        pidValues = Arrays.copyOf(pidValues, size);
        known = Arrays.copyOf(known, size);
    }

    @Override
    public void current(long time, int cpu, int thread) {
        long now = traceTime.applyAsLong(time);
        int pid = pids[thread];
        wasCurrent[cpu] = true;
        wasIdle[cpu] |= pid <= CpuTimeline.IDLE;
        output.change(cpuSeries[cpu] + CURRENT_SERIES, now, pidValues[thread]);
        int status = pid == CpuTimeline.IDLE ? idle : userMode;
        if (cpuStatuses[cpu] != status) {
            cpuStatuses[cpu] = status;
            output.change(cpuSeries[cpu], now, status);
        }
    }

    @Override
    public void status(long time, int thread, Status status) {
        long now = traceTime.applyAsLong(time);
        known[thread] |= status == Status.RUNNING ? MET | SYSTEM_CALL : MET;
        output.change(threadSeries[thread], now, statusValues[status.ordinal()]);
        if (status == Status.BLOCKED_IO) {
            known[thread] |= BLOCKING | WAITS_FOR_IO;
            output.change(threadSeries[thread] + BLOCKING_SERIES, now, io);
        } else if ((known[thread] & WAITS_FOR_IO) != 0) {
            known[thread] &= ~WAITS_FOR_IO;
            output.change(threadSeries[thread] + BLOCKING_SERIES, now, StateOutput.NO_VALUE);
        }
    }

    @Override
    public void queue(long time, int thread, int cpuNumber) {
        known[thread] |= MET | QUEUE;
        int value = cpuNumber == NO_QUEUE ? StateOutput.NO_VALUE : output.value(cpuNumber);
        output.change(threadSeries[thread] + QUEUE_SERIES, traceTime.applyAsLong(time), value);
    }

    @Override
    public void parent(long time, int thread, int parent) {
        known[parent] |= MET | SYSTEM_CALL;
        known[thread] |= MET | PARENT;
        output.change(threadSeries[thread] + PARENT_SERIES, traceTime.applyAsLong(time), pidValues[parent]);
    }

    @Override
    public void name(long time, int thread, String name) {
        known[thread] |= MET | NAME;
        output.change(threadSeries[thread] + NAME_SERIES, traceTime.applyAsLong(time), output.value(name));
    }

    // ---- attributes

    /** Says which attributes there are, when everything was told. */
    void addAttributes() {
        int cpusQuark = output.attribute(StateOutput.ROOT, output.value(CPUS), StateOutput.NO_SERIES);
        int threadsQuark = output.attribute(StateOutput.ROOT, output.value(THREADS), StateOutput.NO_SERIES);
        for (int cpu = 0; cpu < cpuCount; cpu++) {
            if (wasCurrent[cpu]) {
                addCpu(cpusQuark, cpu);
            }
        }
        int[] names = threadNames();
        int[] partNames = new int[THREAD_SERIES];
        for (int part = QUEUE_SERIES; part < THREAD_SERIES; part++) {
            partNames[part] = output.value(PARTS.get(part - QUEUE_SERIES));
        }
        for (int thread = 0; thread < threadCount; thread++) {
            // a thread that something is told of has an attribute
            if ((known[thread] & MET) != 0) {
                addThread(threadsQuark, names[thread], thread, partNames);
            }
        }
    }

    private void addCpu(int parent, int cpu) {
        int quark = output.attribute(parent, output.value(cpuNumbers[cpu]), cpuSeries[cpu]);
        output.attribute(quark, output.value(CURRENT_THREAD), cpuSeries[cpu] + CURRENT_SERIES);
        // Trace Compass looks for interrupts, to which an idle CPU wakes up
        if (wasIdle[cpu]) {
            output.attribute(quark, output.value("IRQs"), StateOutput.NO_SERIES);
            output.attribute(quark, output.value("Soft_IRQs"), StateOutput.NO_SERIES);
        }
    }

    /** By thread: the number of its attribute's name. */
    private int[] threadNames() {
        int[] names = Arrays.copyOf(pidValues, threadCount);
        for (int thread = 0; thread < threadCount; thread++) {
            if (pids[thread] == CpuTimeline.IDLE) {
                names[thread] = output.value("0_" + homes[thread]);
            }
        }
        return names;
    }

    private void addThread(int parent, int name, int thread, int[] partNames) {
        int quark = output.attribute(parent, name, threadSeries[thread]);
        for (int left = known[thread] & ~MET & ~WAITS_FOR_IO; left != 0; left &= left - 1) {
            int part = Integer.numberOfTrailingZeros(left);
            output.attribute(quark, partNames[part], threadSeries[thread] + part);
        }
    }
}
