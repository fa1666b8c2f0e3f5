// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.history;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

import org.eclipse.tracecompass.internal.provisional.datastore.core.condition.IntegerRangeCondition;
import org.eclipse.tracecompass.internal.provisional.datastore.core.condition.TimeRangeCondition;
import org.eclipse.tracecompass.statesystem.core.ITmfStateSystem;
import org.eclipse.tracecompass.statesystem.core.exceptions.AttributeNotFoundException;
import org.eclipse.tracecompass.statesystem.core.exceptions.StateSystemDisposedException;
import org.eclipse.tracecompass.statesystem.core.exceptions.TimeRangeException;
import org.eclipse.tracecompass.statesystem.core.interval.ITmfStateInterval;
import org.eclipse.tracecompass.statesystem.core.interval.TmfStateInterval;
import org.eclipse.tracecompass.statesystem.core.statevalue.ITmfStateValue;
import org.eclipse.tracecompass.statesystem.core.statevalue.TmfStateValue;

/**
 * A complete history as Trace Compass asks for it, answered from its {@link StateFile}. A state system of its own, not
 * a backend of Trace Compass' one: that would be told every attribute first, which takes it longer than opening the
 * file, and cannot be cancelled. Its interface is the same in Trace Compass 6.2 and the newest; who asks for a state
 * system there wants no other class. Thread-safe.
 */
final class ColumnHistory implements ITmfStateSystem {

    private final String id;
    private final StateFile file;
    private final AttributeTree tree;
    private final long start;
    private final long end;
    private volatile boolean disposed;

    ColumnHistory(String id, StateFile file) {
        this.id = id;
        this.file = file;
        this.tree = file.tree();
        this.start = file.header().start();
        this.end = file.header().end();
    }

    @Override
    public String getSSID() {
        return id;
    }

    @Override
    public long getStartTime() {
        return start;
    }

    @Override
    public long getCurrentEndTime() {
        return end;
    }

    @Override
    public boolean isCancelled() {
        return false;
    }

    @Override
    public void waitUntilBuilt() {
        // it is
    }

    @Override
    public boolean waitUntilBuilt(long timeout) {
        return true;
    }

    /** The file's memory goes when nobody can ask for it any more. */
    @Override
    public void dispose() {
        disposed = true;
    }

    // ---- attributes

    @Override
    public int getNbAttributes() {
        return tree.size();
    }

    @Override
    public int getQuarkAbsolute(String... attribute) throws AttributeNotFoundException {
        return getQuarkRelative(ROOT_ATTRIBUTE, attribute);
    }

    @Override
    public int optQuarkAbsolute(String... attribute) {
        return tree.find(ROOT_ATTRIBUTE, attribute);
    }

    @Override
    public int getQuarkRelative(int startingNodeQuark, String... subPath) throws AttributeNotFoundException {
        int quark = tree.find(startingNodeQuark, subPath);
        if (quark == INVALID_ATTRIBUTE) {
            throw new AttributeNotFoundException(
                    id + " has no attribute " + String.join("/", subPath) + " below number " + startingNodeQuark);
        }
        return quark;
    }

    @Override
    public int optQuarkRelative(int startingNodeQuark, String... subPath) {
        return tree.find(startingNodeQuark, subPath);
    }

    @Override
    public List<Integer> getSubAttributes(int quark, boolean recursive) {
        return tree.children(quark, recursive);
    }

    @Override
    public List<Integer> getSubAttributes(int quark, boolean recursive, String pattern) {
        Pattern wanted = Pattern.compile(pattern, Pattern.MULTILINE | Pattern.DOTALL);
        List<Integer> found = tree.children(quark, recursive);
        found.removeIf(attribute -> !wanted.matcher(tree.name(attribute)).matches());
        return found;
    }

    @Override
    public List<Integer> getQuarks(String... pattern) {
        return getQuarks(ROOT_ATTRIBUTE, pattern);
    }

    @Override
    public List<Integer> getQuarks(int startingNodeQuark, String... pattern) {
        return tree.findAll(startingNodeQuark, pattern);
    }

    @Override
    public String getAttributeName(int attributeQuark) {
        return tree.name(attributeQuark);
    }

    @Override
    public String getFullAttributePath(int attributeQuark) {
        return String.join("/", tree.path(attributeQuark));
    }

    @Override
    public String[] getFullAttributePathArray(int attributeQuark) {
        return tree.path(attributeQuark);
    }

    @Override
    public int getParentAttributeQuark(int attributeQuark) {
        return tree.parent(attributeQuark);
    }

    // ---- queries

    /** The last state, for nothing comes any more. */
    @Override
    public ITmfStateValue queryOngoingState(int attributeQuark) {
        return TmfStateValue.newValue(file.value(lastState(attributeQuark)));
    }

    @Override
    public long getOngoingStartTime(int attributeQuark) {
        return file.begin(lastState(attributeQuark));
    }

    private long lastState(int quark) {
        return file.first(checkQuark(quark) + 1) - 1;
    }

    @Override
    public List<ITmfStateInterval> queryFullState(long time) throws StateSystemDisposedException {
        check(time);
        List<ITmfStateInterval> found = new ArrayList<>(tree.size());
        for (int quark = 0; quark < tree.size(); quark++) {
            found.add(interval(quark, stateAt(quark, time)));
        }
        return found;
    }

    @Override
    public ITmfStateInterval querySingleState(long time, int attributeQuark) throws StateSystemDisposedException {
        check(time);
        return interval(checkQuark(attributeQuark), stateAt(attributeQuark, time));
    }

    @Override
    public Iterable<ITmfStateInterval> query2D(Collection<Integer> quarks, Collection<Long> times)
            throws StateSystemDisposedException {
        checkDisposed();
        return times.isEmpty() ? List.of() : query2D(quarks, TimeRangeCondition.forDiscreteRange(times), false);
    }

    @Override
    public Iterable<ITmfStateInterval> query2D(Collection<Integer> quarks, long from, long to)
            throws StateSystemDisposedException {
        checkDisposed();
        TimeRangeCondition times = TimeRangeCondition.forContinuousRange(Math.min(from, to), Math.max(from, to));
        return query2D(quarks, times, from > to);
    }

    private Iterable<ITmfStateInterval> query2D(Collection<Integer> quarks, TimeRangeCondition times, boolean reverse) {
        if (times.min() < start) {
            throw outside(times.min());
        }
        if (quarks.isEmpty()) {
            return List.of();
        }
        IntegerRangeCondition wanted = IntegerRangeCondition.forDiscreteRange(quarks);
        checkQuark(wanted.min());
        checkQuark(wanted.max());
        return () -> new IntervalQuery(this, wanted, times, reverse);
    }

    private void checkDisposed() throws StateSystemDisposedException {
        if (disposed) {
            throw new StateSystemDisposedException();
        }
    }

    private void check(long time) throws StateSystemDisposedException {
        checkDisposed();
        if (time < start || time > end) {
            throw outside(time);
        }
    }

    private TimeRangeException outside(long time) {
        return new TimeRangeException(id + " Time:" + time + ", Start:" + start + ", End:" + end);
    }

    private int checkQuark(int quark) {
        if (quark < 0 || quark >= tree.size()) {
            throw new IndexOutOfBoundsException(id + " has no attribute " + quark);
        }
        return quark;
    }

    // ---- states, also for IntervalQuery

    int attributes() {
        return tree.size();
    }

    /** The state of an attribute at a time or, if that is outside, at the nearest one: the last that begins by then. */
    long stateAt(int quark, long time) {
        long low = file.first(quark);
        long high = file.first(quark + 1);
        while (high - low > 1) {
            long middle = low + high >>> 1;
            if (file.begin(middle) <= time) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    ITmfStateInterval interval(int quark, long state) {
        return new TmfStateInterval(file.begin(state), endOf(quark, state), quark, file.value(state));
    }

    long begin(long state) {
        return file.begin(state);
    }

    long endOf(int quark, long state) {
        return state + 1 < file.first(quark + 1) ? file.begin(state + 1) - 1 : end;
    }
}
