// SPDX-License-Identifier: EPL-2.0
package org.schedlog.benchmarks.generator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.schedlog.benchmarks.generator.EventLog.Event;

/** Whatever reads a recording may rely on these. */
class SimulatedEventsAreConsistentTest {

    private static final Set<EventKind> BLOCKS = EnumSet.of(EventKind.BLOCK, EventKind.BLOCK_IO);

    static List<List<Event>> machines() {
        return List.of(EventLog.of(30_000, 1, 2, 1), EventLog.of(60_000, 2, 40, 2), EventLog.of(200_000, 160, 1920, 3),
                EventLog.of(100_000, 8, 20_000, 4), EventLog.of(50_000, 64, 20, 5));
    }

    @ParameterizedTest
    @MethodSource("machines")
    void time_never_goes_back(List<Event> log) {
        long before = 0;
        for (Event event : log) {
            assertTrue(event.time() >= before, event::toString);
            before = event.time();
        }
    }

    @ParameterizedTest
    @MethodSource("machines")
    void a_context_switch_leaves_the_thread_that_the_one_before_went_to(List<Event> log) {
        Map<Integer, Integer> current = new HashMap<>();
        for (Event event : log) {
            if (event.kind() == EventKind.CTX_SWITCH) {
                assertEquals(current.getOrDefault(event.cpu(), 0), event.pid(), event::toString);
                assertNotEquals(event.pid(), event.arg0(), event::toString);
                current.put(event.cpu(), event.arg0());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("machines")
    void what_a_thread_does_it_does_where_it_runs(List<Event> log) {
        Set<EventKind> own = EnumSet.of(EventKind.BLOCK, EventKind.BLOCK_IO, EventKind.EXEC, EventKind.EXIT,
                EventKind.TICK, EventKind.USER_EVT, EventKind.WAIT_FUTEX, EventKind.WAKER_FUTEX);
        Map<Integer, Integer> current = new HashMap<>();
        for (Event event : log) {
            if (event.kind() == EventKind.CTX_SWITCH) {
                current.put(event.cpu(), event.arg0());
            } else if (own.contains(event.kind())) {
                assertEquals(current.getOrDefault(event.cpu(), 0), event.pid(), event::toString);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("machines")
    void no_thread_runs_on_two_processors(List<Event> log) {
        Map<Integer, Integer> place = new HashMap<>();
        for (Event event : log) {
            if (event.kind() == EventKind.CTX_SWITCH) {
                if (event.pid() != 0) {
                    assertEquals(event.cpu(), place.remove(event.pid()), event::toString);
                }
                if (event.arg0() != 0) {
                    assertNull(place.put(event.arg0(), event.cpu()), event::toString);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("machines")
    void threads_wake_up_and_block_by_turns(List<Event> log) {
        Map<Integer, Boolean> awake = new HashMap<>();
        for (Event event : log) {
            if (BLOCKS.contains(event.kind())) {
                assertEquals(Boolean.TRUE, awake.put(event.pid(), false), event::toString);
            } else if (event.kind() == EventKind.WAKEUP) {
                assertNotEquals(Boolean.TRUE, awake.put(event.pid(), true), event::toString);
            } else if (event.kind() == EventKind.WAKEUP_NEW) {
                assertNull(awake.put(event.pid(), true), event::toString);
            } else if (event.kind() == EventKind.EXIT) {
                assertEquals(Boolean.TRUE, awake.remove(event.pid()), event::toString);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("machines")
    void threads_are_forked_before_they_wake_up_and_say_nothing_after_they_left(List<Event> log) {
        Set<Integer> forked = new HashSet<>();
        Set<Integer> exited = new HashSet<>();
        for (Event event : log) {
            switch (event.kind()) {
                case FORK -> {
                    assertTrue(forked.add(event.pid()), event::toString);
                    assertNotEquals(0, event.arg0());
                }
                case WAKEUP_NEW -> assertTrue(forked.contains(event.pid()), event::toString);
                case EXIT -> assertTrue(exited.add(event.pid()), event::toString);
                case WAKEUP, WAKE_FUTEX, BLOCK, BLOCK_IO, EXEC, MIGRATE, TICK ->
                    assertTrue(!exited.contains(event.pid()), event::toString);
                case CTX_SWITCH -> assertTrue(!exited.contains(event.arg0()), event::toString);
                default -> assertTrue(event.pid() >= 0, event::toString);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("machines")
    void the_length_of_a_queue_changes_by_the_difference_that_is_said(List<Event> log) {
        Map<Integer, Integer> length = new HashMap<>();
        for (Event event : log) {
            if (event.kind() == EventKind.RQ_SIZE) {
                assertEquals(event.arg0(), length.merge(event.cpu(), event.arg1(), Integer::sum), event::toString);
                assertTrue(event.arg0() >= 0 && Math.abs(event.arg1()) == 1, event::toString);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("machines")
    void a_queue_is_as_long_as_threads_are_awake_there(List<Event> log) {
        Map<Integer, Integer> place = new HashMap<>();
        Map<Integer, Integer> said = new HashMap<>();
        Map<Integer, Integer> threads = new HashMap<>();
        for (Event event : log) {
            switch (event.kind()) {
                case RQ_SIZE -> said.put(event.cpu(), event.arg0());
                case WAKEUP, WAKEUP_NEW -> {
                    place.put(event.pid(), event.cpu());
                    threads.merge(event.cpu(), 1, Integer::sum);
                    assertEquals(said.get(event.cpu()), threads.get(event.cpu()), event::toString);
                }
                case BLOCK, BLOCK_IO, EXIT -> {
                    assertEquals(event.cpu(), place.remove(event.pid()), event::toString);
                    threads.merge(event.cpu(), -1, Integer::sum);
                }
                case MIGRATE -> {
                    if (place.replace(event.pid(), event.arg0(), event.arg1())) {
                        threads.merge(event.arg0(), -1, Integer::sum);
                        threads.merge(event.arg1(), 1, Integer::sum);
                    }
                    assertNotEquals(event.arg0(), event.arg1(), event::toString);
                }
                default -> assertTrue(event.cpu() >= 0, event::toString);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("machines")
    void balancing_that_begins_ends_on_the_same_cpu_with_the_same_domain(List<Event> log) {
        Map<Integer, Event> open = new HashMap<>();
        for (Event event : log) {
            switch (event.kind()) {
                case IDL_BLN_FAIR_BEG, PER_BLN_FAIR_BEG -> assertNull(open.put(event.cpu(), event), event::toString);
                case IDL_BLN_FAIR_END, PER_BLN_FAIR_END -> {
                    Event begin = open.remove(event.cpu());
                    assertEquals(begin.kind().ordinal() + 1, event.kind().ordinal(), event::toString);
                    assertEquals(List.of(begin.pid(), begin.arg0(), begin.arg1()),
                            List.of(event.pid(), event.arg0(), event.arg1()), event::toString);
                }
                default -> assertTrue(event.time() > 0, event::toString);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("machines")
    void ticks_come_every_four_milliseconds_with_a_frequency(List<Event> log) {
        Map<Integer, Long> last = new HashMap<>();
        for (Event event : log) {
            if (event.kind() == EventKind.TICK) {
                assertTrue(event.arg1() >= Cpu.SLOWEST && event.arg1() <= Cpu.FASTEST, event::toString);
                Long before = last.put(event.cpu(), event.time());
                long ticks = before == null ? 1 : Math.round((event.time() - before) / 4e6);
                long late = before == null ? 0 : event.time() - before - ticks * 4_000_000;
                assertTrue(ticks >= 1 && Math.abs(late) < 100_000, event::toString);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("machines")
    void everything_that_should_happen_happens(List<Event> log) {
        Set<EventKind> seen = EnumSet.noneOf(EventKind.class);
        log.forEach(event -> seen.add(event.kind()));
        Set<EventKind> expected = EnumSet.range(EventKind.WAKEUP, EventKind.USER_EVT);
        expected.addAll(EnumSet.of(EventKind.EXEC, EventKind.EXIT));
        if (log.stream().mapToInt(Event::cpu).max().orElseThrow() == 0) {
            expected.remove(EventKind.MIGRATE);
        }
        assertEquals(expected, seen);
    }
}
