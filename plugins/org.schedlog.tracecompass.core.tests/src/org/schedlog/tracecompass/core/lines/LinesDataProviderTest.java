// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.lines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongConsumer;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.tracecompass.tmf.core.dataprovider.DataProviderParameterUtils;
import org.eclipse.tracecompass.tmf.core.model.OutputElementStyle;
import org.eclipse.tracecompass.tmf.core.model.StyleProperties;
import org.eclipse.tracecompass.tmf.core.model.timegraph.ITimeGraphArrow;
import org.eclipse.tracecompass.tmf.core.model.timegraph.ITimeGraphState;
import org.eclipse.tracecompass.tmf.core.model.timegraph.TimeGraphEntryModel;
import org.eclipse.tracecompass.tmf.core.model.timegraph.TimeGraphModel;
import org.eclipse.tracecompass.tmf.core.response.ITmfResponse.Status;
import org.eclipse.tracecompass.tmf.core.response.TmfModelResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.schedlog.engine.column.Column;
import org.schedlog.engine.figure.CategoryFrame;
import org.schedlog.engine.figure.Part;
import org.schedlog.engine.figure.PixelGrid;
import org.schedlog.tracecompass.core.OpenTrace;
import org.schedlog.tracecompass.core.figure.LineDrawing;
import org.schedlog.tracecompass.core.spec.SpecSource;
import org.schedlog.tracecompass.core.trace.RecordingFile;

import com.google.common.collect.Multimap;

@DisplayName("The data provider of line figures")
class LinesDataProviderTest {

    private static final int EVENTS = 4_000;
    private static final int CPUS = 5;
    private static final long START = 7_000_000_000L;

    private static final String SPEC = """
            { 'input': ['timestamp', 'cpu', 'event', 'pid', 'arg0', 'arg1', 'nxt_timestamp_of_same_evt_on_same_cpu'],
              'output': ['x0', 'y0', 'x1', 'y1', 'c', 'pid', 'arg0'],
              'c': [
                { 'label': 'queue', 'color': '#ff0000', 'concatenate': [[['query', 'event==$RQ_SIZE & arg0>0'],
                  ['=', 'x0', 'timestamp'], ['=', 'x1', 'nxt_timestamp_of_same_evt_on_same_cpu'],
                  ['=', 'y0', 'cpu'], ['=', 'y1', 'cpu']]] },
                { 'label': 'nothing', 'color': '#000001', 'concatenate': [[['query', 'event==$RQ_SIZE & arg0>1000'],
                  ['=', 'x0', 'timestamp'], ['=', 'x1', 'timestamp'], ['=', 'y0', 'cpu'], ['=', 'y1', 'cpu']]] },
                { 'label': 'switch', 'color': '#00ff00', 'concatenate': [[['query', 'event==$CTX_SWITCH'],
                  ['=', 'x0', 'timestamp'], ['=', 'x1', 'timestamp'], ['=', 'y0', 'cpu'],
                  ['=', 'y1', ['+', 'cpu', 0.5]]]] },
                { 'label': 'secret', 'color': '#0000ff', 'hide_hovertool': true,
                  'concatenate': [[['query', 'event==$TICK'],
                  ['=', 'x0', 'timestamp'], ['=', 'x1', 'timestamp'], ['=', 'y0', 'cpu'],
                  ['=', 'y1', ['+', 'cpu', 0.75]]]] },
                { 'label': 'unknown', 'color': '#00ffff', 'concatenate': [[['query', 'event==$NO_SUCH_EVENT'],
                  ['=', 'x0', 'timestamp'], ['=', 'x1', 'timestamp'], ['=', 'y0', 'cpu'], ['=', 'y1', 'cpu']]] },
                { 'label': 'migration', 'color': '#ff00ff', 'concatenate': [[['query', 'event==$MIGRATE & arg0!=arg1'],
                  ['=', 'x0', 'timestamp'], ['=', 'x1', 'timestamp'], ['=', 'y0', 'arg0'], ['=', 'y1', 'arg1']]] } ] }
            """;

    @TempDir
    Path folder;

    private OpenTrace open;
    private SpecSource source;
    private LinesDataProvider provider;
    private LineDrawing drawing;
    private List<TimeGraphEntryModel> entries;

    private record Line(int category, long row, long x0, long x1) {
    }

    private final List<Line> lines = new ArrayList<>();

    @BeforeEach
    void openRecording() throws Exception {
        Random random = new Random(5);
        String[] events = { "RQ_SIZE", "CTX_SWITCH", "TICK", "MIGRATE", "WAKEUP" };
        long[][] rows = new long[EVENTS][];
        long time = START;
        for (int row = 0; row < EVENTS; row++) {
            time += row == 0 || random.nextInt(4) == 0 ? 0 : random.nextInt(random.nextInt(50) == 0 ? 100_000 : 500);
            rows[row] = new long[] { time, random.nextInt(CPUS), 100 + random.nextInt(9),
                    RecordingFile.id(events[random.nextInt(events.length)]), random.nextInt(CPUS),
                    random.nextInt(CPUS) };
        }
        open = new OpenTrace(folder, rows);
        source = open.spec("random.json", SPEC);
        provider = open.provider(source);
        drawing = open.figure(source).lines().orElseThrow(() -> new AssertionError(open.figure(source).problems()));
        entries = provider.fetchTree(Map.of(), null).getModel().getEntries();
        collectLines();
    }

    /** The frame's lines, without the index. */
    private void collectLines() {
        for (CategoryFrame category : drawing.frame().categories()) {
            for (Part part : category.parts()) {
                double[] x0 = values(part.column("x0"));
                double[] x1 = values(part.column("x1"));
                double[] y0 = values(part.column("y0"));
                double[] y1 = values(part.column("y1"));
                for (int i = 0; i < part.size(); i++) {
                    if (Math.floor(y0[i]) == Math.floor(y1[i])) {
                        lines.add(new Line(category.category().index(), (long) Math.floor(y0[i]), (long) x0[i],
                                (long) x1[i]));
                    }
                }
            }
        }
    }

    private static double[] values(Column column) {
        double[] values = new double[column.size()];
        column.readDoubles(0, values.length, values);
        return values;
    }

    @AfterEach
    void close() {
        open.close();
    }

    private static Map<String, Object> parameters(long from, long to, int width, long... items) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put(LinesParameters.FROM, from);
        parameters.put(LinesParameters.TO, to);
        parameters.put(LinesParameters.WIDTH, width);
        List<Long> ids = new ArrayList<>();
        for (long item : items) {
            ids.add(item);
        }
        parameters.put(DataProviderParameterUtils.REQUESTED_ITEMS_KEY, ids);
        return parameters;
    }

    private List<ITimeGraphState> states(Map<String, Object> parameters) {
        TmfModelResponse<TimeGraphModel> response = provider.fetchRowModel(parameters, new NullProgressMonitor());
        assertEquals(Status.COMPLETED, response.getStatus());
        return response.getModel().getRows().get(0).getStates();
    }

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
    void lines_between_rows_are_arrows_and_only_those_that_can_be_seen() {
        Map<String, Object> parameters = parameters(START, START + 10_000_000, 2000);
        List<ITimeGraphArrow> arrows = provider.fetchArrows(parameters, null).getModel();
        assertFalse(arrows.isEmpty());
        Part migrations = drawing.lines(5).parts().get(0);
        double[] x0 = values(migrations.column("x0"));
        double[] y0 = values(migrations.column("y0"));
        double[] y1 = values(migrations.column("y1"));
        Set<List<Long>> expected = new HashSet<>();
        for (int i = 0; i < x0.length; i++) {
            expected.add(List.of(START + (long) x0[i], entries.get((int) y0[i] + 1).getId(),
                    entries.get((int) y1[i] + 1).getId()));
        }
        for (ITimeGraphArrow arrow : arrows) {
            assertTrue(expected.contains(List.of(arrow.getStartTime(), arrow.getSourceId(), arrow.getDestinationId())),
                    arrow::toString);
            assertEquals(5, CategoryStyles.category(arrow.getStyle()).getAsInt());
        }
        long row = entries.get(2).getId();
        parameters.put(LinesParameters.VISIBLE, List.of(row));
        List<ITimeGraphArrow> visible = provider.fetchArrows(parameters, null).getModel();
        assertFalse(visible.isEmpty());
        assertTrue(visible.stream().allMatch(arrow -> arrow.getSourceId() == row || arrow.getDestinationId() == row));
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

    private List<TimeGraphEntryModel> categories(RowEntryModel row) {
        List<TimeGraphEntryModel> categories = provider.categoriesOf(row);
        assertEquals(Arrays.stream(drawing.index().categories(row.row()))
                .mapToObj(category -> drawing.category(category).label()).toList(),
                categories.stream().map(TimeGraphEntryModel::getName).toList());
        assertTrue(categories.stream().allMatch(category -> category.getParentId() == row.getId()));
        return categories;
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
    void arrows_that_are_left_out_are_counted() {
        long[] more = { -1 };
        Map<String, Object> parameters = parameters(drawing.base(), drawing.base() + 100_000_000_000L, 1);
        parameters.put(LinesParameters.MORE_ARROWS, (LongConsumer) count -> more[0] = count);
        List<ITimeGraphArrow> arrows = provider.fetchArrows(parameters, null).getModel();
        assertEquals(drawing.lines(5).count(), arrows.size() + more[0]);
        BitSet hidden = new BitSet();
        hidden.set(5);
        parameters.put(LinesParameters.HIDDEN, hidden);
        assertTrue(provider.fetchArrows(parameters, null).getModel().isEmpty());
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
    void a_first_look_tells_no_lines_as_they_are_not_where_they_really_are() {
        LineDrawing look = new LineDrawing(drawing.frame(), drawing.index(), drawing.names(), drawing.base(), false);
        assertEquals(List.of("First look"),
                List.copyOf(LineTooltip.of(look, 0, 0, Long.MAX_VALUE / 4, all -> true).keySet()));
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
