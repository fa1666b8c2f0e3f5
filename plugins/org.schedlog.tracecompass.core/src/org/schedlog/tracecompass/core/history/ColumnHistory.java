// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.history;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.eclipse.tracecompass.internal.provisional.datastore.core.condition.IntegerRangeCondition;
import org.eclipse.tracecompass.internal.provisional.datastore.core.condition.TimeRangeCondition;
import org.eclipse.tracecompass.statesystem.core.backend.IStateHistoryBackend;
import org.eclipse.tracecompass.statesystem.core.exceptions.TimeRangeException;
import org.eclipse.tracecompass.statesystem.core.interval.ITmfStateInterval;
import org.eclipse.tracecompass.statesystem.core.interval.TmfStateInterval;
import org.schedlog.tracecompass.core.log.ActivityLog;

/**
 * Keeps a history in a {@link StateFile}, and answers from there. It is filled beforehand, by a {@link StateRecorder};
 * what a state system hands it when it is closed, it knows already. Thread-safe once it is complete.
 */
final class ColumnHistory implements IStateHistoryBackend {

    private final String id;
    private final Path path;
    private final long start;
    private final long end;
    /** Null until it is filled. */
    private volatile StateFile file;

    /** One that is still to be filled. */
    ColumnHistory(String id, Path path, long start, long end) {
        this.id = id;
        this.path = path;
        this.start = start;
        this.end = end;
    }

    /** One that is complete. */
    ColumnHistory(String id, Path path, StateFile file) {
        this(id, path, file.header().start(), file.header().end());
        this.file = file;
    }

    void fill(StateFile filled) {
        file = filled;
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
    public long getEndTime() {
        return end;
    }

    @Override
    public void insertPastState(long stateStart, long stateEnd, int quark, Object value) {
        // known already
    }

    @Override
    public void finishedBuilding(long endTime) {
        // complete already
    }

    /** Never asked: a history that is opened again gets its attributes as a new one does. */
    @Override
    public FileInputStream supplyAttributeTreeReader() {
        return null;
    }

    /** Nowhere, for the file has them already. */
    @Override
    public File supplyAttributeTreeWriterFile() {
        return null;
    }

    @Override
    public long supplyAttributeTreeWriterFilePosition() {
        return 0;
    }

    @Override
    public void removeFiles() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            ActivityLog.shared().error(path + " cannot be removed.", e);
        }
    }

    @Override
    public void dispose() {
        // the file's memory goes when nobody can ask for it any more
    }

    // ---- queries

    /** The state of an attribute at a time: the last one that begins then or before. */
    private long stateAt(StateFile states, int quark, long time) {
        long low = states.first(quark);
        long high = states.first(quark + 1);
        while (high - low > 1) {
            long middle = low + high >>> 1;
            if (states.begin(middle) <= time) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private ITmfStateInterval interval(StateFile states, int quark, long state) {
        return new TmfStateInterval(states.begin(state), endOf(states, quark, state), quark, states.value(state));
    }

    private long endOf(StateFile states, int quark, long state) {
        return state + 1 < states.first(quark + 1) ? states.begin(state + 1) - 1 : end;
    }

    private void check(long time) {
        if (time < start || time > end) {
            throw new TimeRangeException(id + " Time:" + time + ", Start:" + start + ", End:" + end);
        }
    }

    @Override
    public void doQuery(List<ITmfStateInterval> found, long time) {
        check(time);
        StateFile states = file;
        for (int quark = 0; quark < Math.min(found.size(), states.header().attributes()); quark++) {
            found.set(quark, interval(states, quark, stateAt(states, quark, time)));
        }
    }

    @Override
    public ITmfStateInterval doSingularQuery(long time, int quark) {
        check(time);
        StateFile states = file;
        return interval(states, quark, stateAt(states, quark, time));
    }

    @Override
    public Iterable<ITmfStateInterval> query2D(IntegerRangeCondition quarks, TimeRangeCondition times) {
        return query2D(quarks, times, false);
    }

    @Override
    public Iterable<ITmfStateInterval> query2D(IntegerRangeCondition quarks, TimeRangeCondition times,
            boolean reverse) {
        return () -> new IntervalQuery(this, quarks, times, reverse);
    }

    // ---- for IntervalQuery

    int attributes() {
        return file.header().attributes();
    }

    ITmfStateInterval interval(int quark, long state) {
        return interval(file, quark, state);
    }

    long stateAt(int quark, long time) {
        return stateAt(file, quark, Math.max(start, Math.min(time, end)));
    }

    long begin(long state) {
        return file.begin(state);
    }

    long endOf(int quark, long state) {
        return endOf(file, quark, state);
    }
}
