// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.compute;

import java.io.IOException;
import java.util.Arrays;

import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.KeyIndex;
import org.schedlog.engine.column.LongColumn;
import org.schedlog.engine.column.LongColumnFiller;
import org.schedlog.engine.column.LongColumnWriter;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Recording;

/**
 * Computes nxt_ and prv_ columns: rows are sorted into groups (same key and same event, or same key and one of several
 * events), and each row gets the field of its group's neighbour. Rows without neighbour or without group keep their
 * own. For one use and one thread.
 */
final class NeighbourPass {

    private static final int NO_GROUP = -1;

    private final Recording recording;
    private final ComputedName.Neighbour name;
    private final LongColumn field;
    private final LongColumn key;
    /** The events that form one group for each key; empty: each event forms its own. */
    private final long[] events;

    private final KeyIndex index = new KeyIndex();
    /** By group: the field of the latest row that was met, if any was. */
    private long[] latest = new long[16];
    private boolean[] met = new boolean[16];

    private final long[] eventBlock = new long[Column.BLOCK];
    private final long[] keyBlock = new long[Column.BLOCK];
    private final long[] fieldBlock = new long[Column.BLOCK];
    private final int[] groupBlock = new int[Column.BLOCK];

    NeighbourPass(ComputedName.Neighbour name, Recording recording) {
        this.recording = recording;
        this.name = name;
        this.field = name.field().of(recording);
        this.key = name.key().of(recording);
        this.events = name.events().stream()
                .mapToLong(event -> recording.eventTable().id(event).orElseThrow()).toArray();
    }

    LongColumn run(String task, Progress progress) throws IOException {
        return name.next() ? next(task, progress) : previous(task, progress);
    }

    private LongColumn next(String task, Progress progress) throws IOException {
        try (LongColumnFiller filler = new LongColumnFiller(recording.storage(), recording.events())) {
            Sweep.backward(recording.events(), task, progress, (from, count) -> {
                read(from, count);
                for (int i = count - 1; i >= 0; i--) {
                    exchange(i);
                }
                filler.put(from, fieldBlock, count);
            });
            return filler.finish();
        }
    }

    private LongColumn previous(String task, Progress progress) throws IOException {
        try (LongColumnWriter writer = new LongColumnWriter(recording.storage(), progress)) {
            Sweep.forward(recording.events(), task, progress, (from, count) -> {
                read(from, count);
                for (int i = 0; i < count; i++) {
                    exchange(i);
                }
                writer.append(fieldBlock, count);
            });
            return writer.finish();
        }
    }

    private void read(int from, int count) {
        recording.event().read(from, count, eventBlock);
        key.read(from, count, keyBlock);
        field.read(from, count, fieldBlock);
        if (events.length == 0) {
            groupByEvent(count);
        } else {
            groupTogether(count);
        }
        if (index.size() > latest.length) {
            int capacity = Math.max(index.size(), 2 * latest.length);
            latest = Arrays.copyOf(latest, capacity);
            met = Arrays.copyOf(met, capacity);
        }
    }

    private void groupByEvent(int count) {
        for (int i = 0; i < count; i++) {
            groupBlock[i] = index.add(eventBlock[i], keyBlock[i]);
        }
    }

    private void groupTogether(int count) {
        for (int i = 0; i < count; i++) {
            groupBlock[i] = takesPart(eventBlock[i]) ? index.add(0, keyBlock[i]) : NO_GROUP;
        }
    }

    private boolean takesPart(long event) {
        for (long wanted : events) {
            if (event == wanted) {
                return true;
            }
        }
        return false;
    }

    /** Gives a row its neighbour's value and leaves its own for the next one that comes. */
    private void exchange(int i) {
        int group = groupBlock[i];
        if (group == NO_GROUP) {
            return;
        }
        long own = fieldBlock[i];
        if (met[group]) {
            fieldBlock[i] = latest[group];
        }
        met[group] = true;
        latest[group] = own;
    }
}
