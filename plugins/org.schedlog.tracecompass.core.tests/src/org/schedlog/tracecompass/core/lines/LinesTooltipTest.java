// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.lines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.eclipse.tracecompass.tmf.core.dataprovider.DataProviderParameterUtils;
import org.eclipse.tracecompass.tmf.core.model.timegraph.ITimeGraphArrow;
import org.eclipse.tracecompass.tmf.core.model.timegraph.TimeGraphEntryModel;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.schedlog.engine.figure.Part;
import org.schedlog.tracecompass.core.figure.LineDrawing;

@DisplayName("The tooltip of a line figure tells the lines at the pointer")
class LinesTooltipTest extends RandomFigure {

    @Test
    void a_tooltip_tells_category_times_and_all_output_columns() {
        Part queue = drawing.lines(0).parts().get(0);
        int position = firstLongerThan(queue, 2);
        long start = (long) values(queue.column("x0"))[position];
        long end = (long) values(queue.column("x1"))[position];
        int row = (int) values(queue.column("y0"))[position];
        Map<String, String> tooltip = tooltip(row, start + 1, 0);
        assertEquals("queue", tooltip.get("Category"));
        assertTrue(tooltip.get("Start").endsWith("(+" + ValueText.duration(start) + ")"), tooltip::toString);
        assertTrue(tooltip.get("End").endsWith("(+" + ValueText.duration(end) + ")"), tooltip::toString);
        assertEquals(ValueText.duration(end - start), tooltip.get("Duration"));
        assertEquals("CPU " + row, tooltip.get("y0"));
        assertTrue(tooltip.get("pid").contains(Long.toString((long) values(queue.column("pid"))[position])),
                tooltip::toString);
        assertEquals(Long.toString((long) values(queue.column("arg0"))[position]), tooltip.get("arg0"));
    }

    private static int firstLongerThan(Part part, long duration) {
        double[] x0 = values(part.column("x0"));
        double[] x1 = values(part.column("x1"));
        for (int i = 0; i < x0.length; i++) {
            if (x1[i] - x0[i] > duration) {
                return i;
            }
        }
        throw new AssertionError("no line is longer than " + duration);
    }

    @Test
    void a_tooltip_finds_every_category_at_the_pointer_but_those_hidden() {
        long everything = 100_000_000;
        Map<String, String> tooltip = tooltip(0, 0, everything);
        Set<String> labels = labels(tooltip);
        assertEquals(Set.of("queue", "switch"), labels);
        assertTrue(tooltip.keySet().stream().anyMatch(key -> key.startsWith("and")), tooltip::toString);

        BitSet hidden = new BitSet();
        hidden.set(0);
        Map<String, Object> parameters = tooltipParameters(0, 0, everything);
        parameters.put(LinesParameters.HIDDEN, hidden);
        assertEquals(Set.of("switch"), labels(provider.fetchTooltip(parameters, null).getModel()));
    }

    private static Set<String> labels(Map<String, String> tooltip) {
        Set<String> labels = new TreeSet<>();
        tooltip.forEach((key, value) -> {
            if (key.startsWith("Category")) {
                labels.add(value);
            }
        });
        return labels;
    }

    private Map<String, Object> tooltipParameters(int row, long time, long reach) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put(DataProviderParameterUtils.REQUESTED_ITEMS_KEY, List.of(entries.get(row + 1).getId()));
        parameters.put(DataProviderParameterUtils.REQUESTED_TIME_KEY, List.of(START + time));
        parameters.put(LinesParameters.REACH, reach);
        return parameters;
    }

    private Map<String, String> tooltip(int row, long time, long reach) {
        return provider.fetchTooltip(tooltipParameters(row, time, reach), null).getModel();
    }

    @Test
    void the_tooltip_of_a_category_tells_its_lines_only() {
        RowEntryModel row = (RowEntryModel) entries.get(1);
        for (TimeGraphEntryModel child : categories(row)) {
            Map<String, Object> parameters = parameters(0, 1, 1, child.getId());
            parameters.put(DataProviderParameterUtils.REQUESTED_TIME_KEY, List.of(drawing.base() + 500_000));
            parameters.put(LinesParameters.REACH, 1_000_000L);
            Map<String, String> tooltip = provider.fetchTooltip(parameters, null).getModel();
            Set<String> told = new HashSet<>();
            tooltip.forEach((name, value) -> {
                if (name.startsWith("Category")) {
                    told.add(value);
                }
            });
            assertEquals(child.getName().equals("secret") ? Set.of() : Set.of(child.getName()), told);
        }
    }

    @Test
    void the_tooltip_of_an_arrow_tells_its_lines_columns() {
        Map<String, Object> parameters = parameters(drawing.base(), drawing.base() + 300_000, 800,
                entries.get(1).getId());
        ITimeGraphArrow arrow = provider.fetchArrows(parameters, null).getModel().get(0);
        parameters.put(DataProviderParameterUtils.REQUESTED_TIME_KEY, List.of(arrow.getStartTime()));
        parameters.put(DataProviderParameterUtils.REQUESTED_ELEMENT_KEY, arrow);
        Map<String, String> tooltip = provider.fetchTooltip(parameters, null).getModel();
        assertEquals("migration", tooltip.get("Category"));
        int from = (int) (arrow.getSourceId() - entries.get(1).getId());
        assertEquals("CPU " + from, tooltip.get("y0"), tooltip::toString);
        assertTrue(tooltip.keySet().containsAll(Set.of("Time", "y1", "pid", "arg0")), tooltip::toString);
    }

    @Test
    void a_first_look_tells_no_lines_as_they_are_not_where_they_really_are() {
        LineDrawing look = new LineDrawing(drawing.frame(), drawing.index(), drawing.names(), drawing.base(), false);
        assertEquals(List.of("First look"),
                List.copyOf(LineTooltip.of(look, 0, 0, Long.MAX_VALUE / 4, all -> true).keySet()));
    }
}
