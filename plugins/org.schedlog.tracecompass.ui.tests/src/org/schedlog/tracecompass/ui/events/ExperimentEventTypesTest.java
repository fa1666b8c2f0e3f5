// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.tracecompass.tmf.core.event.ITmfEvent;
import org.eclipse.tracecompass.tmf.ui.dialog.TmfFileDialogFactory;
import org.eclipse.tracecompass.tmf.ui.widgets.virtualtable.TmfVirtualTable;
import org.eclipse.ui.actions.ActionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.RecordingSummary;
import org.schedlog.tracecompass.core.trace.RecordingExperiment;
import org.schedlog.tracecompass.core.trace.RecordingTrace;
import org.schedlog.tracecompass.ui.points.PointsView;
import org.schedlog.tracecompass.ui.workbench.EventsTable;
import org.schedlog.tracecompass.ui.workbench.TwoRecordings;
import org.schedlog.tracecompass.ui.workbench.Workbench;

@DisplayName("The Event Types view of an experiment")
class ExperimentEventTypesTest {

    @TempDir
    Path folder;

    private TwoRecordings both;
    private EventTypesView view;
    private TmfVirtualTable events;

    @BeforeEach
    void open() throws Exception {
        both = new TwoRecordings(RecordingExperiment.ID);
        events = Workbench.controls(Workbench.window().getShell(), TmfVirtualTable.class).get(0);
        view = both.show(EventTypesView.ID, EventTypesView.class);
        settle();
    }

    @AfterEach
    void close() throws Exception {
        both.close();
    }

    private void settle() {
        Workbench.settle(view::isSettled, "the types are listed");
    }

    private Table table() {
        return view.table().table();
    }

    private List<String> headers() {
        return Arrays.stream(table().getColumns()).map(TableColumn::getText).toList();
    }

    /** The texts of the first columns of all rows. */
    private List<String> rows(int columns) {
        return Arrays.stream(table().getItems()).map(item -> Stream.iterate(0, i -> i + 1).limit(columns)
                .map(item::getText).collect(Collectors.joining(" ")).replace(",", "")).toList();
    }

    /** What the engine counts in a recording alone. */
    private List<String> expected(int recording, String before) {
        RecordingTrace trace = both.traces().get(recording);
        Map<Long, Long> counts = RecordingSummary.of(trace.recording(), Progress.NONE).eventCounts();
        List<String> expected = new ArrayList<>();
        trace.recording().eventTable().names().forEach((id, name) -> expected
                .add(before + name + " $" + name + " " + id + " " + counts.getOrDefault((long) id, 0L)));
        return expected;
    }

    private List<String> expectedOfBoth() {
        List<String> expected = expected(0, Workbench.SIMULATED + " ");
        expected.addAll(expected(1, Workbench.BUILD + " "));
        return expected;
    }

    private TypeRow row(String recording, String type) {
        TableItem found = Arrays.stream(table().getItems())
                .filter(item -> item.getText(0).equals(recording) && item.getText(1).equals(type)).findFirst()
                .orElseThrow(() -> new AssertionError("no row " + type + " of " + recording));
        return (TypeRow) found.getData();
    }

    private void select(TypeRow... rows) {
        view.table().viewer().setSelection(new StructuredSelection(rows));
    }

    @Test
    void there_are_rows_of_each_recording_with_its_name() throws Exception {
        assertEquals(List.of("Recording", "Name", "In a query"), headers().subList(0, 3));
        assertEquals(expectedOfBoth(), rows(5));
        both.picture("event-types", view::isSettled);
    }

    /** The table is filled for the second time before it has its place in the window. */
    @Test
    void all_columns_are_there_when_the_view_was_behind_others() throws Exception {
        both.close();
        both = new TwoRecordings(RecordingExperiment.ID);
        both.show(PointsView.ID, PointsView.class);
        Workbench.rest(1000);
        view = both.show(EventTypesView.ID, EventTypesView.class);
        settle();
        Workbench.rest(500);
        for (TableColumn column : table().getColumns()) {
            assertTrue(column.getWidth() > 0, column.getText() + " is hidden");
        }
    }

    @Test
    void one_of_them_is_shown_if_it_is_chosen() throws Exception {
        Workbench.act(table().getColumn(0), SWT.Selection);
        both.choose(2);
        settle();
        assertEquals("Name", headers().get(0));
        assertEquals(expected(1, ""), rows(4));
        both.picture("event-types-second", view::isSettled);
        both.choose(0);
        settle();
        assertEquals(expectedOfBoth(), rows(5));
    }

    @Test
    void rows_are_sorted_by_recording() {
        Workbench.act(table().getColumn(0), SWT.Selection);
        assertEquals(Workbench.BUILD, table().getItem(0).getText(0));
        assertEquals(Workbench.SIMULATED, table().getItem(table().getItemCount() - 1).getText(0));
        Workbench.act(table().getColumn(4), SWT.Selection);
        assertEquals(SWT.DOWN, table().getSortDirection());
        List<Long> counts = rows(5).stream().map(row -> Long.parseLong(row.substring(row.lastIndexOf(' ') + 1)))
                .toList();
        assertEquals(counts.stream().sorted((left, right) -> Long.compare(right, left)).toList(), counts);
    }

    @Test
    void copies_and_files_have_the_recording() throws Exception {
        TypeRow first = row(Workbench.SIMULATED, "TICK");
        TypeRow second = row(Workbench.BUILD, "TICK");
        select(first, second);
        view.getViewSite().getActionBars().getGlobalActionHandler(ActionFactory.COPY.getId()).run();
        assertEquals("$TICK", Workbench.clipboard());
        List<String> copied = view.table().text().lines().toList();
        assertTrue(copied.get(0).startsWith("recording\tname\t"), copied::toString);
        assertTrue(copied.get(1).startsWith(Workbench.SIMULATED + "\tTICK\t"), copied::toString);
        assertTrue(copied.get(2).startsWith(Workbench.BUILD + "\tTICK\t"), copied::toString);

        Path file = folder.resolve("types.csv");
        TmfFileDialogFactory.setOverrideFiles(file.toString());
        view.exportAction().run();
        List<String> lines = Files.readAllLines(file);
        assertEquals("recording,name,variable,id,count,first_ns,last_ns,pid,arg0,arg1", lines.get(0));
        assertEquals(table().getItemCount() + 1, lines.size());
        for (TypeRow row : List.of(first, second)) {
            assertTrue(lines.stream().anyMatch(line -> line.startsWith(row.name() + ",TICK,$TICK," + row.type().id()
                    + "," + row.type().count() + "," + row.type().firstOffset() + ",")), lines::toString);
        }
    }

    /** Shows only the events of some rows in the events table, and waits until it has as many of them as there are. */
    private List<ITmfEvent> filter(TypeRow... rows) {
        select(rows);
        view.filterAction().run();
        long expected = Arrays.stream(rows).mapToLong(row -> row.type().count()).sum();
        Workbench.spin(() -> events.getItemCount() == expected + EventsTable.FILTERED_ROWS,
                "the events table has " + expected + " events and not " + events.getItemCount());
        Table visible = Workbench.find(events, Table.class);
        Workbench.spin(() -> !shown(visible).isEmpty(), "they are shown");
        return shown(visible);
    }

    private static List<ITmfEvent> shown(Table visible) {
        return Arrays.stream(visible.getItems()).map(TableItem::getData).filter(ITmfEvent.class::isInstance)
                .map(ITmfEvent.class::cast).toList();
    }

    @Test
    void the_events_table_shows_those_of_the_rows_recordings() throws Exception {
        Workbench.page().toggleZoom(Workbench.page().getReference(view));
        TypeRow ticks = row(Workbench.BUILD, "TICK");
        TypeRow migrations = row(Workbench.SIMULATED, "MIGRATE");
        TypeRow forks = row(Workbench.SIMULATED, "FORK");
        List<ITmfEvent> shown = filter(migrations);
        assertTrue(shown.stream().allMatch(event -> event.getTrace() == migrations.recording()
                && event.getName().equals("MIGRATE")), shown::toString);
        filter(ticks, migrations, forks);
        shown = filter(row(Workbench.SIMULATED, "TICK"), row(Workbench.BUILD, "MIGRATE"));
        Set<String> kinds = shown.stream().map(event -> event.getTrace().getName() + " " + event.getName())
                .collect(Collectors.toSet());
        assertTrue(Set.of(Workbench.SIMULATED + " TICK", Workbench.BUILD + " MIGRATE").containsAll(kinds),
                kinds::toString);
        Workbench.rest(500);
        Workbench.picture("experiment-event-types-filtered");
    }
}
