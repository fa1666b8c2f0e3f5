// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.sched;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntUnaryOperator;

import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.ColumnCache;
import org.schedlog.engine.column.ColumnProvider;
import org.schedlog.engine.column.EventTable;
import org.schedlog.engine.column.LongColumn;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Recording;
import org.schedlog.engine.column.Storage;
import org.schedlog.engine.column.TextMembers;

/** A recording of switches that a test writes down or makes up. Times are ns since the first row. */
final class SwitchRecording {

    static final List<String> EVENTS = List.of("TICK", "WAKEUP", "WAKEUP_NEW", "BLOCK", "BLOCK_IO", "CTX_SWITCH",
            "RQ_SIZE", "EXEC", "EXIT", "FORK", "MIGRATE", "IDL_BLN_FAIR_BEG", "IDL_BLN_FAIR_END", "PER_BLN_IPA_BEG",
            "PER_BLN_IPA_END");
    private static final long START = 5_000_000_000_000L;

    /** A row; arg0 of a switch is the next pid, of RQ_SIZE the new length, of which arg1 is the change. */
    record Row(long time, int cpu, int pid, String event, int arg0, int arg1) {
        boolean is(String name) {
            return event.equals(name);
        }
    }

    private final List<Row> rows = new ArrayList<>();
    private final Map<String, String> texts = new LinkedHashMap<>();

    List<Row> rows() {
        return rows;
    }

    SwitchRecording row(long time, int cpu, int pid, String event, int arg0, int arg1) {
        rows.add(new Row(time, cpu, pid, event, arg0, arg1));
        return this;
    }

    SwitchRecording row(long time, int cpu, int pid, String event) {
        return row(time, cpu, pid, event, 0, 0);
    }

    SwitchRecording change(long time, int cpu, int previous, int next) {
        return row(time, cpu, previous, "CTX_SWITCH", next, 0);
    }

    SwitchRecording text(String name, String content) {
        texts.put(name, content);
        return this;
    }

    /** Rows without any sense: switches from anybody to anybody. */
    static SwitchRecording chaotic(Random random, int size, int cpus, int pids) {
        SwitchRecording recording = new SwitchRecording().row(0, random.nextInt(cpus), 0, "TICK");
        long time = 0;
        for (int i = 1; i < size; i++) {
            time += random.nextInt(3) == 0 ? 0 : random.nextInt(50);
            String event = random.nextInt(3) > 0 ? "CTX_SWITCH" : EVENTS.get(random.nextInt(6));
            recording.row(time, 3 * random.nextInt(cpus), random.nextInt(pids), event, random.nextInt(pids), 0);
        }
        return recording;
    }

    /**
     * Switches, wake-ups and blocks in which no task but the idle one is on two CPUs; a few switches tell the wrong
     * previous task.
     */
    static SwitchRecording orderly(Random random, int size, int cpus, int pids) {
        SwitchRecording recording = new SwitchRecording().row(0, 0, 1, "TICK");
        int[] current = new int[cpus];
        int[] length = new int[cpus];
        boolean[] met = new boolean[cpus];
        for (int cpu = 0; cpu < cpus; cpu++) {
            current[cpu] = cpu < pids - 1 && random.nextBoolean() ? cpu + 1 : 0;
        }
        long time = 0;
        for (int i = 1; i < size; i++) {
            time += random.nextInt(3) == 0 ? 0 : random.nextInt(50);
            int cpu = random.nextInt(cpus);
            int pid = random.nextInt(pids);
            switch (random.nextInt(6)) {
            case 0:
                recording.row(time, cpu, pid, random.nextBoolean() ? "WAKEUP" : "WAKEUP_NEW");
                break;
            case 1:
                recording.row(time, cpu, random.nextInt(3) > 0 ? current[cpu] : pid, random.nextBoolean() ? "BLOCK"
                        : "BLOCK_IO");
                break;
            case 2:
                int before = length[cpu];
                length[cpu] = Math.max(0, before + random.nextInt(3) - 1);
                recording.row(time, cpu, current[cpu], "RQ_SIZE", length[cpu], length[cpu] - before);
                break;
            default:
                int next = pid;
                for (int other = 0; other < cpus; other++) {
                    next = other != cpu && current[other] == next ? 0 : next;
                }
                boolean broken = met[cpu] && random.nextInt(20) == 0;
                recording.change(time, cpu, broken ? 500 : current[cpu], next);
                current[cpu] = next;
                met[cpu] = true;
                break;
            }
        }
        return recording;
    }

    /** The same recording with other pids. */
    SwitchRecording renamed(IntUnaryOperator pids) {
        SwitchRecording renamed = new SwitchRecording();
        for (Row row : rows) {
            renamed.row(row.time, row.cpu, pids.applyAsInt(row.pid), row.event, row.is("CTX_SWITCH")
                    ? pids.applyAsInt(row.arg0) : row.arg0,
                    row.arg1);
        }
        return renamed;
    }

    Recording make() {
        return make(ColumnCache.keepingNothing(Storage.temporary()));
    }

    Recording make(ColumnCache cache) {
        Map<String, Integer> ids = new LinkedHashMap<>();
        EVENTS.forEach(event -> ids.put(event, 4 + 3 * ids.size()));
        Map<String, Column> columns = new LinkedHashMap<>();
        columns.put("timestamp", LongColumn.of(rows.stream().mapToLong(row -> START + row.time).toArray()));
        columns.put("cpu", LongColumn.of(rows.stream().mapToLong(Row::cpu).toArray()));
        columns.put("pid", LongColumn.of(rows.stream().mapToLong(Row::pid).toArray()));
        columns.put("event", LongColumn.of(rows.stream().mapToLong(row -> ids.get(row.event)).toArray()));
        columns.put("arg0", LongColumn.of(rows.stream().mapToLong(Row::arg0).toArray()));
        columns.put("arg1", LongColumn.of(rows.stream().mapToLong(Row::arg1).toArray()));
        return new Recording(new Recording.Parts(Path.of("made-up"), columns, new EventTable(ids),
                ColumnProvider.NONE, ColumnProvider.NONE, Map.of(),
                new Texts(texts), cache, List.of()));
    }

    CpuTimeline timeline() throws IOException {
        return CpuTimeline.of(make(), Progress.NONE);
    }

    private record Texts(Map<String, String> contents) implements TextMembers {
        @Override
        public List<String> names() {
            return List.copyOf(contents.keySet());
        }

        @Override
        public Optional<String> text(String name, int limit) {
            return Optional.ofNullable(contents.get(name));
        }
    }
}
