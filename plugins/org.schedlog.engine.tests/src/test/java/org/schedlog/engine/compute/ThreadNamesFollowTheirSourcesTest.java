// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.compute;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Recording;
import org.schedlog.engine.column.TextColumn;
import org.schedlog.engine.compute.ThreadNames.Named;

class ThreadNamesFollowTheirSourcesTest {

    private static final String PROCESSES = """
            UID        PID  PPID   LWP NLWP CLS PRI STIME TTY          TIME CMD
            root         1     0     1    1 TS   19 Nov01 ?        00:00:03 /sbin/init splash
            root         2     0     2    1 TS   19 Nov01 ?        00:00:00 [kthreadd]
            root        17     2    17    1 TS   39 Nov01 ?        00:00:00 [kworker/0:1H-kblockd]
            me         400     1   400    3 TS   19 10:00 ?        00:00:09 /usr/bin/redis-server *:6379
            me         400     1   401    3 TS   19 10:00 ?        00:00:09 /usr/bin/redis-server *:6379
            me         500     1   500    1 TS   19 10:00 pts/0    00:00:00 -bash
            root       600     1   600    1 TS   19 10:00 ?        00:00:00 sshd: me [priv]
            a line that is not understood
            """;

    @TempDir
    Path folder;

    private SmallRecording rows() {
        return new SmallRecording(folder);
    }

    private static ThreadNames names(SmallRecording rows) throws IOException {
        return ThreadNames.of(rows.make(), Progress.NONE);
    }

    @Test
    void exec_names_a_thread_from_its_row_on() throws IOException {
        ThreadNames names = names(rows().row("TICK", 7).exec(7, "bash").row("TICK", 7).exec(7, "make"));
        assertNull(names.at(7, 0));
        assertEquals("bash", names.at(7, 1));
        assertEquals("bash", names.at(7, 2));
        assertEquals("make", names.at(7, 3));
        assertEquals("make", names.latest(7));
        assertEquals(List.of(new Named("bash", 1, 1010), new Named("make", 3, 1030)), names.all(7));
        assertEquals("make (7)", names.label(7));
        assertEquals("7", names.label(7, 0));
        assertEquals("bash (7)", names.label(7, 2));
    }

    @Test
    void a_thread_that_nothing_is_known_of_has_its_number() throws IOException {
        ThreadNames names = names(rows().row("TICK", 7));
        assertNull(names.at(7, 0));
        assertNull(names.at(8, 0));
        assertEquals(List.of(), names.all(8));
        assertEquals("8", names.label(8));
        assertArrayEquals(new int[0], names.pids("make"));
    }

    @Test
    void exec_bytes_are_read_up_to_nul_and_must_be_printable() throws IOException {
        ThreadNames names = names(rows().exec(1, "a").exec(2, "12345678").exec(3, "123456789").exec(4, "")
                .exec(5, "bash").row("EXEC", 0, 5, 0, 0x0000_0007).exec(6, "caféäöü"));
        assertEquals("a", names.latest(1));
        assertEquals("12345678", names.latest(2));
        assertEquals("12345678", names.latest(3));
        assertNull(names.latest(4));
        assertEquals("bash", names.at(5, 4));
        assertNull(names.at(5, 5));
        assertEquals("caféä", names.latest(6), "the fourth accented letter is cut in two");
    }

    @Test
    void a_forked_thread_has_its_parents_name_until_its_own_exec() throws IOException {
        ThreadNames names = names(rows().exec(7, "make").fork(8, 7).row("TICK", 8).exec(8, "gcc").exec(7, "sh")
                .fork(9, 8).fork(10, 99));
        assertEquals("make", names.at(8, 2));
        assertEquals("gcc", names.at(8, 3));
        assertEquals("gcc", names.latest(9));
        assertNull(names.latest(10));
        assertArrayEquals(new int[] { 7, 8 }, names.pids("make"));
    }

    @Test
    void a_thread_id_that_is_used_again_is_another_thread() throws IOException {
        ThreadNames names = names(rows().exec(7, "make").exec(8, "gcc").row("EXIT", 8).row("CTX_SWITCH", 8).fork(8, 7)
                .row("EXIT", 8).row("WAKEUP_NEW", 8).row("TICK", 8));
        assertEquals("gcc", names.at(8, 3), "still switched away from");
        assertEquals("make", names.at(8, 4));
        assertEquals("make", names.at(8, 5));
        assertNull(names.at(8, 6), "the FORK was lost");
        assertEquals("make", names.latest(8));
    }

    @Test
    void the_idle_task_is_swapper() throws IOException {
        ThreadNames names = names(rows().row("TICK", 0).exec(0, "nonsense").fork(5, 0));
        assertEquals("swapper", names.at(0, 1));
        assertEquals("swapper (0)", names.label(0));
        assertEquals("swapper", names.latest(5));
        assertArrayEquals(new int[] { 0, 5 }, names.pids("swapper"));
    }

    @Test
    void the_process_list_names_threads_from_before() throws IOException {
        ThreadNames names = names(rows().processList(PROCESSES).row("TICK", 1).fork(402, 401).exec(500, "make"));
        assertEquals("init", names.at(1, 0));
        assertEquals("kthreadd", names.at(2, 0));
        assertEquals("kworker/0:1H-kb", names.at(17, 0), "the kernel keeps 15 bytes");
        assertEquals("redis-server", names.at(401, 0));
        assertEquals("redis-server", names.at(402, 1));
        assertEquals(List.of(new Named("bash", -1, 1000), new Named("make", 2, 1020)), names.all(500));
        assertEquals("sshd", names.at(600, 0));
        assertNull(names.at(3, 0));
    }

    @Test
    void a_process_list_without_threads_or_nonsense_does_no_harm() throws IOException {
        assertEquals("init", names(rows().processList("PID CMD\n1 init\n").row("TICK", 1)).at(1, 0));
        assertNull(names(rows().processList("no header\n1 init\n").row("TICK", 1)).at(1, 0));
        assertNull(names(rows().processList("").row("TICK", 1)).at(1, 0));
    }

    @Test
    void a_longer_name_that_begins_with_the_eight_bytes_counts() throws IOException {
        ThreadNames names = names(rows().processList(PROCESSES).exec(400, "redis-se").exec(500, "redis-se")
                .fork(501, 400).exec(501, "redis").exec(501, "kworker/"));
        assertEquals("redis-server", names.at(400, 0));
        assertEquals("redis-se", names.at(500, 1));
        assertEquals("redis-server", names.at(501, 2));
        assertEquals("redis", names.at(501, 3), "five bytes are a whole name");
        assertEquals("kworker/", names.at(501, 4));
    }

    @Test
    void the_recorded_column_names_threads_where_it_changes() throws IOException {
        SmallRecording rows = rows().commName(1, "postgres-writer").commName(2, "make").commName(3, "renamed");
        rows.row("TICK", 7).comm(2).row("TICK", 7).row("TICK", 7).comm(3).exec(7, "postgres").comm(1)
                .exec(7, "gcc").row("TICK", 7);
        ThreadNames names = names(rows);
        assertEquals("make", names.at(7, 1));
        assertEquals("renamed", names.at(7, 2));
        assertEquals("postgres-writer", names.at(7, 3));
        assertEquals("gcc", names.at(7, 4), "the column's old value is not a change");
        assertEquals(-1, names.all(7).get(0).row(), "it had that name before the recording began");
    }

    @Test
    void the_recorded_column_may_repeat_an_old_name_for_a_new_thread() throws IOException {
        SmallRecording rows = rows().commName(1, "gcc").commName(2, "make");
        rows.exec(8, "gcc").comm(1).exec(7, "make").comm(2).row("EXIT", 8).fork(8, 7).row("TICK", 8);
        assertEquals("make", names(rows).at(8, 4));
    }

    @Test
    void the_recorded_column_beats_the_process_list() throws IOException {
        ThreadNames names = names(rows().processList(PROCESSES).commName(1, "make").row("TICK", 500).comm(1));
        assertEquals(List.of(new Named("make", -1, 1000)), names.all(500));
        assertArrayEquals(new int[0], names.pids("bash"));
    }

    /**
     * Threads of few ids and few names, so that everything happens to each of them; the rules are replayed row by row.
     */
    @ParameterizedTest
    @ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8 })
    void random_recordings_replayed(long seed) throws IOException {
        Random random = new Random(seed);
        List<String> pool = List.of("sh", "make", "kworker/0:1", "kworker/1:2", "kworker/", "postgres",
                "postgres-writer");
        SmallRecording rows = rows();
        for (int id = 1; id <= pool.size(); id++) {
            rows.commName(id, pool.get(id - 1));
        }
        Replay replay = new Replay();
        int count = 1 + random.nextInt(9000);
        long[] comms = new long[14];
        for (int row = 0; row < count; row++) {
            int pid = random.nextInt(14);
            String event = List.of("EXEC", "FORK", "EXIT", "WAKEUP_NEW", "TICK", "TICK").get(random.nextInt(6));
            String program = pool.get(random.nextInt(pool.size()));
            int parent = random.nextInt(18);
            if (random.nextInt(3) == 0) {
                comms[pid] = random.nextInt(pool.size() + 3);
            }
            long[] arguments = event.equals("FORK") ? new long[] { parent, 0 } : SmallRecording.arguments(program);
            rows.row(SmallRecording.id(event), 0, pid, arguments[0], arguments[1], comms[pid]);
            String comm = comms[pid] >= 1 && comms[pid] <= pool.size() ? pool.get((int) comms[pid] - 1) : null;
            replay.row(event, pid, parent, program.substring(0, Math.min(8, program.length())), comms[pid], comm);
        }
        Recording recording = rows.make();
        ThreadNames names = ThreadNames.of(recording, Progress.NONE);
        TextColumn column = (TextColumn) recording.column("comm_name", Progress.NONE).orElseThrow();
        Map<String, Set<Integer>> pids = new HashMap<>();
        for (int row = 0; row < count; row++) {
            for (int pid = 0; pid < 20; pid++) {
                String expected = replay.at(pid, row);
                assertEquals(expected, names.at(pid, row), "thread " + pid + " at row " + row);
                pids.computeIfAbsent(expected, name -> new HashSet<>()).add(pid);
            }
            assertEquals(replay.at((int) recording.pid().get(row), row), column.get(row), "row " + row);
        }
        for (String name : pool) {
            assertArrayEquals(pids.getOrDefault(name, Set.of()).stream().mapToInt(Integer::intValue).sorted().toArray(),
                    names.pids(name), name);
        }
        for (int pid = 1; pid < 14; pid++) {
            List<Integer> starts = names.all(pid).stream().map(Named::row).toList();
            assertEquals(starts.stream().distinct().sorted().toList(), starts, "ascending, one name for a row");
            for (int row = 0; row < count; row++) {
                int here = row;
                assertEquals(starts.stream().filter(start -> start > here).findFirst().orElse(ThreadNames.FOR_EVER),
                        names.held(pid, row).until(), "the next name of thread " + pid + " behind row " + row);
            }
        }
    }

    /** The rules written down without any thought of speed. */
    private static final class Replay {

        /** After each row, the names of all threads. */
        private final List<Map<Integer, String>> states = new ArrayList<>();
        private final Map<Integer, String> now = new HashMap<>(Map.of(0, "swapper"));
        private final Map<Integer, String> before = new HashMap<>();
        private final Map<Integer, Integer> firstRows = new HashMap<>();
        private final Map<Integer, Long> comms = new HashMap<>();
        private final Set<Integer> ended = new HashSet<>();

        void row(String event, int pid, int parent, String program, long commId, String comm) {
            if (pid != 0) {
                boolean first = !comms.containsKey(pid);
                boolean changed = first || comms.get(pid) != commId;
                comms.put(pid, commId);
                String told = changed ? comm : null;
                if (event.equals("EXEC")) {
                    if (program.length() == 8 && told != null && told.startsWith(program)) {
                        now.put(pid, told.length() > 8 ? told : extended(program, pid));
                    } else {
                        now.put(pid, extended(program, pid));
                    }
                } else if (event.equals("FORK")) {
                    now.put(pid, told != null ? told : now.get(parent));
                } else if (event.equals("WAKEUP_NEW") && ended.contains(pid)) {
                    now.put(pid, told);
                } else if (told != null) {
                    now.put(pid, extended(told, pid));
                    if (first) {
                        before.put(pid, told);
                    }
                }
                if (event.equals("EXIT")) {
                    ended.add(pid);
                } else if (!event.equals("TICK")) {
                    ended.remove(pid);
                }
                firstRows.putIfAbsent(pid, states.size());
            }
            states.add(new HashMap<>(now));
        }

        private String extended(String name, int pid) {
            String old = now.get(pid);
            return name.length() == 8 && old != null && old.startsWith(name) ? old : name;
        }

        String at(int pid, int row) {
            return row < firstRows.getOrDefault(pid, 0) ? before.get(pid) : states.get(row).get(pid);
        }
    }
}
