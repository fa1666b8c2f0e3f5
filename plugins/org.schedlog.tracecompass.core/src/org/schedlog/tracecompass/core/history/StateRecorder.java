// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.history;

import java.util.Arrays;

import org.eclipse.tracecompass.statesystem.core.ITmfStateSystemBuilder;

/**
 * Takes the same states twice: the first time it counts them, the second time it puts them into the file. So each
 * attribute's states stand side by side, and nothing that grows with the recording is on the heap. For one thread.
 */
final class StateRecorder implements StateOutput {

    private final ITmfStateSystemBuilder builder;
    private final Values values;
    /** By attribute: what it is, since when, and the number of that state: its own, then the file's. */
    private int[] codes = new int[256];
    private long[] times = new long[256];
    private long[] states = new long[256];
    private int attributes;
    private StateFile file;

    StateRecorder(ITmfStateSystemBuilder builder, Values values) {
        this.builder = builder;
        this.values = values;
    }

    @Override
    public int attribute(int parent, String name) {
        int attribute = builder.getQuarkRelativeAndAdd(parent, name);
        attributes = Math.max(attributes, attribute + 1);
        if (attribute >= codes.length) {
            int length = Math.max(attributes, 2 * codes.length);
            codes = Arrays.copyOf(codes, length);
            times = Arrays.copyOf(times, length);
            states = Arrays.copyOf(states, length);
        }
        return attribute;
    }

    @Override
    public int value(Object value) {
        return values.number(value);
    }

    @Override
    public void change(int attribute, long time, int value) {
        if (codes[attribute] == value) {
            return;
        }
        codes[attribute] = value;
        if (time > times[attribute]) {
            times[attribute] = time;
            states[attribute]++;
        }
        if (file != null) {
            file.put(states[attribute], times[attribute], value);
        }
    }

    /** How many states each attribute has. */
    long[] counts() {
        return Arrays.stream(states, 0, attributes).map(last -> last + 1).toArray();
    }

    /** From now on everything comes once more, and goes into the file. */
    void writeTo(StateFile target) {
        file = target;
        Arrays.fill(codes, NO_VALUE);
        Arrays.fill(times, 0);
        for (int attribute = 0; attribute < attributes; attribute++) {
            states[attribute] = target.first(attribute);
        }
    }
}
