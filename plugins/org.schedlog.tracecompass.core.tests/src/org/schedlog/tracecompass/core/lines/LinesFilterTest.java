// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.lines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Set;

import org.eclipse.tracecompass.tmf.core.dataprovider.DataProviderParameterUtils;
import org.eclipse.tracecompass.tmf.core.model.timegraph.ITimeGraphState;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import com.google.common.collect.Multimap;

@DisplayName("Filters dim, exclude and find the runs of a line figure")
class LinesFilterTest extends RandomFigure {

    @Test
    void a_filter_dims_and_excludes_runs_by_the_labels_of_their_categories() {
        Map<String, Object> parameters = parameters(START, START + 1_000_000, 300, entries.get(1).getId());
        parameters.put(DataProviderParameterUtils.REGEX_MAP_FILTERS_KEY, Map.of(1, Set.of("Category == switch")));
        int dimmed = 0;
        for (ITimeGraphState state : states(parameters)) {
            boolean isSwitch = ((RowState) state).categories().get(2);
            assertEquals(isSwitch, !state.isPropertyActive(1));
            dimmed += isSwitch ? 0 : 1;
        }
        assertTrue(dimmed > 0);
        parameters.put(DataProviderParameterUtils.REGEX_MAP_FILTERS_KEY, Map.of(4, Set.of("Category == switch")));
        for (ITimeGraphState state : states(parameters)) {
            assertEquals(state.isPropertyActive(4), !(state instanceof RowState run && run.categories().get(2)));
        }
    }

    @Test
    void filters_find_rows_and_the_columns_of_lines() {
        RowEntryModel row = (RowEntryModel) entries.get(2);
        Line line = lines.stream().filter(l -> l.row() == row.number() && l.category() == 2).findFirst().orElseThrow();
        Multimap<String, Object> data = provider.getFilterData(row.getId(), drawing.base() + line.x0(), null);
        assertTrue(data.containsEntry("Row", "CPU " + row.number()), data::toString);
        assertTrue(data.containsEntry("Category", "switch"), data::toString);
        assertTrue(data.containsEntry("x0", Long.toString(line.x0())), data::toString);

        Map<String, Object> parameters = parameters(drawing.base(), drawing.base() + 3_000_000, 400, row.getId());
        String pid = (String) data.get("pid").stream().filter(text -> text.toString().matches("\\d+")).findFirst()
                .orElseThrow();
        parameters.put(DataProviderParameterUtils.REGEX_MAP_FILTERS_KEY, Map.of(1, Set.of("pid == " + pid)));
        int matching = 0;
        for (ITimeGraphState state : provider.fetchRowModel(parameters, null).getModel().getRows().get(0)
                .getStates()) {
            boolean isDimmed = (state.getActiveProperties() & 1) != 0;
            matching += isDimmed ? 0 : 1;
            long from = state.getStartTime() - drawing.base();
            boolean hasPid = drawing.index().linesAt(row.row(), from, from + state.getDuration() - 1, 16).stream()
                    .anyMatch(ref -> values(drawing.lines(ref.category()).parts().get(ref.part())
                            .column("pid"))[ref.position()] == Long.parseLong(pid));
            assertEquals(!hasPid, isDimmed, "at " + from);
        }
        assertTrue(matching > 0);
    }
}
