// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.compute;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.ColumnInfo;
import org.schedlog.engine.column.ColumnProvider;
import org.schedlog.engine.column.EventTable;
import org.schedlog.engine.column.LongColumn;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Recording;
import org.schedlog.engine.column.Storage;
import org.schedlog.engine.column.TextMembers;

/** A recording that a test writes down row by row. Row i has the time 1000 + 10 i. */
public final class SmallRecording {

    /** Ids in the order of the names, but not from 0 on and with gaps. */
    public static final List<String> EVENTS = List.of("EXEC", "EXIT", "WAKEUP", "WAKEUP_NEW", "BLOCK", "FORK", "TICK",
            "CTX_SWITCH", "IDL_BLN_FAIR_BEG", "IDL_BLN_FAIR_END", "PER_BLN_FAIR_BEG", "PER_BLN_FAIR_END",
            "IDL_BLN_IPA_BEG", "IDL_BLN_IPA_END", "PER_BLN_IPA_BEG", "PER_BLN_IPA_END", "BLOCK_IO", "MIGRATE",
            "RQ_SIZE", "WAIT_FUTEX", "WAKE_FUTEX", "WAKER_FUTEX", "USER_EVT", "UNBLOCK_PREPARE_IPA_BEG",
            "UNBLOCK_PREPARE_IPA_END", "WAIT_PID", "DEBUG_EVT");

    private final Path folder;
    private final List<long[]> rows = new ArrayList<>();
    private final List<Long> comms = new ArrayList<>();
    private final Map<Integer, Long> latestComms = new HashMap<>();
    private final Map<Long, String> commNames = new LinkedHashMap<>();
    private Map<String, Integer> table = table(EVENTS);
    private String processList;

    public SmallRecording(Path folder) {
        this.folder = folder;
    }

    public static int id(String event) {
        return 3 + 5 * EVENTS.indexOf(event);
    }

    private static Map<String, Integer> table(List<String> events) {
        Map<String, Integer> ids = new LinkedHashMap<>();
        events.forEach(event -> ids.put(event, id(event)));
        return ids;
    }

    /** Has only these events in its table. */
    public SmallRecording table(String... events) {
        table = table(Arrays.asList(events));
        return this;
    }

    public SmallRecording processList(String text) {
        processList = text;
        return this;
    }

    /** Has a recorded comm column, and this name in it. */
    public SmallRecording commName(long id, String name) {
        commNames.put(id, name);
        return this;
    }

    /** A row. Its id in the recorded comm column is that of the thread's row before, see {@link #comm}. */
    public SmallRecording row(String event, int cpu, int pid, long arg0, long arg1) {
        return row(id(event), cpu, pid, arg0, arg1);
    }

    public SmallRecording row(int event, int cpu, int pid, long arg0, long arg1) {
        return row(event, cpu, pid, arg0, arg1, latestComms.getOrDefault(pid, 0L));
    }

    public SmallRecording row(int event, int cpu, int pid, long arg0, long arg1, long comm) {
        rows.add(new long[] { 1000 + 10L * rows.size(), cpu, pid, event, arg0, arg1 });
        comms.add(comm);
        latestComms.put(pid, comm);
        return this;
    }

    public SmallRecording row(String event, int pid) {
        return row(event, 0, pid, 0, 0);
    }

    public SmallRecording fork(int child, int parent) {
        return row("FORK", 0, child, parent, 0);
    }

    public SmallRecording exec(int pid, String name) {
        long[] arguments = arguments(name);
        return row("EXEC", 0, pid, arguments[0], arguments[1]);
    }

    /** Changes the last row's id in the recorded comm column. */
    public SmallRecording comm(long id) {
        comms.set(comms.size() - 1, id);
        latestComms.put((int) rows.get(rows.size() - 1)[2], id);
        return this;
    }

    /** arg0 and arg1 of an EXEC row, as the kernel's union makes them on a little-endian machine. */
    public static long[] arguments(String name) {
        byte[] bytes = Arrays.copyOf(name.getBytes(StandardCharsets.UTF_8), 8);
        long[] arguments = new long[2];
        for (int i = 0; i < 4; i++) {
            arguments[1] += (long) (bytes[i] & 0xFF) << 8 * i;
            arguments[0] += (long) (bytes[4 + i] & 0xFF) << 8 * i;
        }
        return new long[] { (int) arguments[0], (int) arguments[1] };
    }

    public Recording make() {
        Map<String, Column> required = new HashMap<>();
        for (int column = 0; column < Recording.REQUIRED.size(); column++) {
            int wanted = column;
            required.put(Recording.REQUIRED.get(column),
                    LongColumn.of(rows.stream().mapToLong(row -> row[wanted]).toArray()));
        }
        Map<String, Column> recorded = commNames.isEmpty() ? Map.of()
                : Map.of("comm", LongColumn.of(comms.stream().mapToLong(Long::longValue).toArray()));
        return new Recording(new Recording.Parts(folder, required, new EventTable(table), new Recorded(recorded),
                ComputedColumns.PROVIDER, commNames, new Texts(processList), new Storage(folder), List.of()));
    }

    private record Recorded(Map<String, Column> columns) implements ColumnProvider {
        @Override
        public List<ColumnInfo> columns(Recording recording) {
            return columns.keySet().stream()
                    .map(name -> new ColumnInfo(name, "<i8", ColumnInfo.Origin.RECORDED)).toList();
        }

        @Override
        public Optional<Column> column(String name, Recording recording, Progress progress) {
            return Optional.ofNullable(columns.get(name));
        }
    }

    private record Texts(String processList) implements TextMembers {
        @Override
        public List<String> names() {
            return processList == null ? List.of() : List.of("ps.start");
        }

        @Override
        public Optional<String> text(String name, int limit) {
            return name.equals("ps.start") ? Optional.ofNullable(processList) : Optional.empty();
        }
    }
}
