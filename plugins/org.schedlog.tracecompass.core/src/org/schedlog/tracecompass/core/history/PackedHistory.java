// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.history;

import java.io.File;
import java.io.FileInputStream;
import java.util.List;

import org.eclipse.tracecompass.internal.provisional.datastore.core.condition.IntegerRangeCondition;
import org.eclipse.tracecompass.internal.provisional.datastore.core.condition.TimeRangeCondition;
import org.eclipse.tracecompass.statesystem.core.backend.IStateHistoryBackend;
import org.eclipse.tracecompass.statesystem.core.exceptions.StateSystemDisposedException;
import org.eclipse.tracecompass.statesystem.core.interval.ITmfStateInterval;

import com.google.common.collect.Iterables;

/**
 * Trace Compass' history tree, filled so that its nodes are full. The tree takes states in the order in which they end;
 * there one state that began long ago makes it close a whole branch of half-empty nodes, and with thousands of threads
 * that happens all the time. So states are collected, and handed on in the order in which they began. What is collected
 * takes part in queries. Thread-safe.
 */
final class PackedHistory implements IStateHistoryBackend {

    private final IStateHistoryBackend tree;
    private final IntervalBatch batch = new IntervalBatch();
    /** The latest end of a state; guarded by the batch. */
    private long end;

    PackedHistory(IStateHistoryBackend tree) {
        this.tree = tree;
        this.end = tree.getEndTime();
    }

    @Override
    public String getSSID() {
        return tree.getSSID();
    }

    @Override
    public long getStartTime() {
        return tree.getStartTime();
    }

    @Override
    public long getEndTime() {
        synchronized (batch) {
            return Math.max(end, tree.getEndTime());
        }
    }

    @Override
    public void insertPastState(long stateStart, long stateEnd, int quark, Object value) {
        synchronized (batch) {
            batch.add(stateStart, stateEnd, quark, value);
            end = Math.max(end, stateEnd);
            if (batch.isFull()) {
                batch.moveTo(tree);
            }
        }
    }

    @Override
    public void finishedBuilding(long endTime) {
        synchronized (batch) {
            batch.moveTo(tree);
            tree.finishedBuilding(endTime);
        }
    }

    @Override
    public FileInputStream supplyAttributeTreeReader() {
        return tree.supplyAttributeTreeReader();
    }

    @Override
    public File supplyAttributeTreeWriterFile() {
        return tree.supplyAttributeTreeWriterFile();
    }

    @Override
    public long supplyAttributeTreeWriterFilePosition() {
        return tree.supplyAttributeTreeWriterFilePosition();
    }

    @Override
    public void removeFiles() {
        tree.removeFiles();
    }

    @Override
    public void dispose() {
        synchronized (batch) {
            tree.dispose();
        }
    }

    // ---- queries; nothing is handed on between looking at the batch and at the tree, so that no state is missed

    @Override
    public void doQuery(List<ITmfStateInterval> states, long time) throws StateSystemDisposedException {
        synchronized (batch) {
            if (time <= tree.getEndTime()) {
                tree.doQuery(states, time);
            }
            for (ITmfStateInterval interval : batch.at(time)) {
                if (interval.getAttribute() < states.size()) {
                    states.set(interval.getAttribute(), interval);
                }
            }
        }
    }

    @Override
    public ITmfStateInterval doSingularQuery(long time, int quark) throws StateSystemDisposedException {
        synchronized (batch) {
            ITmfStateInterval collected = batch.find(time, quark);
            return collected == null && time <= tree.getEndTime() ? tree.doSingularQuery(time, quark) : collected;
        }
    }

    @Override
    public Iterable<ITmfStateInterval> query2D(IntegerRangeCondition quarks, TimeRangeCondition times) {
        return query2D(quarks, times, false);
    }

    @Override
    public Iterable<ITmfStateInterval> query2D(IntegerRangeCondition quarks, TimeRangeCondition times, boolean reverse) {
        synchronized (batch) {
            Iterable<ITmfStateInterval> collected = batch.find(quarks, times);
            Iterable<ITmfStateInterval> kept = tree.query2D(quarks, times, reverse);
            return reverse ? Iterables.concat(collected, kept) : Iterables.concat(kept, collected);
        }
    }
}
