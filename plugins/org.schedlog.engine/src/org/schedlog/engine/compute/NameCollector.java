// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.compute;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.ColumnInfo;
import org.schedlog.engine.column.EventTable;
import org.schedlog.engine.column.KeyIndex;
import org.schedlog.engine.column.LongColumn;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Recording;

/**
 * Goes over the rows once and notes where a thread's name changes; the rules are in {@link ThreadNames}. For one use
 * and one thread.
 */
final class NameCollector {

    /** The row from which names hold that threads had before the recording began. */
    static final int BEFORE = -1;
    /** The number of "no name". */
    static final int UNKNOWN = 0;
    /** The number of the idle task's name. */
    static final int IDLE = 1;

    private static final long NO_EVENT = Long.MIN_VALUE;
    private static final long NEVER_SEEN = Long.MIN_VALUE;

    private final Recording recording;
    private final long exec;
    private final long exit;
    private final long fork;
    private final long newThread;

    private final List<String> names = new ArrayList<>(Arrays.asList(null, ThreadNames.IDLE_NAME));
    private final Map<String, Integer> numbers = new HashMap<>(Map.of(ThreadNames.IDLE_NAME, IDLE));
    private final KeyIndex threads = new KeyIndex();
    /** By thread: the number of the name in force, the recorded comm of its latest row, and whether it has ended. */
    private int[] current = new int[16];
    private long[] latestComm = new long[16];
    private boolean[] ended = new boolean[16];

    /** The changes in the order of the rows: thread, row, number of the name. */
    private int[] changeThreads = new int[16];
    private int[] changeRows = new int[16];
    private int[] changeNames = new int[16];
    private int changes;

    NameCollector(Recording recording) {
        this.recording = recording;
        Arrays.fill(latestComm, NEVER_SEEN);
        EventTable events = recording.eventTable();
        exec = id(events, "EXEC");
        exit = id(events, "EXIT");
        fork = id(events, "FORK");
        newThread = id(events, "WAKEUP_NEW");
    }

    private static long id(EventTable events, String name) {
        return events.id(name).isPresent() ? events.id(name).getAsInt() : NO_EVENT;
    }

    ThreadNames collect(Progress progress) throws IOException {
        ProcessList.names(recording).forEach((pid, name) -> change(thread(pid), BEFORE, number(name)));
        LongColumn comm = recordedComm(progress);
        long[] events = new long[Column.BLOCK];
        long[] pids = new long[Column.BLOCK];
        long[] comms = new long[Column.BLOCK];
        Sweep.forward(recording.events(), "Collecting the names of threads", progress, (from, count) -> {
            recording.event().read(from, count, events);
            recording.pid().read(from, count, pids);
            comm.read(from, count, comms);
            for (int i = 0; i < count; i++) {
                if (pids[i] != 0) {
                    row(from + i, events[i], thread(pids[i]), comms[i]);
                }
            }
        });
        NameHistory history = new NameHistory(threads.size(), changes, changeThreads, changeRows, changeNames);
        return new ThreadNames(names, threads, history, recording.timestamp());
    }

    /** Only a recorded column says more than the EXEC rows do. */
    private LongColumn recordedComm(Progress progress) throws IOException {
        boolean recorded = recording.columnInfos().stream()
                .anyMatch(info -> info.name().equals("comm") && info.origin() == ColumnInfo.Origin.RECORDED);
        if (recorded && !recording.commNames().isEmpty()
                && recording.column("comm", progress).orElse(null) instanceof LongColumn column) {
            return column;
        }
        return LongColumn.constant(0, recording.events());
    }

    private int thread(long pid) {
        int thread = threads.add(0, pid);
        if (thread >= current.length) {
            int known = current.length;
            current = Arrays.copyOf(current, 2 * known);
            ended = Arrays.copyOf(ended, 2 * known);
            latestComm = Arrays.copyOf(latestComm, 2 * known);
            Arrays.fill(latestComm, known, 2 * known, NEVER_SEEN);
        }
        return thread;
    }

    private void row(int row, long event, int thread, long comm) {
        boolean firstSeen = latestComm[thread] == NEVER_SEEN;
        String recorded = comm == 0 || comm == latestComm[thread] ? null : recording.commNames().get(comm);
        latestComm[thread] = comm;
        if (event == exec) {
            ended[thread] = false;
            change(thread, row, number(executed(row, thread, recorded)));
        } else if (event == fork) {
            ended[thread] = false;
            change(thread, row, recorded == null ? inForce(recording.arg0().get(row)) : number(recorded));
        } else if (event == newThread && ended[thread]) {
            ended[thread] = false;
            change(thread, row, number(recorded));
        } else if (recorded != null) {
            change(thread, firstSeen ? BEFORE : row, number(longer(recorded, names.get(current[thread]))));
        }
        ended[thread] |= event == exit;
    }

    /** The name that an EXEC row gives: its bytes, or what they are the beginning of; null if it cannot be read. */
    private String executed(int row, int thread, String recorded) {
        String bytes = CommandBytes.decode(recording.arg0().get(row), recording.arg1().get(row));
        if (bytes == null) {
            return recorded;
        }
        String candidate = longer(bytes, recorded);
        return candidate.equals(bytes) ? longer(bytes, names.get(current[thread])) : candidate;
    }

    private static String longer(String name, String whole) {
        return whole != null && CommandBytes.isCutOf(name, whole) ? whole : name;
    }

    private int inForce(long pid) {
        int thread = pid == 0 ? KeyIndex.NONE : threads.find(0, pid);
        return pid == 0 ? IDLE : thread == KeyIndex.NONE ? UNKNOWN : current[thread];
    }

    private int number(String name) {
        if (name == null) {
            return UNKNOWN;
        }
        Integer known = numbers.get(name);
        if (known != null) {
            return known;
        }
        numbers.put(name, names.size());
        names.add(name);
        return names.size() - 1;
    }

    private void change(int thread, int row, int name) {
        if (current[thread] == name) {
            return;
        }
        current[thread] = name;
        if (changes == changeRows.length) {
            changeThreads = Arrays.copyOf(changeThreads, 2 * changes);
            changeRows = Arrays.copyOf(changeRows, 2 * changes);
            changeNames = Arrays.copyOf(changeNames, 2 * changes);
        }
        changeThreads[changes] = thread;
        changeRows[changes] = row;
        changeNames[changes++] = name;
    }
}
