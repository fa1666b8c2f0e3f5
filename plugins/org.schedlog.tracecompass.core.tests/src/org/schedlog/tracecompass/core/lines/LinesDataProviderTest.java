// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.lines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.tracecompass.tmf.core.dataprovider.DataProviderParameterUtils;
import org.eclipse.tracecompass.tmf.core.model.OutputElementStyle;
import org.eclipse.tracecompass.tmf.core.model.StyleProperties;
import org.eclipse.tracecompass.tmf.core.model.timegraph.ITimeGraphState;
import org.eclipse.tracecompass.tmf.core.model.timegraph.TimeGraphEntryModel;
import org.eclipse.tracecompass.tmf.core.response.ITmfResponse.Status;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.schedlog.engine.figure.PixelGrid;

@DisplayName("The data provider of line figures")
class LinesDataProviderTest extends RandomFigure {

    @Test
    void there_is_an_entry_for_the_trace_and_one_for_each_CPU() {
        assertEquals(List.of("recording.tar", "CPU 0", "CPU 1", "CPU 2", "CPU 3", "CPU 4"),
                entries.stream().map(TimeGraphEntryModel::getName).toList());
        assertFalse(entries.get(0).hasRowModel());
        for (int cpu = 0; cpu < CPUS; cpu++) {
            RowEntryModel row = (RowEntryModel) entries.get(cpu + 1);
            assertEquals(entries.get(0).getId(), row.getParentId());
            assertEquals(cpu, row.number());
            assertEquals(open.trace.getStartTime().toNanos(), row.getStartTime());
        }
    }

    @ParameterizedTest
    @CsvSource({ "0, 10000000, 700", "0, 1000000, 1000", "3000, 9000, 500", "500000, 500100, 400", "-5000, 50000, 64",
            "0, 10000000, 1" })
    void runs_show_in_each_pixel_what_the_lines_have_there(long from, long to, int width) {
        for (int row = 0; row < CPUS; row++) {
            long id = entries.get(row + 1).getId();
            List<ITimeGraphState> states = states(parameters(START + from, START + to, width, id));
            PixelGrid grid = ((RowState) states.get(0)).raster().grid();
            assertEquals(from, grid.from());
            assertEquals(width, grid.width());
            long next = START + grid.from();
            int x = 0;
            for (ITimeGraphState state : states) {
                RowState run = (RowState) state;
                assertEquals(next, run.getStartTime(), "runs follow each other");
                assertTrue(run.getDuration() > 0);
                next = run.getStartTime() + run.getDuration();
                for (; x < width && START + grid.time(x + 1) <= next; x++) {
                    if (grid.time(x + 1) > grid.time(x)) {
                        assertEquals(expected(row, grid.time(x), grid.time(x + 1)), run.categories(),
                                "row " + row + ", pixel " + x);
                    }
                }
            }
            assertEquals(width, x);
        }
    }

    private BitSet expected(long row, long from, long to) {
        BitSet categories = new BitSet();
        for (Line line : lines) {
            boolean isTick = line.x0() == line.x1();
            boolean touches = line.x0() < to && (isTick ? line.x0() >= from : line.x1() > from);
            if (line.row() == row && touches) {
                categories.set(line.category());
            }
        }
        return categories;
    }

    @Test
    void a_client_that_names_only_times_is_answered_at_these_times() {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put(DataProviderParameterUtils.REQUESTED_TIME_KEY,
                List.of(START, START + 1000, START + 2000, START + 3000));
        parameters.put(DataProviderParameterUtils.REQUESTED_ITEMS_KEY, List.of(entries.get(1).getId()));
        PixelGrid grid = ((RowState) states(parameters).get(0)).raster().grid();
        assertEquals(3, grid.width());
        assertEquals(0, grid.from());
    }

    @Test
    void there_is_a_style_for_each_category_that_has_lines() {
        Map<String, OutputElementStyle> styles = provider.fetchStyle(Map.of(), null).getModel().getStyles();
        assertEquals(List.of("category.0", "category.2", "category.3", "category.5"), List.copyOf(styles.keySet()));
        assertEquals("#00ff00", styles.get("category.2").getStyleValues().get(StyleProperties.BACKGROUND_COLOR));
        assertEquals("switch", styles.get("category.2").getStyleValues().get(StyleProperties.STYLE_NAME));
        OutputElementStyle recolored = CategoryStyles.of(List.of(drawing), Map.of(2, 0x123456)).get("category.2");
        assertEquals("#123456", recolored.getStyleValues().get(StyleProperties.COLOR));
    }

    @Test
    void a_row_has_its_categories_as_entries_with_the_pixels_in_which_they_are_seen() {
        long from = drawing.base();
        int width = 300;
        Set<Long> ids = new HashSet<>();
        for (TimeGraphEntryModel entry : entries.subList(1, entries.size())) {
            RowEntryModel row = (RowEntryModel) entry;
            ids.add(row.getId());
            for (TimeGraphEntryModel child : categories(row)) {
                assertTrue(ids.add(child.getId()));
                int category = ((CategoryEntryModel) child).category();
                Map<String, Object> parameters = parameters(from, from + 3_000_000, width, child.getId());
                List<ITimeGraphState> states = provider.fetchRowModel(parameters, null).getModel().getRows().get(0)
                        .getStates();
                PixelGrid grid = LinesParameters.grid(parameters, from);
                long next = from;
                for (ITimeGraphState state : states) {
                    assertEquals(next, state.getStartTime());
                    next += state.getDuration();
                    boolean isSeen = state.getValue() != Integer.MIN_VALUE;
                    int first = grid.column(state.getStartTime() - from);
                    int last = grid.column(state.getStartTime() + state.getDuration() - 1 - from);
                    for (int x = first; x <= last; x++) {
                        assertEquals(drawing.index().raster(row.row(), grid).present(category, x), isSeen,
                                child.getName() + " " + x);
                    }
                }
                assertEquals(grid.to() + from, next);
                String color = String.format("#%06x", drawing.category(category).color());
                assertTrue(states.stream().filter(state -> state.getStyle() != null)
                        .allMatch(state -> color.equals(provider.fetchStyle(Map.of(), null).getModel().getStyles()
                                .get(state.getStyle().getParentKey()).getStyleValues().get(StyleProperties.COLOR))));
            }
        }
    }

    @Test
    void a_category_whose_event_is_unknown_is_only_unavailable() {
        String reason = drawing.category(4).unavailable();
        assertNotNull(reason);
        assertTrue(reason.contains("NO_SUCH_EVENT"), reason);
        assertNull(drawing.category(0).unavailable());
    }

    @Test
    void a_cancelled_request_ends_without_rows() {
        NullProgressMonitor monitor = new NullProgressMonitor();
        monitor.setCanceled(true);
        Map<String, Object> parameters = parameters(START, START + 1000, 10, entries.get(1).getId());
        assertEquals(Status.CANCELLED, provider.fetchRowModel(parameters, monitor).getStatus());
        assertEquals(Status.CANCELLED, provider.fetchTree(Map.of(), monitor).getStatus());
    }

    @Test
    void an_unknown_row_and_a_closed_trace_have_nothing() {
        Map<String, Object> unknown = parameters(START, START + 1000, 10, 1L << 60);
        assertTrue(provider.fetchRowModel(unknown, null).getModel().getRows().isEmpty());
        open.close();
        Map<String, Object> known = parameters(START, START + 1000, 10, entries.get(1).getId());
        assertNull(provider.fetchRowModel(known, null).getModel());
        assertEquals(Status.FAILED, provider.fetchTree(Map.of(), null).getStatus());
    }
}
