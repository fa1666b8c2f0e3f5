// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.history;

import java.util.Iterator;
import java.util.NoSuchElementException;

import org.eclipse.tracecompass.internal.provisional.datastore.core.condition.IntegerRangeCondition;
import org.eclipse.tracecompass.internal.provisional.datastore.core.condition.TimeRangeCondition;
import org.eclipse.tracecompass.statesystem.core.interval.ITmfStateInterval;

/**
 * The states of some attributes that hold at some times, one attribute after the other, each found when it is asked
 * for. From a state to the next one that is wanted it takes ever longer steps, then shorter ones, so that it costs
 * little to step over thousands. For one thread.
 */
final class IntervalQuery implements Iterator<ITmfStateInterval> {

    private final ColumnHistory history;
    private final IntegerRangeCondition quarks;
    private final TimeRangeCondition times;
    private final boolean reverse;
    private int quark;
    /** The next state to tell, and the first and last ones of the attribute that can be wanted. */
    private long state;
    private long first;
    private long last;

    IntervalQuery(ColumnHistory history, IntegerRangeCondition quarks, TimeRangeCondition times, boolean reverse) {
        this.history = history;
        this.quarks = quarks;
        this.times = times;
        this.reverse = reverse;
        this.quark = Math.max(0, quarks.min()) - 1;
        if (times.min() > history.getCurrentEndTime() || times.max() < history.getStartTime()) {
            quark = history.attributes();
        } else {
            nextQuark();
        }
    }

    private boolean isInside() {
        return state >= first && state <= last;
    }

    private void nextQuark() {
        int end = Math.min(quarks.max(), history.attributes() - 1);
        do {
            quark++;
            while (quark <= end && !quarks.test(quark)) {
                quark++;
            }
            if (quark > end) {
                quark = history.attributes();
                return;
            }
            first = history.stateAt(quark, times.min());
            last = history.stateAt(quark, times.max());
            state = reverse ? last : first;
            if (!isWanted(state, state)) {
                step();
            }
        } while (!isInside());
    }

    /** Whether any of the states from one to another holds at a wanted time. */
    private boolean isWanted(long from, long to) {
        return times.intersects(history.begin(from), history.endOf(quark, to));
    }

    /** Goes on to the next wanted state of the attribute, or behind the last one. */
    private void step() {
        int direction = reverse ? -1 : 1;
        state += direction;
        long length = 1;
        while (isInside()) {
            long far = Math.max(first, Math.min(last, state + direction * (length - 1)));
            if (isWanted(Math.min(state, far), Math.max(state, far))) {
                if (far == state) {
                    return;
                }
                narrow(far);
                return;
            }
            state = far + direction;
            length <<= 1;
        }
    }

    /** The nearest wanted state from here to one; there is one. */
    private void narrow(long far) {
        long near = state;
        long away = far;
        while (near != away) {
            long middle = near < away ? near + (away - near >> 1) : near - (near - away >> 1);
            if (isWanted(Math.min(near, middle), Math.max(near, middle))) {
                away = middle;
            } else {
                near = middle + (reverse ? -1 : 1);
            }
        }
        state = near;
    }

    @Override
    public boolean hasNext() {
        return quark < history.attributes();
    }

    @Override
    public ITmfStateInterval next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        ITmfStateInterval found = history.interval(quark, state);
        step();
        if (!isInside()) {
            nextQuark();
        }
        return found;
    }
}
