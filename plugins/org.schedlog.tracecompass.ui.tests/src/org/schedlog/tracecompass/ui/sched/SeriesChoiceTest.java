// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.sched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;

import org.eclipse.tracecompass.tmf.core.model.tree.TmfTreeDataModel;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The choice of series")
class SeriesChoiceTest {

    private final SeriesGroup first = group(10, "make", 1, 2, 3);
    private final SeriesGroup second = group(20, "gcc", 4, 5);

    private static SeriesGroup.Key key(int number) {
        return new SeriesGroup.Key("", number);
    }

    private static SeriesGroup group(int key, String name, long... ids) {
        return new SeriesGroup(key(key), List.of(name), LongStream.of(ids)
                .mapToObj(id -> new TmfTreeDataModel(id, -1, "CPU " + id)).toList());
    }

    private static List<Long> ids(List<TmfTreeDataModel> models) {
        return models.stream().map(TmfTreeDataModel::getId).toList();
    }

    @Test
    void what_is_chosen_comes_in_the_order_of_the_groups_and_its_groups_are_open() {
        SeriesChoice choice = new SeriesChoice();
        choice.show(List.of(second, first), Set.of(2L, 5L, 3L, 99L));
        assertEquals(List.of(5L, 2L, 3L), ids(choice.models()));
        assertEquals(Set.of(key(10), key(20)), choice.keys());
        assertEquals(2, choice.count(first));
        assertTrue(choice.isOpen(first) && choice.isOpen(second));
        choice.choose(second.nodes().get(1), false);
        choice.choose(first.nodes().get(0), true);
        assertEquals(List.of(1L, 2L, 3L), ids(choice.models()));
        assertEquals(Set.of(key(10)), choice.keys());
        assertEquals(Set.of(4L, 5L), SeriesChoice.ids(List.of(first, second), Set.of(key(20))));
    }

    @Test
    void another_order_keeps_what_is_chosen_and_what_the_user_closed() {
        SeriesChoice choice = new SeriesChoice();
        choice.show(List.of(first, second), Set.of(1L, 4L));
        choice.open(first, false);
        SeriesGroup all = group(30, "all", 1, 4);
        choice.update(List.of(second, first, all));
        assertEquals(List.of(4L, 1L, 1L, 4L), ids(choice.models()));
        assertFalse(choice.isOpen(first));
        assertTrue(choice.isOpen(second) && choice.isOpen(all));
    }

    @Test
    void a_text_finds_groups_or_series() {
        assertEquals(second, SeriesFinder.GROUPS.find(second, "cc"));
        assertEquals(List.of(), SeriesFinder.GROUPS.find(second, "cpu").nodes());
        assertEquals(List.of(5L), ids(SeriesFinder.SERIES.find(second, "pu 5").nodes()));
        assertEquals(second, SeriesFinder.SERIES.find(second, ""));
        assertTrue(SeriesFinder.SERIES.opens("5"));
        assertFalse(SeriesFinder.SERIES.opens("") || SeriesFinder.GROUPS.opens("5"));
    }
}
