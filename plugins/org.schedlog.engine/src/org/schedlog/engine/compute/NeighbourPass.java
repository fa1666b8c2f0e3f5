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

    /** Groups with small numbers, as those of most recordings are, are found without a search. */
    private static final int SMALL_BITS = 18;
    private static final int SMALL = 1 << SMALL_BITS;
    /** Of these, so many are for CPUs or threads where each event has its own groups. */
    private static final int KEY_BITS = 10;

    private final Recording recording;
    private final ComputedName.Neighbour name;
    private final LongColumn field;
    private final LongColumn key;
    /** The events that form one group for each key; empty: each event forms its own. */
    private final long[] events;

    /** The groups that are not small, numbered behind those that are. */
    private final KeyIndex index = new KeyIndex();
    /** By group: the field of the latest row that was met, if any was. */
    private long[] latest = new long[SMALL];
    private boolean[] met = new boolean[SMALL];

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
                exchangeBackward(groupBlock, fieldBlock, count, latest, met);
                filler.put(from, fieldBlock, count);
            });
            return filler.finish();
        }
    }

    private LongColumn previous(String task, Progress progress) throws IOException {
        try (LongColumnWriter writer = new LongColumnWriter(recording.storage(), progress)) {
            Sweep.forward(recording.events(), task, progress, (from, count) -> {
                read(from, count);
                exchangeForward(groupBlock, fieldBlock, count, latest, met);
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
        if (SMALL + index.size() > latest.length) {
            int capacity = Math.max(SMALL + index.size(), 2 * latest.length);
            latest = Arrays.copyOf(latest, capacity);
            met = Arrays.copyOf(met, capacity);
        }
    }

    private void groupByEvent(int count) {
        for (int i = 0; i < count; i++) {
            long event = eventBlock[i];
            long number = keyBlock[i];
            boolean small = (event >>> SMALL_BITS - KEY_BITS | number >>> KEY_BITS) == 0;
            groupBlock[i] = small ? (int) (event << KEY_BITS | number) : SMALL + index.add(event, number);
        }
    }

    private void groupTogether(int count) {
        for (int i = 0; i < count; i++) {
            long number = keyBlock[i];
            if (!takesPart(eventBlock[i])) {
                groupBlock[i] = NO_GROUP;
            } else {
                groupBlock[i] = number >>> SMALL_BITS == 0 ? (int) number : SMALL + index.add(0, number);
            }
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

    /** Gives each row its neighbour's value and leaves its own for the next one that comes. */
    private static void exchangeForward(int[] groups, long[] fields, int count, long[] latest, boolean[] met) {
        for (int i = 0; i < count; i++) {
            if (groups[i] != NO_GROUP) {
                exchange(i, groups[i], fields, latest, met);
            }
        }
    }

    private static void exchangeBackward(int[] groups, long[] fields, int count, long[] latest, boolean[] met) {
        for (int i = count - 1; i >= 0; i--) {
            if (groups[i] != NO_GROUP) {
                exchange(i, groups[i], fields, latest, met);
            }
        }
    }

    private static void exchange(int row, int group, long[] fields, long[] latest, boolean[] met) {
        long own = fields[row];
        fields[row] = met[group] ? latest[group] : own;
        met[group] = true;
        latest[group] = own;
    }
}
