// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.history;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
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
    /** By attribute. */
    private final List<String> names = new ArrayList<>();
    private int[] parents = new int[256];
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
        int attribute = names.size();
        if (attribute == parents.length) {
            parents = Arrays.copyOf(parents, 2 * attribute);
            series = Arrays.copyOf(series, 2 * attribute);
        }
        names.add(name);
        parents[attribute] = parent;
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
     *            its attributes get the numbers that they have here
     */
    StateFile finish(Path path, ITmfStateSystemBuilder builder, Progress progress) throws IOException {
        progress.task("Keeping the states of threads and CPUs");
        changes.finish();
        states.finish(seriesCount);
        Work work = new Work(progress, 2L * names.size());
        List<StateFile> files = work.run(List.of(() -> write(path, work), () -> addTo(builder, work)));
        progress.done(1);
        return files.get(0);
    }

    private StateFile addTo(ITmfStateSystemBuilder builder, Work work) {
        for (int attribute = 0; attribute < names.size(); attribute++) {
            if (attribute % ATTRIBUTES_PER_CHECK == 0) {
                work.advance(Math.min(ATTRIBUTES_PER_CHECK, names.size() - attribute));
            }
            int quark = builder.getQuarkRelativeAndAdd(parents[attribute], names.get(attribute));
            if (quark != attribute) {
                throw new IllegalStateException("The attribute " + names.get(attribute) + " was made twice");
            }
        }
        return null;
    }

    private StateFile write(Path path, Work work) throws IOException {
        int attributes = names.size();
        long[] counts = new long[attributes];
        for (int attribute = 0; attribute < attributes; attribute++) {
            counts[attribute] = series[attribute] == NO_SERIES ? 1 : states.count(series[attribute]);
        }
        try (StateFileWriter writer = new StateFileWriter(path, key, counts, values, work)) {
            for (int attribute = attributes - 1; attribute >= 0; attribute--) {
                if (attribute % ATTRIBUTES_PER_CHECK == 0) {
                    work.advance(Math.min(ATTRIBUTES_PER_CHECK, attributes - attribute));
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
