// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.history;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;

import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Storage;
import org.schedlog.engine.column.Work;

/**
 * Takes the states of a history, then makes its attributes and the file, where each attribute's states stand side by
 * side. For one thread.
 */
final class StateRecorder implements StateOutput, AutoCloseable {

    private static final int ATTRIBUTES_PER_CHECK = 1 << 10;
    /** The states are written in so many parts, so that all processors have something to do until the end. */
    private static final int PARTS = 8;

    private final StateHistory.Key key;
    private final Values values = new Values();
    private final StateSeries states;
    private final ChangeQueue changes;
    private int seriesCount;
    private final Attributes attributes = new Attributes();
    /** By attribute. */
    private int[] series = new int[256];
    /** Made while the states are written. */
    private AttributeTree tree;

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
    public int attribute(int parent, int name, int its) {
        int attribute = attributes.add(parent, name);
        if (attribute == series.length) {
            grow();
        }
        series[attribute] = its;
        return attribute;
    }

    private void grow() {
        series = Arrays.copyOf(series, 2 * series.length);
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

    /** Writes the file. */
    StateFile finish(Path path, Progress progress) throws IOException {
        progress.task("Keeping the states of threads and CPUs");
        changes.finish();
        states.finish();
        long[] firsts = firsts();
        Work work = new Work(progress, attributes.size());
        try (StateFileWriter writer = new StateFileWriter(path, key, firsts, values, work)) {
            List<Callable<Void>> tasks = new ArrayList<>();
            tasks.add(() -> {
                tree = new AttributeTree(attributes, values);
                writer.writeNames(attributes);
                return null;
            });
            for (int from = 0, part = 1; part <= PARTS; part++) {
                int first = from;
                int end = attributeAt(firsts, part * firsts[attributes.size()] / PARTS);
                tasks.add(() -> write(writer, first, end, work));
                from = end;
            }
            work.run(tasks);
            progress.done(1);
            return writer.finish(tree);
        }
    }

    /** By attribute: how many states those before it have; behind the last one, how many all have. */
    private long[] firsts() {
        long[] firsts = new long[attributes.size() + 1];
        for (int attribute = 0; attribute < attributes.size(); attribute++) {
            firsts[attribute + 1] = firsts[attribute] + states.count(series[attribute]);
        }
        return firsts;
    }

    /** The first attribute before which there are so many states. */
    private static int attributeAt(long[] firsts, long states) {
        int found = Arrays.binarySearch(firsts, states);
        return found >= 0 ? found : -found - 1;
    }

    /** Writes the states of some attributes. */
    private Void write(StateFileWriter writer, int from, int end, Work work) throws IOException {
        StateFileWriter.Part part = writer.before(end);
        StateSeries.Reader reader = states.new Reader();
        for (int attribute = end - 1; attribute >= from; attribute--) {
            if ((end - attribute) % ATTRIBUTES_PER_CHECK == 0) {
                work.advance(ATTRIBUTES_PER_CHECK);
            }
            reader.read(series[attribute], part);
        }
        part.flush();
        return null;
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
