// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.compute;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.KeyIndex;
import org.schedlog.engine.column.LongColumn;
import org.schedlog.engine.column.LongColumnWriter;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Recording;
import org.schedlog.engine.column.TextColumn;

/**
 * The names of threads and from where on they hold. Immutable and thread-safe; keeps a few bytes for each change of a
 * name.
 * <p>
 * Where names come from, and what wins:
 * <ul>
 * <li>{@code ps.start} gives the names that threads had before the recording began.
 * <li>A recorded {@code comm} column gives a name where its value for a thread changes to one that has a name (it may
 * repeat an old one for a thread id that was used again, so staying the same says nothing). At a thread's first row it
 * tells of the time before as well, and beats {@code ps.start}.
 * <li>An EXEC gives the name in its arguments and beats everything before. It has room for 8 bytes only: where the
 * recorded {@code comm} of that row, or else the name in force until then, is a longer one that begins with these 8
 * bytes, the longer one counts. The same holds for a short name in {@code comm}. An EXEC whose bytes cannot be printed
 * leaves the thread without a name, unless {@code comm} gives one.
 * <li>A thread that is FORKed has its parent's name until its own EXEC.
 * <li>A thread keeps its name after EXIT, for it is still switched away from. A FORK begins a new thread of that id; so
 * does a WAKEUP_NEW after EXIT, where the FORK was lost: its name is unknown.
 * <li>Thread 0 is the idle task of every CPU and always called "swapper".
 * </ul>
 */
public final class ThreadNames {

    /** The row of a name that never comes. */
    public static final int FOR_EVER = Integer.MAX_VALUE;

    static final String IDLE_NAME = "swapper";

    private final String[] names;
    private final KeyIndex threads;
    private final NameHistory history;
    private final LongColumn timestamp;

    /**
     * A name of a thread.
     *
     * @param name
     *            the name, or null where it became unknown
     * @param row
     *            the first row for which it holds; -1 if it held before the recording began
     * @param time
     *            the time of that row or of the recording's first event, ns since boot
     */
    public record Named(String name, int row, long time) {
    }

    /**
     * The name that a thread has for a while.
     *
     * @param name
     *            the name, or null where it is unknown
     * @param until
     *            the row from which on it may have another one; {@link #FOR_EVER} if none comes
     */
    public record Held(String name, int until) {
    }

    ThreadNames(List<String> names, KeyIndex threads, NameHistory history, LongColumn timestamp) {
        this.names = names.toArray(String[]::new);
        this.threads = threads;
        this.history = history;
        this.timestamp = timestamp;
    }

    /**
     * Goes over a recording once, or takes the names from its cache if it has many events and this was done before.
     *
     * @param recording
     *            the recording
     * @param progress
     *            listens and may cancel
     * @return its threads' names
     * @throws IOException
     *             when the recording cannot be read
     */
    public static ThreadNames of(Recording recording, Progress progress) throws IOException {
        Optional<ThreadNames> kept = KeptNames.find(recording);
        if (kept.isPresent()) {
            return kept.get();
        }
        ThreadNames names = new NameCollector(recording).collect(progress);
        if (KeptNames.isWorthwhile(recording)) {
            KeptNames.keep(names, recording, progress);
        }
        return names;
    }

    /** By number; that of "no name" is null. */
    List<String> names() {
        return Collections.unmodifiableList(Arrays.asList(names));
    }

    KeyIndex threads() {
        return threads;
    }

    NameHistory history() {
        return history;
    }

    /**
     * @param pid
     *            a thread id
     * @param row
     *            a row of the recording
     * @return the thread's name there, the row's own event included; null if unknown
     */
    public String at(int pid, int row) {
        if (pid == 0) {
            return IDLE_NAME;
        }
        int thread = threads.find(0, pid);
        return thread == KeyIndex.NONE ? null : names[history.nameAt(thread, row)];
    }

    /**
     * @param pid
     *            a thread id
     * @param row
     *            a row of the recording
     * @return the thread's name there, the row's own event included, and how long it has that
     */
    public Held held(int pid, int row) {
        int thread = pid == 0 ? KeyIndex.NONE : threads.find(0, pid);
        if (thread == KeyIndex.NONE) {
            return new Held(pid == 0 ? IDLE_NAME : null, FOR_EVER);
        }
        int next = history.changeAfter(thread, row);
        return new Held(next == history.begin(thread) ? null : names[history.name(next - 1)],
                next == history.end(thread) ? FOR_EVER : history.row(next));
    }

    /**
     * @param pid
     *            a thread id
     * @return the last name that is known of it; null if none ever is
     */
    public String latest(int pid) {
        List<Named> all = all(pid);
        for (int i = all.size() - 1; i >= 0; i--) {
            if (all.get(i).name() != null) {
                return all.get(i).name();
            }
        }
        return null;
    }

    /**
     * @param pid
     *            a thread id
     * @return all its names one after the other; empty if none is known
     */
    public List<Named> all(int pid) {
        if (pid == 0) {
            return List.of(new Named(IDLE_NAME, NameCollector.BEFORE, timestamp.get(0)));
        }
        List<Named> all = new ArrayList<>();
        int thread = threads.find(0, pid);
        if (thread != KeyIndex.NONE) {
            for (int change = history.begin(thread); change < history.end(thread); change++) {
                int row = history.row(change);
                all.add(new Named(names[history.name(change)], row, timestamp.get(Math.max(row, 0))));
            }
        }
        return all;
    }

    /**
     * @param name
     *            a thread's name, not null
     * @return the ids of all threads that have it at some time, ascending
     */
    public int[] pids(String name) {
        int number = Arrays.asList(names).indexOf(name);
        IntStream named = IntStream.range(0, history.threads()).filter(thread -> history.has(thread, number))
                .map(thread -> (int) threads.second(thread));
        return (number == NameCollector.IDLE ? IntStream.concat(IntStream.of(0), named) : named).sorted().toArray();
    }

    /**
     * @param pid
     *            a thread id
     * @return what to call it, e.g. "make (4711)" by its {@link #latest} name, or "4711" if that is unknown
     */
    public String label(int pid) {
        String name = latest(pid);
        return name == null ? Integer.toString(pid) : name + " (" + pid + ")";
    }

    /**
     * @param pid
     *            a thread id
     * @param row
     *            a row of the recording
     * @return what to call it there, e.g. "make (4711)", or "4711" if the name is unknown
     */
    public String label(int pid, int row) {
        String name = at(pid, row);
        return name == null ? Integer.toString(pid) : name + " (" + pid + ")";
    }

    /** The name of each row's thread. */
    TextColumn column(Recording recording, String task, Progress progress) throws IOException {
        long[] pids = new long[Column.BLOCK];
        int[] changes = IntStream.range(0, history.threads()).map(history::begin).toArray();
        try (LongColumnWriter codes = new LongColumnWriter(recording.storage(), progress)) {
            Sweep.forward(recording.events(), task, progress, (from, count) -> {
                recording.pid().read(from, count, pids);
                for (int i = 0; i < count; i++) {
                    pids[i] = pids[i] == 0 ? NameCollector.IDLE : advance(changes, threads.find(0, pids[i]), from + i);
                }
                codes.append(pids, count);
            });
            return new TextColumn(codes.finish(), Arrays.asList(names));
        }
    }

    /** Moves on to the first change of a thread that lies behind the row, and returns the name before it. */
    private int advance(int[] changes, int thread, int row) {
        int change = changes[thread];
        while (change < history.end(thread) && history.row(change) <= row) {
            change++;
        }
        changes[thread] = change;
        return change == history.begin(thread) ? NameCollector.UNKNOWN : history.name(change - 1);
    }
}
