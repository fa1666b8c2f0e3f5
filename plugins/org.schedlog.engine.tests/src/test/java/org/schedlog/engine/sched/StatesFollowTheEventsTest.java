// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.sched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Recording;
import org.schedlog.engine.compute.ThreadNames;
import org.schedlog.engine.testing.CancelAt;

/** What a sweep tells is, at each moment, what one finds by looking back over the rows from there. */
class StatesFollowTheEventsTest {

    private static final int A = 1;
    private static final int B = 2;

    /** Keeps what is told; complains of times that descend and of changes that change nothing. */
    private static final class Told implements StateSink {

        private final Map<String, TreeMap<Long, Object>> values = new HashMap<>();
        private final Map<String, Object> last = new HashMap<>();

        private void put(String what, long time, Object value) {
            TreeMap<Long, Object> known = values.computeIfAbsent(what, key -> new TreeMap<>());
            assertTrue(known.isEmpty() || known.lastKey() <= time, what + " goes back to " + time);
            assertTrue(!last.containsKey(what) || !Objects.equals(last.get(what), value), what + " does not change");
            last.put(what, value);
            known.put(time, value == null ? "none" : value);
        }

        /** What holds at a time; null before the first change. */
        Object at(String what, long time) {
            Map.Entry<Long, Object> entry = values.getOrDefault(what, new TreeMap<>()).floorEntry(time);
            return entry == null ? null : entry.getValue();
        }

        @Override
        public void current(long time, int cpu, int pid) {
            put("current " + cpu, time, pid);
        }

        @Override
        public void runQueue(long time, int cpu, int length) {
            put("queue " + cpu, time, length);
        }

        @Override
        public void frequency(long time, int cpu, int frequency) {
            put("frequency " + cpu, time, frequency);
        }

        @Override
        public void balancing(long time, int cpu, String kind) {
            put("balancing " + cpu, time, kind);
        }

        @Override
        public void state(long time, int pid, ThreadState state) {
            put("state " + pid, time, state);
        }

        @Override
        public void place(long time, int pid, int cpu) {
            put("place " + pid, time, cpu);
        }

        @Override
        public void name(long time, int pid, String name) {
            put("name " + pid, time, name);
        }
    }

    private static Told sweep(Recording recording) throws IOException {
        Told told = new Told();
        StateSweep.run(recording, ThreadNames.of(recording, Progress.NONE), told, Progress.NONE);
        return told;
    }

    @Test
    void aThreadGoesThroughItsStates() throws IOException {
        Told told = sweep(new SwitchRecording().row(0, 0, B, "TICK", 0, 800).row(5, 0, A, "FORK", B, 0)
                .row(10, 1, A, "WAKEUP_NEW").change(20, 1, 0, A).row(30, 1, A, "BLOCK_IO").change(31, 1, A, 0)
                .row(40, 0, A, "WAKEUP").row(45, 0, A, "MIGRATE", 0, 1).change(50, 1, 0, A).change(60, 1, A, 0)
                .change(70, 1, 0, A).row(75, 1, A, "EXIT").row(76, 1, A, "BLOCK").change(80, 1, A, 0).make());
        assertEquals(Map.of(5L, ThreadState.NEW, 10L, ThreadState.WOKEN, 20L, ThreadState.RUNNING, 31L,
                ThreadState.BLOCKED_IO, 40L, ThreadState.WOKEN, 50L, ThreadState.RUNNING, 60L, ThreadState.PREEMPTED,
                70L, ThreadState.RUNNING, 80L, ThreadState.EXITED), without(told.values.get("state " + A)));
        assertEquals(Map.of(10L, 1, 40L, 0, 45L, 1), told.values.get("place " + A));
        assertEquals(800, told.at("frequency 0", 3));
    }

    /** Map.of takes ten pairs at most; this is for comparing with it. */
    private static Map<Long, Object> without(TreeMap<Long, Object> values) {
        return new HashMap<>(values);
    }

    @Test
    void aWakeUpThatOvertakesABlockMakesItVoid() throws IOException {
        Told told = sweep(new SwitchRecording().row(0, 0, A, "TICK").row(10, 0, A, "BLOCK").row(11, 0, A, "WAKEUP")
                .change(12, 0, A, B).row(20, 0, A, "WAKEUP").row(21, 0, A, "BLOCK").make());
        assertEquals(Map.of(0L, ThreadState.RUNNING, 12L, ThreadState.PREEMPTED, 20L, ThreadState.WOKEN),
                told.values.get("state " + A));
    }

    @Test
    void ofNestedBalancingTheInnerOneIsTold() throws IOException {
        Told told = sweep(new SwitchRecording().row(0, 3, 0, "TICK").row(1, 3, 0, "PER_BLN_IPA_BEG")
                .row(2, 3, 0, "IDL_BLN_FAIR_BEG").row(3, 3, 0, "IDL_BLN_FAIR_END").row(4, 3, 0, "PER_BLN_IPA_END")
                .row(5, 3, 0, "PER_BLN_IPA_END").make());
        assertEquals(Map.of(1L, "PER_BLN_IPA", 2L, "IDL_BLN_FAIR", 3L, "PER_BLN_IPA", 4L, "none"),
                told.values.get("balancing 3"));
    }

    @Test
    void theSweepStopsWhenNobodyWantsIt() throws IOException {
        Recording recording = new SwitchRecording().row(0, 0, A, "TICK").make();
        ThreadNames names = ThreadNames.of(recording, Progress.NONE);
        Progress cancelled = new CancelAt(0);
        assertThrows(CancellationException.class, () -> StateSweep.run(recording, names, new Told(), cancelled));
    }

    // ---- any rows at all

    private static SwitchRecording anything(Random random, int size, int cpus, int pids) {
        SwitchRecording recording = new SwitchRecording().row(0, random.nextInt(cpus), 0, "TICK");
        long time = 0;
        for (int i = 1; i < size; i++) {
            time += random.nextInt(3) == 0 ? 0 : random.nextInt(50);
            String event = random.nextInt(3) == 0 ? "CTX_SWITCH"
                    : SwitchRecording.EVENTS.get(random.nextInt(SwitchRecording.EVENTS.size()));
            int arg0 = event.equals("EXEC") ? 'a' + random.nextInt(4) : random.nextInt(pids);
            int arg1 = event.equals("EXEC") ? 'a' * 0x1010101 : random.nextInt(cpus);
            recording.row(time, random.nextInt(cpus), random.nextInt(pids), event, arg0, arg1);
        }
        return recording;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void everythingIsWhatTheRowsSay(int seed) throws IOException {
        Random random = new Random(seed);
        int cpus = 1 + random.nextInt(4);
        int pids = 2 + random.nextInt(6);
        SwitchRecording made = anything(random, 300, cpus, pids);
        Recording recording = made.make();
        Told told = sweep(recording);
        ThreadNames names = ThreadNames.of(recording, Progress.NONE);
        List<SwitchRecording.Row> rows = made.rows();
        Set<Integer> met = new HashSet<>();
        for (int row = 0; row < rows.size(); row++) {
            long time = rows.get(row).time();
            boolean lastOfItsTime = row + 1 == rows.size() || rows.get(row + 1).time() > time;
            for (int cpu = 0; cpu < cpus && lastOfItsTime; cpu++) {
                checkCpu(rows, row, cpu, told);
            }
            for (int pid = 1; pid < pids && lastOfItsTime; pid++) {
                assertEquals(state(rows, row, pid), told.at("state " + pid, time), "state of " + pid + " at " + row);
                if (told.at("state " + pid, time) != null) {
                    met.add(pid);
                }
                if (met.contains(pid)) {
                    String name = names.at(pid, row);
                    Object known = told.at("name " + pid, time);
                    assertEquals(name, "none".equals(known) ? null : known, "name of " + pid + " at row " + row);
                }
            }
        }
    }

    private static void checkCpu(List<SwitchRecording.Row> rows, int row, int cpu, Told told) {
        long time = rows.get(row).time();
        assertEquals(current(rows, row, cpu), told.at("current " + cpu, time));
        assertEquals(latest(rows, row, cpu, "RQ_SIZE", true), told.at("queue " + cpu, time));
        assertEquals(latest(rows, row, cpu, "TICK", false), told.at("frequency " + cpu, time));
        List<String> kinds = new ArrayList<>();
        for (SwitchRecording.Row each : rows.subList(0, row + 1)) {
            if (each.cpu() == cpu && each.event().contains("_BLN_")) {
                kinds.remove(each.event().replaceAll("_(BEG|END)$", ""));
                if (each.event().endsWith("BEG")) {
                    kinds.add(each.event().replace("_BEG", ""));
                }
            }
        }
        Object balancing = told.at("balancing " + cpu, time);
        assertEquals(kinds.isEmpty() ? "none" : kinds.get(kinds.size() - 1), balancing == null ? "none" : balancing);
    }

    private static Integer latest(List<SwitchRecording.Row> rows, int row, int cpu, String event, boolean first) {
        for (int i = row; i >= 0; i--) {
            if (rows.get(i).cpu() == cpu && rows.get(i).is(event)) {
                return first ? rows.get(i).arg0() : rows.get(i).arg1();
            }
        }
        return null;
    }

    /** Whom the last switch went to; or whom the first one leaves. Row -1 is before the first row. */
    private static Integer current(List<SwitchRecording.Row> rows, int row, int cpu) {
        for (int i = row; i >= 0; i--) {
            if (rows.get(i).cpu() == cpu && rows.get(i).is("CTX_SWITCH")) {
                return rows.get(i).arg0();
            }
        }
        return rows.stream().filter(each -> each.cpu() == cpu && each.is("CTX_SWITCH")).findFirst()
                .map(SwitchRecording.Row::pid).orElse(null);
    }

    private static Set<Integer> cpusOf(List<SwitchRecording.Row> rows, int row, int pid) {
        Set<Integer> where = new HashSet<>();
        for (int cpu = 0; cpu < 4; cpu++) {
            if (Objects.equals(current(rows, row, cpu), pid)) {
                where.add(cpu);
            }
        }
        return where;
    }

    /** Looks back to where the thread last left its last CPU, and goes on from there. */
    private static ThreadState state(List<SwitchRecording.Row> rows, int row, int pid) {
        if (!cpusOf(rows, row, pid).isEmpty()) {
            return ThreadState.RUNNING;
        }
        int left = row;
        while (left >= 0 && cpusOf(rows, left - 1, pid).isEmpty()) {
            left--;
        }
        ThreadState state = left < 0 ? null : whenItLeft(rows, left, pid);
        for (int i = Math.max(0, left + 1); i <= row; i++) {
            SwitchRecording.Row each = rows.get(i);
            if (each.pid() == pid) {
                boolean deaf = state == ThreadState.WOKEN || state == ThreadState.EXITED;
                state = switch (each.event()) {
                case "WAKEUP", "WAKEUP_NEW" -> ThreadState.WOKEN;
                case "BLOCK" -> deaf ? state : ThreadState.BLOCKED;
                case "BLOCK_IO" -> deaf ? state : ThreadState.BLOCKED_IO;
                case "EXIT" -> ThreadState.EXITED;
                case "FORK" -> ThreadState.NEW;
                default -> state;
                };
            }
        }
        return state;
    }

    /** What the rows since it last came to a CPU say. */
    private static ThreadState whenItLeft(List<SwitchRecording.Row> rows, int left, int pid) {
        int came = left - 1;
        while (came >= 0 && !cpusOf(rows, came - 1, pid).isEmpty()
                && cpusOf(rows, came - 1, pid).containsAll(cpusOf(rows, came, pid))) {
            came--;
        }
        ThreadState state = ThreadState.PREEMPTED;
        for (int i = Math.max(0, came + 1); i < left; i++) {
            SwitchRecording.Row each = rows.get(i);
            if (each.pid() == pid && state != ThreadState.EXITED) {
                state = switch (each.event()) {
                case "WAKEUP", "WAKEUP_NEW" -> ThreadState.PREEMPTED;
                case "BLOCK" -> ThreadState.BLOCKED;
                case "BLOCK_IO" -> ThreadState.BLOCKED_IO;
                case "EXIT" -> ThreadState.EXITED;
                default -> state;
                };
            }
        }
        return state;
    }
}
