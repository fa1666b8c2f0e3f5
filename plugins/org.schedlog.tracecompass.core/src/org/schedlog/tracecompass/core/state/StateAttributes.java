// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.state;

import java.util.Arrays;

import org.schedlog.engine.column.KeyIndex;
import org.schedlog.engine.sched.StateSink;
import org.schedlog.engine.sched.ThreadState;
import org.schedlog.tracecompass.core.history.StateOutput;

/**
 * Writes what changes into a history: {@code CPUs/<n>/{Thread, Run queue, Frequency, Balancing}} and
 * {@code Threads/<pid>/{State, CPU, Name}}. An attribute exists from its first value on. For one thread.
 */
final class StateAttributes implements StateSink {

    static final String CPUS = "CPUs";
    static final String CURRENT = "Thread";
    static final String QUEUE = "Run queue";
    static final String FREQUENCY = "Frequency";
    static final String BALANCING = "Balancing";
    static final String THREADS = "Threads";
    static final String STATE = "State";
    static final String PLACE = "CPU";
    static final String NAME = "Name";

    private final StateOutput output;
    private final Group cpus = new Group(CPUS, CURRENT, QUEUE, FREQUENCY, BALANCING);
    private final Group threads = new Group(THREADS, STATE, PLACE, NAME);

    /** The attributes of all CPUs, or of all threads. */
    private final class Group {

        private static final int ABSENT = -1;

        private final String name;
        private final String[] attributes;
        private final KeyIndex numbers = new KeyIndex();
        private int[] quarks = new int[64];

        Group(String name, String... attributes) {
            this.name = name;
            this.attributes = attributes;
            Arrays.fill(quarks, ABSENT);
        }

        int quark(int number, int attribute) {
            int index = numbers.add(0, number) * attributes.length + attribute;
            if (index >= quarks.length) {
                int known = quarks.length;
                quarks = Arrays.copyOf(quarks, 2 * index);
                Arrays.fill(quarks, known, quarks.length, ABSENT);
            }
            if (quarks[index] == ABSENT) {
                int parent = output.attribute(output.attribute(StateOutput.ROOT, name), Integer.toString(number));
                quarks[index] = output.attribute(parent, attributes[attribute]);
            }
            return quarks[index];
        }
    }

    /**
     * @param output
     *            takes the states
     */
    StateAttributes(StateOutput output) {
        this.output = output;
    }

    private void set(long time, int attribute, Object value) {
        output.change(attribute, time, output.value(value));
    }

    @Override
    public void current(long time, int cpu, int pid) {
        set(time, cpus.quark(cpu, 0), pid);
    }

    @Override
    public void runQueue(long time, int cpu, int length) {
        set(time, cpus.quark(cpu, 1), length);
    }

    @Override
    public void frequency(long time, int cpu, int frequency) {
        set(time, cpus.quark(cpu, 2), frequency == 0 ? null : frequency);
    }

    @Override
    public void balancing(long time, int cpu, String kind) {
        set(time, cpus.quark(cpu, 3), kind);
    }

    @Override
    public void state(long time, int pid, ThreadState state) {
        set(time, threads.quark(pid, 0), state.label());
    }

    @Override
    public void place(long time, int pid, int cpu) {
        set(time, threads.quark(pid, 1), cpu);
    }

    @Override
    public void name(long time, int pid, String name) {
        set(time, threads.quark(pid, 2), name);
    }
}
