// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.tracecompass.statesystem.core.ITmfStateSystem;
import org.eclipse.tracecompass.statesystem.core.StateSystemUtils;
import org.eclipse.tracecompass.statesystem.core.interval.ITmfStateInterval;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.schedlog.engine.column.Storage;

@DisplayName("A history keeps the states that it is told")
class StateHistoryTest {

    private static final long START = 1_000_000_007L;
    private static final int SERIES_BEFORE = 2;

    @TempDir
    private Path folder;

    private StateHistory.Key key(long duration) {
        return new StateHistory.Key("states", new File(folder.toFile(), "states.ht"), 1, START, START + duration);
    }

    /** Begins and values of one attribute's states, neighbours of equal value as one, begun with no value. */
    private static Map<Long, Object> steps(ITmfStateSystem system, int quark) throws Exception {
        Map<Long, Object> steps = new TreeMap<>();
        Object before = null;
        long next = system.getStartTime();
        for (ITmfStateInterval state : StateSystemUtils.queryHistoryRange(system, quark, system.getStartTime(),
                system.getCurrentEndTime())) {
            assertEquals(next, state.getStartTime(), "gap");
            next = state.getEndTime() + 1;
            if (before == null ? state.getValue() != null : !before.equals(state.getValue())) {
                steps.put(state.getStartTime() - system.getStartTime(), state.getValue());
            }
            before = state.getValue();
        }
        assertEquals(system.getCurrentEndTime() + 1, next);
        return steps;
    }

    private static Map<Long, Object> steps(TreeMap<Long, Object> values) {
        Map<Long, Object> steps = new TreeMap<>();
        Object before = null;
        for (Map.Entry<Long, Object> entry : values.entrySet()) {
            if (before == null ? entry.getValue() != null : !before.equals(entry.getValue())) {
                steps.put(entry.getKey(), entry.getValue());
            }
            before = entry.getValue();
        }
        return steps;
    }

    /** A random walk: most series get few states, some get many. */
    @ParameterizedTest
    @CsvSource({ "1, 1, 40000, 10", "2, 3000, 60000, 40000", "3, 40, 50000, 4000000000",
            "4, 300, 20000, 20000000000000" })
    void whatever_they_are(long seed, int attributes, int changes, long step) throws Exception {
        Random random = new Random(seed);
        List<TreeMap<Long, Object>> told = new ArrayList<>();
        StateHistory history = new StateHistory();
        boolean made = history.open(key(changes * step), new Storage(folder), (output, progress) -> {
            assertEquals(0, output.series(SERIES_BEFORE));
            int first = output.series(attributes);
            long time = 0;
            for (int i = 0; i < attributes; i++) {
                told.add(new TreeMap<>());
            }
            for (int i = 0; i < changes; i++) {
                int series = (int) (attributes * Math.pow(random.nextDouble(), 3));
                time += random.nextInt(3) == 0 ? 0 : random.nextLong(step + 1);
                int number = random.nextInt(100_000) - 10;
                Object some = i % 2 == 0 ? Integer.valueOf(number) : "value " + number % 9;
                Object value = random.nextInt(9) == 0 ? null : some;
                told.get(series).put(time, value);
                output.change(first + series, time, value instanceof Integer integer ? output.value(integer.intValue())
                        : output.value(value));
            }
            int parent = output.attribute(StateOutput.ROOT, output.value("all"), StateOutput.NO_SERIES);
            for (int i = 0; i < attributes; i++) {
                output.attribute(parent, output.value(i), first + i);
            }
        }, new NullProgressMonitor());
        assertTrue(made);
        ITmfStateSystem system = history.system();
        assertEquals(attributes + 1, system.getNbAttributes());
        assertEquals(Map.of(), steps(system, system.getQuarkAbsolute("all")));
        for (int i = 0; i < attributes; i++) {
            int quark = system.getQuarkAbsolute("all", Integer.toString(i));
            assertEquals(steps(told.get(i)), steps(system, quark), "series " + i);
        }
        history.dispose();
    }

    @Test
    void an_attribute_made_twice_is_refused() {
        StateHistory history = new StateHistory();
        StateHistory.Filler twice = (output, progress) -> {
            output.attribute(StateOutput.ROOT, output.value("one"), StateOutput.NO_SERIES);
            output.attribute(StateOutput.ROOT, output.value("one"), StateOutput.NO_SERIES);
        };
        assertThrows(IllegalStateException.class,
                () -> history.open(key(10), new Storage(folder), twice, new NullProgressMonitor()));
        assertEquals(0, folder.toFile().list().length);
    }

    /** 20,000 states are written in some ten milliseconds at most, so between any two looks at it less time goes by. */
    @Test
    void it_asks_whether_it_is_wanted_every_20000_states_and_ends_when_it_is_not() throws Exception {
        int states = 1_000_000;
        AtomicInteger asked = new AtomicInteger();
        NullProgressMonitor monitor = new NullProgressMonitor() {
            @Override
            public boolean isCanceled() {
                asked.incrementAndGet();
                return super.isCanceled();
            }
        };
        StateHistory history = new StateHistory();
        StateHistory.Filler filler = (output, progress) -> {
            int series = output.series(1);
            for (int i = 0; i < states; i++) {
                output.change(series, i + 1, output.value(i % 2));
            }
            output.attribute(StateOutput.ROOT, output.value("one"), series);
            asked.set(0);
        };
        assertTrue(history.open(key(states), new Storage(folder), filler, monitor));
        assertTrue(asked.get() >= states / 20_000, "asked " + asked);
        history.dispose();

        assertTrue(key(states).file().delete());
        StateHistory cancelled = new StateHistory();
        assertFalse(cancelled.open(key(states), new Storage(folder), (output, progress) -> {
            filler.fill(output, progress);
            monitor.setCanceled(true);
        }, monitor));
        assertTrue(asked.get() < 10, "asked on " + asked + " times");
        assertNull(cancelled.system());
        assertEquals(0, folder.toFile().list().length);
    }
}
