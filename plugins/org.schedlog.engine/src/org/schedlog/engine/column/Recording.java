// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.column;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A recording of scheduling events: columns of equal length, sorted by timestamp. Immutable to its users and
 * thread-safe; columns are made when they are first asked for, each once. It knows no computing: columns that were not
 * recorded come from the provider that it is given.
 */
public final class Recording implements AutoCloseable {

    /** The columns without which there is no recording, in the order of the kernel's record. */
    public static final List<String> REQUIRED = List.of("timestamp", "cpu", "pid", "event", "arg0", "arg1");

    private static final long POLL_MILLIS = 50;

    private final Parts parts;
    private final Map<String, Column> columns = new ConcurrentHashMap<>();
    /**
     * One lock for each column's name, held while that column is made; a column may ask for others, never in a circle.
     */
    private final Map<String, ReentrantLock> locks = new ConcurrentHashMap<>();

    /**
     * What a recording is made of.
     *
     * @param path
     *            the file or folder it was read from
     * @param required
     *            the columns of {@link Recording#REQUIRED} by name, all of one length of at least 1
     * @param eventTable
     *            the names of the event ids
     * @param recorded
     *            reads the columns that the archive holds, the required ones excepted
     * @param computed
     *            computes the others
     * @param commNames
     *            what the ids in the recorded column {@code comm} mean; empty where there is no such column
     * @param texts
     *            members that are no columns
     * @param cache
     *            where results go: intermediate ones, and those that are kept for the next time
     * @param notes
     *            what the user should know of the data's quality, one sentence each
     */
    public record Parts(Path path, Map<String, Column> required, EventTable eventTable, ColumnProvider recorded,
            ColumnProvider computed, Map<Long, String> commNames, TextMembers texts, ColumnCache cache,
            List<String> notes) {

        /** A recording of which nothing is kept for the next time; results go into the storage. */
        public Parts(Path path, Map<String, Column> required, EventTable eventTable, ColumnProvider recorded,
                ColumnProvider computed, Map<Long, String> commNames, TextMembers texts, Storage storage,
                List<String> notes) {
            this(path, required, eventTable, recorded, computed, commNames, texts,
                    ColumnCache.keepingNothing(storage), notes);
        }
    }

    /**
     * @param parts
     *            what the recording is made of
     */
    public Recording(Parts parts) {
        this.parts = parts;
        columns.putAll(parts.required());
    }

    /** @return the file or folder it was read from */
    public Path path() {
        return parts.path();
    }

    /** @return the number of events, at least 1 */
    public int events() {
        return timestamp().size();
    }

    /** @return the first event's time, ns since boot: what "relative" times are relative to */
    public long start() {
        return timestamp().get(0);
    }

    /** @return the last event's time, ns since boot */
    public long end() {
        return timestamp().get(events() - 1);
    }

    /** @return the names of the event ids */
    public EventTable eventTable() {
        return parts.eventTable();
    }

    /** @return what the ids in the recorded column {@code comm} mean */
    public Map<Long, String> commNames() {
        return parts.commNames();
    }

    /** @return the members that are no columns */
    public TextMembers texts() {
        return parts.texts();
    }

    /** @return where results of computations on this recording may be kept while the program runs */
    public Storage storage() {
        return parts.cache().storage();
    }

    /** @return where results of computations on this recording may be kept for the next time it is opened */
    public ColumnCache cache() {
        return parts.cache();
    }

    /**
     * @return what the user should know of the data's quality, one sentence each; grows when a column turns out to be
     * damaged on reading
     */
    public List<String> notes() {
        return parts.notes();
    }

    /** @return ns since boot, ascending */
    public LongColumn timestamp() {
        return required("timestamp");
    }

    /** @return the CPU of each event */
    public LongColumn cpu() {
        return required("cpu");
    }

    /** @return the thread id (Linux tid) of each event; 0 is the idle task of its CPU */
    public LongColumn pid() {
        return required("pid");
    }

    /** @return the event's id, see {@link #eventTable()} */
    public LongColumn event() {
        return required("event");
    }

    /** @return the first argument; its meaning depends on the event */
    public LongColumn arg0() {
        return required("arg0");
    }

    /** @return the second argument; its meaning depends on the event */
    public LongColumn arg1() {
        return required("arg1");
    }

    private LongColumn required(String name) {
        Column column = parts.required().get(name);
        return column instanceof LongColumn longs ? longs : new RoundedColumn((DoubleColumn) column);
    }

    /**
     * @return what is known of all columns: the required ones, the other recorded ones, then the computed ones not
     * recorded
     */
    public List<ColumnInfo> columnInfos() {
        Map<String, ColumnInfo> infos = new LinkedHashMap<>();
        for (ColumnProvider provider : List.of(parts.recorded(), parts.computed())) {
            for (ColumnInfo info : provider.columns(this)) {
                infos.putIfAbsent(info.name(), info);
            }
        }
        return new ArrayList<>(infos.values());
    }

    /**
     * A column: recorded, or else computed. Times are as recorded, ns since boot.
     *
     * @param name
     *            its name
     * @param progress
     *            listens where the column must be made, and may cancel
     * @return the column with {@link #events()} rows, or empty if nobody knows the name
     * @throws IOException
     *             when it cannot be read or computed; the message is for the user
     */
    public Optional<Column> column(String name, Progress progress) throws IOException {
        Column known = columns.get(name);
        if (known != null) {
            return Optional.of(known);
        }
        ReentrantLock lock = locks.computeIfAbsent(name, n -> new ReentrantLock());
        lock(lock, progress);
        try {
            known = columns.get(name);
            if (known != null) {
                return Optional.of(known);
            }
            Optional<Column> made = parts.recorded().column(name, this, progress);
            if (made.isEmpty()) {
                made = parts.computed().column(name, this, progress);
            }
            made.ifPresent(column -> columns.put(name, column));
            return made;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for whoever makes the column, for no longer than the waiting is wanted. */
    private static void lock(ReentrantLock lock, Progress progress) {
        try {
            while (!lock.tryLock(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                progress.check();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            CancellationException cancelled = new CancellationException("Interrupted");
            cancelled.initCause(e);
            throw cancelled;
        }
    }

    /** Lets go of all columns; who still holds one may go on reading it. */
    @Override
    public void close() {
        columns.clear();
    }

    /** Doubles as integers, for required columns that a recorder wrote as floating point numbers; NaN is 0. */
    private static final class RoundedColumn extends LongColumn {

        private final DoubleColumn base;

        RoundedColumn(DoubleColumn base) {
            super(base.size());
            this.base = base;
        }

        @Override
        public long get(int row) {
            return Math.round(base.get(row));
        }
    }
}
