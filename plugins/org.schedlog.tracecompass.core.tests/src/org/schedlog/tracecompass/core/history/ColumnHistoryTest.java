// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.history;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.tracecompass.statesystem.core.ITmfStateSystem;
import org.eclipse.tracecompass.statesystem.core.ITmfStateSystemBuilder;
import org.eclipse.tracecompass.statesystem.core.StateSystemFactory;
import org.eclipse.tracecompass.statesystem.core.backend.StateHistoryBackendFactory;
import org.eclipse.tracecompass.statesystem.core.exceptions.AttributeNotFoundException;
import org.eclipse.tracecompass.statesystem.core.exceptions.StateSystemDisposedException;
import org.eclipse.tracecompass.statesystem.core.exceptions.TimeRangeException;
import org.eclipse.tracecompass.statesystem.core.interval.ITmfStateInterval;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schedlog.engine.column.Storage;

/** The same attributes and states are told to Trace Compass' own state system, and both are asked the same. */
@DisplayName("A history answers as Trace Compass' own state system does")
class ColumnHistoryTest {

    private static final long START = 5_000;
    private static final long END = 9_000;
    private static final int ATTRIBUTES = 400;
    private static final List<String> NAMES = List.of("CPUs", "Threads", "0", "-1", "17", "007", "2147483648", "0_3",
            "Exec name", "..", "a/b");
    /** Those of an attribute are of one type. */
    private static final List<List<Object>> VALUES = List.of(Arrays.asList(null, 1, 17, 70_000, -4),
            Arrays.asList(null, 1L, 5L, 1L << 40), Arrays.asList(null, "make", "17", ""));

    @TempDir
    private Path folder;

    private final Random random = new Random(77);
    private final StateHistory history = new StateHistory();
    private ITmfStateSystem theirs;
    private ITmfStateSystem ours;

    /** What is told: attributes by parent and name, and changes. */
    private record Attribute(int parent, String name) {
    }

    private record Change(int attribute, long time, Object value) {
    }


    @BeforeEach
    void tell() throws Exception {
        List<Attribute> attributes = new ArrayList<>();
        while (attributes.size() < ATTRIBUTES) {
            String name = random.nextBoolean() ? Integer.toString(random.nextInt(50)) : some(NAMES);
            Attribute attribute = new Attribute(random.nextInt(attributes.size() + 1) - 1, name);
            if (!attributes.contains(attribute)) {
                attributes.add(attribute);
            }
        }
        List<Change> changes = new ArrayList<>();
        for (long time = START; time < END; time += random.nextInt(3)) {
            int attribute = random.nextInt(ATTRIBUTES);
            changes.add(new Change(attribute, time, some(VALUES.get(attribute % VALUES.size()))));
        }
        theirs = theirs(attributes, changes);
        ours = ours(attributes, changes);
    }

    @AfterEach
    void dispose() {
        theirs.dispose();
        history.dispose();
    }

    private <T> T some(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private static ITmfStateSystem theirs(List<Attribute> attributes, List<Change> changes) throws Exception {
        ITmfStateSystemBuilder builder = StateSystemFactory.newStateSystem(
                StateHistoryBackendFactory.createInMemoryBackend("theirs", START));
        for (Attribute attribute : attributes) {
            builder.getQuarkRelativeAndAdd(attribute.parent(), attribute.name());
        }
        for (Change change : changes) {
            builder.modifyAttribute(change.time(), change.value(), change.attribute());
        }
        builder.closeHistory(END);
        return builder;
    }

    /** A name that is an integer's text is told as that integer now and then, as analyses do. */
    private ITmfStateSystem ours(List<Attribute> attributes, List<Change> changes) throws Exception {
        StateHistory.Key key = new StateHistory.Key("ours", new File(folder.toFile(), "states.ht"), 1, START, END);
        assertTrue(history.open(key, new Storage(folder), (output, progress) -> {
            int first = output.series(attributes.size());
            for (Change change : changes) {
                output.change(first + change.attribute(), change.time() - START, number(output, change.value()));
            }
            for (int i = 0; i < attributes.size(); i++) {
                String name = attributes.get(i).name();
                boolean isInteger = name.matches("0|-?[1-9][0-9]{0,8}") && random.nextBoolean();
                output.attribute(attributes.get(i).parent(), number(output, isInteger ? Integer.valueOf(name) : name),
                        first + i);
            }
        }, new NullProgressMonitor()));
        return history.system();
    }

    private static int number(StateOutput output, Object value) {
        return value instanceof Integer integer ? output.value(integer.intValue()) : output.value(value);
    }

    private static Set<String> texts(Iterable<ITmfStateInterval> intervals) {
        Set<String> texts = new TreeSet<>();
        intervals.forEach(interval -> assertTrue(texts.add(text(interval)), "twice: " + text(interval)));
        return texts;
    }

    private static String text(ITmfStateInterval interval) {
        Object value = interval.getValue();
        return interval.getAttribute() + ": " + interval.getStartTime() + " to " + interval.getEndTime() + " "
                + (value == null ? "" : value.getClass().getSimpleName() + " " + value);
    }

    @Test
    void which_attributes_there_are() {
        assertEquals(ATTRIBUTES, ours.getNbAttributes());
        for (int quark = -1; quark < ATTRIBUTES; quark++) {
            assertEquals(theirs.getSubAttributes(quark, false), ours.getSubAttributes(quark, false));
            assertEquals(theirs.getSubAttributes(quark, true), ours.getSubAttributes(quark, true));
            assertEquals(theirs.getSubAttributes(quark, true, "[0-9]+"), ours.getSubAttributes(quark, true, "[0-9]+"));
            assertEquals(theirs.getParentAttributeQuark(quark), ours.getParentAttributeQuark(quark));
        }
        for (int quark = 0; quark < ATTRIBUTES; quark++) {
            assertEquals(theirs.getAttributeName(quark), ours.getAttributeName(quark));
            assertEquals(theirs.getFullAttributePath(quark), ours.getFullAttributePath(quark));
            assertArrayEquals(theirs.getFullAttributePathArray(quark), ours.getFullAttributePathArray(quark));
        }
    }

    @Test
    void where_attributes_are() throws Exception {
        for (int quark = 0; quark < ATTRIBUTES; quark++) {
            String[] path = ours.getFullAttributePathArray(quark);
            assertEquals(quark, ours.getQuarkAbsolute(path));
            assertEquals(quark, ours.optQuarkAbsolute(path));
            int parent = ours.getParentAttributeQuark(quark);
            assertEquals(quark, ours.getQuarkRelative(parent, path[path.length - 1]));
        }
        for (int i = 0; i < 5_000; i++) {
            int from = random.nextInt(ATTRIBUTES + 1) - 1;
            String[] path = path(NAMES);
            assertEquals(theirs.optQuarkRelative(from, path), ours.optQuarkRelative(from, path));
        }
        assertThrows(AttributeNotFoundException.class, () -> ours.getQuarkAbsolute("nobody"));
        assertThrows(AttributeNotFoundException.class, () -> ours.getQuarkRelative(0, "nobody", "nothing"));
    }

    private String[] path(List<String> names) {
        String[] path = new String[random.nextInt(4)];
        Arrays.setAll(path, level -> some(names));
        return path;
    }

    @Test
    void which_attributes_have_a_path() {
        List<String> elements = new ArrayList<>(NAMES);
        elements.addAll(List.of("*", "*", "*", "..", "3"));
        for (int i = 0; i < 2_000; i++) {
            int from = random.nextInt(ATTRIBUTES + 1) - 1;
            String[] pattern = path(elements);
            assertEquals(new TreeSet<>(theirs.getQuarks(from, pattern)), new TreeSet<>(ours.getQuarks(from, pattern)),
                    () -> from + " " + Arrays.toString(pattern));
        }
        assertEquals(theirs.getQuarks("*", "17"), ours.getQuarks("*", "17"));
    }

    @Test
    void what_states_there_are() throws Exception {
        assertEquals(theirs.getStartTime(), ours.getStartTime());
        assertEquals(theirs.getCurrentEndTime(), ours.getCurrentEndTime());
        for (int i = 0; i < 50; i++) {
            long time = START + random.nextInt((int) (END - START + 1));
            assertEquals(texts(theirs.queryFullState(time)), texts(ours.queryFullState(time)));
            int quark = random.nextInt(ATTRIBUTES);
            assertEquals(text(theirs.querySingleState(time, quark)), text(ours.querySingleState(time, quark)));
            List<Integer> quarks = random.ints(20, 0, ATTRIBUTES).distinct().boxed().toList();
            List<Long> times = random.longs(9, START, END + 1).distinct().boxed().toList();
            assertEquals(texts(theirs.query2D(quarks, times)), texts(ours.query2D(quarks, times)));
            long other = START + random.nextInt((int) (END - START + 1));
            assertEquals(texts(theirs.query2D(quarks, time, other)), texts(ours.query2D(quarks, time, other)));
        }
        assertFalse(ours.query2D(List.of(), START, END).iterator().hasNext());
        assertFalse(ours.query2D(List.of(1), List.of()).iterator().hasNext());
    }

    @Test
    void the_last_state_is_the_ongoing_one() throws Exception {
        for (int quark = 0; quark < ATTRIBUTES; quark++) {
            ITmfStateInterval last = ours.querySingleState(END, quark);
            assertEquals(last.getValue(), ours.queryOngoing(quark));
            assertEquals(last.getStartTime(), ours.getOngoingStartTime(quark));
        }
    }

    @Test
    void it_is_built_from_the_beginning() {
        assertTrue(ours.waitUntilBuilt(0));
        ours.waitUntilBuilt();
        assertFalse(ours.isCancelled());
    }

    @Test
    void what_is_outside_is_refused() {
        for (ITmfStateSystem system : List.of(theirs, ours)) {
            for (int quark : new int[] { -2, ATTRIBUTES }) {
                assertThrows(IndexOutOfBoundsException.class, () -> system.getAttributeName(quark));
                assertThrows(IndexOutOfBoundsException.class, () -> system.getParentAttributeQuark(quark));
                assertThrows(IndexOutOfBoundsException.class, () -> system.getSubAttributes(quark, true));
                assertThrows(IndexOutOfBoundsException.class, () -> system.optQuarkRelative(quark, "17"));
                assertThrows(IndexOutOfBoundsException.class, () -> system.query2D(List.of(0, quark), START, END));
            }
            assertThrows(IndexOutOfBoundsException.class, () -> system.getAttributeName(-1));
            assertThrows(TimeRangeException.class, () -> system.queryFullState(START - 1));
            assertThrows(TimeRangeException.class, () -> system.querySingleState(END + 1, 0));
            assertThrows(TimeRangeException.class, () -> system.query2D(List.of(0), START - 1, END));
        }
    }

    @Test
    void nobody_is_answered_after_it_is_disposed() {
        for (ITmfStateSystem system : List.of(theirs, ours)) {
            system.dispose();
            assertThrows(StateSystemDisposedException.class, () -> system.queryFullState(START));
            assertThrows(StateSystemDisposedException.class, () -> system.querySingleState(START, 0));
            assertThrows(StateSystemDisposedException.class, () -> system.query2D(List.of(0), START, END));
            assertThrows(StateSystemDisposedException.class, () -> system.query2D(List.of(0), List.of(START)));
        }
    }
}
