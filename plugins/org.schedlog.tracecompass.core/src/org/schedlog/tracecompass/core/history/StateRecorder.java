// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.history;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.eclipse.tracecompass.statesystem.core.ITmfStateSystemBuilder;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Storage;
import org.schedlog.engine.column.Work;

/**
 * Takes the states of a history, then makes its attributes and the file, where each attribute's states stand side by
 * side. For one thread.
 */
final class StateRecorder implements StateOutput, AutoCloseable {

    /** The state of an attribute that never has a value. */
    private static final int[] NOTHING = new int[StateSeries.STATE];
    private static final int ATTRIBUTES_PER_CHECK = 1 << 10;

    private final StateHistory.Key key;
    private final Values values = new Values();
    private final StateSeries states;
    private final ChangeQueue changes;
    private int seriesCount;
    private final Attributes attributes = new Attributes();
    /** By attribute. */
    private int[] series = new int[256];

    StateRecorder(StateHistory.Key key, Storage storage) {
        this.key = key;
        this.states = new StateSeries(storage);
        this.changes = new ChangeQueue(states);
    }

    @Override
    public int series(int count) {
        int first = seriesCount;
        seriesCount += count;
        return first;
    }

    @Override
    public int attribute(int parent, String name, int its) {
        int attribute = attributes.add(parent, name);
        if (attribute == series.length) {
            series = Arrays.copyOf(series, 2 * attribute);
        }
        series[attribute] = its;
        return attribute;
    }

    @Override
    public int value(Object value) {
        return values.number(value);
    }

    @Override
    public int value(int value) {
        return values.number(value);
    }

    @Override
    public void change(int one, long time, int value) {
        changes.add(one, time, value);
    }

    /**
     * Writes the file, and at the same time makes the attributes, which takes about as long.
     *
     * @param builder
     *            its attributes get the numbers that they have here; it is closed
     */
    StateFile finish(Path path, ITmfStateSystemBuilder builder, Progress progress) throws IOException {
        progress.task("Keeping the states of threads and CPUs");
        changes.finish();
        states.finish(seriesCount);
        Work work = new Work(progress, 2L * attributes.size());
        List<StateFile> files = work.run(List.of(() -> write(path, work), () -> {
            attributes.addTo(builder, work);
            builder.closeHistory(key.end());
            return null;
        }));
        progress.done(1);
        return files.get(0);
    }

    private StateFile write(Path path, Work work) throws IOException {
        int size = attributes.size();
        long[] counts = new long[size];
        for (int attribute = 0; attribute < size; attribute++) {
            counts[attribute] = series[attribute] == NO_SERIES ? 1 : states.count(series[attribute]);
        }
        try (StateFileWriter writer = new StateFileWriter(path, key, counts, values, attributes, work)) {
            for (int attribute = size - 1; attribute >= 0; attribute--) {
                if (attribute % ATTRIBUTES_PER_CHECK == 0) {
                    work.advance(Math.min(ATTRIBUTES_PER_CHECK, size - attribute));
                }
                if (series[attribute] == NO_SERIES) {
                    writer.take(NOTHING, 0, 1);
                } else {
                    states.read(series[attribute], writer);
                }
            }
            return writer.finish();
        }
    }

    @Override
    public void close() throws IOException {
        try {
            changes.close();
        } finally {
            states.close();
        }
    }
}
