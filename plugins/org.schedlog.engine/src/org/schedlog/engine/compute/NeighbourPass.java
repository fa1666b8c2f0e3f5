// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.compute;

import java.io.IOException;
import java.util.Arrays;
import java.util.NavigableMap;

import org.schedlog.engine.column.Column;
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

    /** Of events with numbers of so many bits, as all kernels' are, it is looked up whether they are wanted. */
    private static final int SMALL_EVENT_BITS = 8;

    private final Recording recording;
    private final ComputedName.Neighbour name;
    private final LongColumn field;
    private final LongColumn key;
    /** The events that form one group for each key; empty: each event forms its own. */
    private final long[] events;

    /** By event: 1 for those of {@link #events}, else 0. */
    private final byte[] wanted = new byte[1 << SMALL_EVENT_BITS];

    private final GroupNumbers groups;
    /** By group: the field of the latest row that was met, if any was. */
    private long[] latest = new long[0];
    private boolean[] met = new boolean[0];

    private final long[] eventBlock = new long[Column.BLOCK];
    private final long[] keyBlock = new long[Column.BLOCK];
    private final long[] fieldBlock = new long[Column.BLOCK];
    /** The rows of the block that belong to groups, ascending, and their groups. */
    private final int[] memberBlock = new int[Column.BLOCK];
    private final int[] groupBlock = new int[Column.BLOCK];
    private int members;

    NeighbourPass(ComputedName.Neighbour name, Recording recording) {
        this.recording = recording;
        this.name = name;
        this.field = name.field().of(recording);
        this.key = name.key().of(recording);
        this.events = name.events().stream()
                .mapToLong(event -> recording.eventTable().id(event).orElseThrow()).toArray();
        NavigableMap<Integer, String> table = recording.eventTable().names();
        this.groups = new GroupNumbers(events.length > 0 || table.isEmpty() ? 0 : table.lastKey());
        Arrays.stream(events).filter(NeighbourPass::isSmall).forEach(event -> wanted[(int) event] = 1);
        Arrays.setAll(memberBlock, row -> row);
    }

    private static boolean isSmall(long event) {
        return event >>> SMALL_EVENT_BITS == 0;
    }

    LongColumn run(String task, Progress progress) throws IOException {
        return name.next() ? next(task, progress) : previous(task, progress);
    }

    private LongColumn next(String task, Progress progress) throws IOException {
        try (LongColumnFiller filler = new LongColumnFiller(recording.storage(), recording.events())) {
            Sweep.backward(recording.events(), task, progress, (from, count) -> {
                read(from, count);
                exchangeBackward(memberBlock, groupBlock, members, fieldBlock, latest, met);
                filler.put(from, fieldBlock, count);
            });
            return filler.finish();
        }
    }

    private LongColumn previous(String task, Progress progress) throws IOException {
        try (LongColumnWriter writer = new LongColumnWriter(recording.storage(), progress)) {
            Sweep.forward(recording.events(), task, progress, (from, count) -> {
                read(from, count);
                exchangeForward(memberBlock, groupBlock, members, fieldBlock, latest, met);
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
            choose(count);
            groupTogether();
        }
        if (groups.bound() > latest.length) {
            int capacity = Math.max(groups.bound(), 2 * latest.length);
            latest = Arrays.copyOf(latest, capacity);
            met = Arrays.copyOf(met, capacity);
        }
    }

    private void groupByEvent(int count) {
        members = count;
        for (int row = 0; row < count; row++) {
            groupBlock[row] = groups.of(eventBlock[row], keyBlock[row]);
        }
    }

    /** Finds the rows of events that form groups; without branches, as nobody can predict which event comes next. */
    private void choose(int count) {
        int chosen = 0;
        for (int row = 0; row < count; row++) {
            memberBlock[chosen] = row;
            long event = eventBlock[row];
            chosen += isSmall(event) ? wanted[(int) event] : wantedOfLarge(event);
        }
        members = chosen;
    }

    private int wantedOfLarge(long event) {
        return Arrays.stream(events).anyMatch(one -> one == event) ? 1 : 0;
    }

    private void groupTogether() {
        for (int i = 0; i < members; i++) {
            groupBlock[i] = groups.of(0, keyBlock[memberBlock[i]]);
        }
    }

    /** Gives each row its neighbour's value and leaves its own for the next one that comes. */
    private static void exchangeForward(int[] rows, int[] groups, int count, long[] fields, long[] latest,
            boolean[] met) {
        for (int i = 0; i < count; i++) {
            exchange(rows[i], groups[i], fields, latest, met);
        }
    }

    private static void exchangeBackward(int[] rows, int[] groups, int count, long[] fields, long[] latest,
            boolean[] met) {
        for (int i = count - 1; i >= 0; i--) {
            exchange(rows[i], groups[i], fields, latest, met);
        }
    }

    private static void exchange(int row, int group, long[] fields, long[] latest, boolean[] met) {
        long own = fields[row];
        fields[row] = met[group] ? latest[group] : own;
        met[group] = true;
        latest[group] = own;
    }
}
