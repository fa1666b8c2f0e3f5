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

        private final String name;
        private final String[] attributes;
        private final KeyIndex numbers = new KeyIndex();
        /** By CPU or thread, attribute by attribute: one more than its series, or 0 if it has no value yet. */
        private int[] series = new int[64];

        Group(String name, String... attributes) {
            this.name = name;
            this.attributes = attributes;
        }

        int series(int number, int attribute) {
            int index = numbers.add(0, number) * attributes.length + attribute;
            if (index >= series.length) {
                series = Arrays.copyOf(series, 2 * index);
            }
            if (series[index] == 0) {
                series[index] = output.series(1) + 1;
            }
            return series[index] - 1;
        }

        void addAttributes() {
            int group = numbers.size() == 0 ? StateOutput.ROOT
                    : output.attribute(StateOutput.ROOT, output.value(name), StateOutput.NO_SERIES);
            for (int i = 0; i < numbers.size(); i++) {
                int number = output.value((int) numbers.second(i));
                int parent = output.attribute(group, number, StateOutput.NO_SERIES);
                for (int attribute = 0; attribute < attributes.length; attribute++) {
                    int its = series[i * attributes.length + attribute];
                    if (its != 0) {
                        output.attribute(parent, output.value(attributes[attribute]), its - 1);
                    }
                }
            }
        }
    }

    /**
     * @param output
     *            takes the states
     */
    StateAttributes(StateOutput output) {
        this.output = output;
    }

    /** Says which attributes there are, when everything was told. */
    void addAttributes() {
        cpus.addAttributes();
        threads.addAttributes();
    }

    @Override
    public void current(long time, int cpu, int pid) {
        output.change(cpus.series(cpu, 0), time, output.value(pid));
    }

    @Override
    public void runQueue(long time, int cpu, int length) {
        output.change(cpus.series(cpu, 1), time, output.value(length));
    }

    @Override
    public void frequency(long time, int cpu, int frequency) {
        output.change(cpus.series(cpu, 2), time, frequency == 0 ? StateOutput.NO_VALUE : output.value(frequency));
    }

    @Override
    public void balancing(long time, int cpu, String kind) {
        output.change(cpus.series(cpu, 3), time, output.value(kind));
    }

    @Override
    public void state(long time, int pid, ThreadState state) {
        output.change(threads.series(pid, 0), time, output.value(state.label()));
    }

    @Override
    public void place(long time, int pid, int cpu) {
        output.change(threads.series(pid, 1), time, output.value(cpu));
    }

    @Override
    public void name(long time, int pid, String name) {
        output.change(threads.series(pid, 2), time, output.value(name));
    }
}
