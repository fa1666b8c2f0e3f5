// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

import org.eclipse.tracecompass.internal.provisional.datastore.core.condition.IntegerRangeCondition;
import org.eclipse.tracecompass.internal.provisional.datastore.core.condition.TimeRangeCondition;
import org.eclipse.tracecompass.statesystem.core.backend.IStateHistoryBackend;
import org.eclipse.tracecompass.statesystem.core.interval.ITmfStateInterval;
import org.eclipse.tracecompass.statesystem.core.interval.TmfStateInterval;

/** States that wait to be handed on in another order. Not synchronised. */
final class IntervalBatch {

    /** As many as fit into a branch of the tree, more or less. */
    private static final int PLACE_BITS = 17;
    private static final int CAPACITY = 1 << PLACE_BITS;

    private final long[] starts = new long[CAPACITY];
    private final long[] ends = new long[CAPACITY];
    private final int[] quarks = new int[CAPACITY];
    private final Object[] values = new Object[CAPACITY];
    private final long[] order = new long[CAPACITY];
    private int size;

    boolean isFull() {
        return size == CAPACITY;
    }

    void add(long start, long end, int quark, Object value) {
        starts[size] = start;
        ends[size] = end;
        quarks[size] = quark;
        values[size] = value;
        size++;
    }

    /** Hands all states on, those that began first at first. */
    void moveTo(IStateHistoryBackend tree) {
        sort();
        for (int i = 0; i < size; i++) {
            int place = (int) order[i] & CAPACITY - 1;
            tree.insertPastState(starts[place], ends[place], quarks[place], values[place]);
        }
        Arrays.fill(values, 0, size, null);
        size = 0;
    }

    /** Sorts numbers that are made of the start and the place; over very long times near starts count as equal. */
    private void sort() {
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (int i = 0; i < size; i++) {
            first = Math.min(first, starts[i]);
            last = Math.max(last, starts[i]);
        }
        int shift = Math.max(0, PLACE_BITS + 1 - Long.numberOfLeadingZeros(last - first));
        for (int i = 0; i < size; i++) {
            order[i] = starts[i] - first >>> shift << PLACE_BITS | i;
        }
        Arrays.sort(order, 0, size);
    }

    private ITmfStateInterval interval(int place) {
        return new TmfStateInterval(starts[place], ends[place], quarks[place], values[place]);
    }

    private List<ITmfStateInterval> find(IntPredicate wanted) {
        List<ITmfStateInterval> found = new ArrayList<>();
        for (int place = 0; place < size; place++) {
            if (wanted.test(place)) {
                found.add(interval(place));
            }
        }
        return found;
    }

    private boolean covers(int place, long time) {
        return starts[place] <= time && time <= ends[place];
    }

    List<ITmfStateInterval> at(long time) {
        return find(place -> covers(place, time));
    }

    ITmfStateInterval find(long time, int quark) {
        List<ITmfStateInterval> found = find(place -> quarks[place] == quark && covers(place, time));
        return found.isEmpty() ? null : found.get(0);
    }

    List<ITmfStateInterval> find(IntegerRangeCondition wanted, TimeRangeCondition times) {
        return find(place -> wanted.test(quarks[place]) && times.intersects(starts[place], ends[place]));
    }
}
