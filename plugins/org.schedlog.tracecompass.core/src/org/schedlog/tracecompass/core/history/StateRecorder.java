// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;

import org.eclipse.tracecompass.statesystem.core.ITmfStateSystemBuilder;
import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.LongColumn;
import org.schedlog.engine.column.LongColumnWriter;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Storage;

/**
 * Takes the states of a history: counts them and notes them down in the order in which they come, then puts them into
 * the file, where each attribute's states stand side by side. Nothing that grows with the recording is on the heap. For
 * one thread.
 */
final class StateRecorder implements StateOutput, AutoCloseable {

    private final ITmfStateSystemBuilder builder;
    private final Values values;
    /** By attribute: what it is, since when, and the number of that state: its own, then the file's. */
    private int[] codes = new int[256];
    private long[] times = new long[256];
    private long[] states = new long[256];
    private int attributes;
    /** The changes, a column of each thing, and the block of them that is not yet written. */
    private final LongColumnWriter[] notes = new LongColumnWriter[3];
    private final long[][] block = new long[notes.length][Column.BLOCK];
    private int noted;

    StateRecorder(ITmfStateSystemBuilder builder, Values values, Storage storage, Progress progress) {
        this.builder = builder;
        this.values = values;
        for (int i = 0; i < notes.length; i++) {
            notes[i] = new LongColumnWriter(storage, progress);
        }
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
        if (follow(attribute, time, value)) {
            block[0][noted] = attribute;
            block[1][noted] = time;
            block[2][noted] = value;
            noted++;
            if (noted == Column.BLOCK) {
                flush();
            }
        }
    }

    private void flush() {
        try {
            for (int i = 0; i < notes.length; i++) {
                notes[i].append(block[i], noted);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        noted = 0;
    }

    /** Whether an attribute has another value now. */
    private boolean follow(int attribute, long time, int value) {
        if (codes[attribute] == value) {
            return false;
        }
        codes[attribute] = value;
        if (time > times[attribute]) {
            times[attribute] = time;
            states[attribute]++;
        }
        return true;
    }

    /** How many states each attribute has. */
    long[] counts() {
        return Arrays.stream(states, 0, attributes).map(last -> last + 1).toArray();
    }

    /** Puts all states into the file. */
    void writeTo(StateFile file, Progress progress) throws IOException {
        flush();
        LongColumn[] changes = new LongColumn[notes.length];
        for (int i = 0; i < notes.length; i++) {
            changes[i] = notes[i].finish();
        }
        Arrays.fill(codes, NO_VALUE);
        Arrays.fill(times, 0);
        for (int attribute = 0; attribute < attributes; attribute++) {
            states[attribute] = file.first(attribute);
        }
        int size = changes[0].size();
        progress.task("Keeping the states of threads and CPUs");
        for (int from = 0; from < size; from += Math.min(Column.BLOCK, size - from)) {
            progress.check();
            int count = Math.min(Column.BLOCK, size - from);
            for (int i = 0; i < changes.length; i++) {
                changes[i].read(from, count, block[i]);
            }
            for (int i = 0; i < count; i++) {
                int attribute = (int) block[0][i];
                follow(attribute, block[1][i], (int) block[2][i]);
                file.put(states[attribute], times[attribute], codes[attribute]);
            }
            progress.done((double) from / size);
        }
        progress.done(1);
    }

    @Override
    public void close() throws IOException {
        for (LongColumnWriter writer : notes) {
            writer.close();
        }
    }
}
