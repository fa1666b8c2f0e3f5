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

import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
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
import org.schedlog.tracecompass.core.statistics.EventTypeTable.EventType;
import org.schedlog.tracecompass.core.trace.RecordingTrace;
import org.schedlog.tracecompass.ui.workbench.Workbench;

@DisplayName("The Event Types view in Trace Compass")
class EventTypesViewTest {

    private RecordingTrace trace;
    private EventTypesView view;

    @TempDir
    Path folder;

    @BeforeEach
    void open() throws Exception {
        trace = Workbench.open("synth-8cpu-9k.tar");
        view = Workbench.showView(EventTypesView.ID, EventTypesView.class);
        Workbench.settle(view::isSettled, "the view is settled");
    }

    @AfterEach
    void close() {
        Workbench.closeTraces();
    }

    private Table table() {
        return view.table().table();
    }

    private TableItem row(String name) {
        return Arrays.stream(table().getItems()).filter(item -> item.getText(0).equals(name)).findFirst()
                .orElseThrow(() -> new AssertionError("no row " + name));
    }

    private void select(String... names) {
        view.table().viewer().setSelection(
                new StructuredSelection(Arrays.stream(names).map(name -> row(name).getData()).toArray()));
    }

    @Test
    void it_has_a_row_for_each_id_of_the_event_table_with_the_number_of_its_events() {
        Map<Long, Long> counts = RecordingSummary.of(trace.recording(), Progress.NONE).eventCounts();
        List<String> expected = new ArrayList<>();
        trace.recording().eventTable().names().forEach((id, name) -> expected
                .add(name + " $" + name + " " + id + " " + counts.getOrDefault((long) id, 0L)));
        List<String> rows = Arrays.stream(table().getItems()).map(item -> item.getText(0) + " " + item.getText(1)
                + " " + item.getText(2) + " " + item.getText(3).replace(",", "")).toList();
        assertEquals(expected, rows);
        assertEquals("old CPU", row("MIGRATE").getText(7));
        assertEquals("new CPU", row("MIGRATE").getText(8));
        assertEquals("woken thread", row("WAKEUP").getText(6));
        assertEquals("", view.said());
    }

    @Test
    void a_double_click_filters_the_events_table_and_another_one_takes_its_place() {
        TmfVirtualTable events = Workbench.controls(Workbench.window().getShell(), TmfVirtualTable.class).get(0);
        Table visible = Workbench.controls(events, Table.class).get(0);
        int type = Arrays.stream(visible.getColumns()).map(TableColumn::getText).toList().indexOf("Event type");
        long all = trace.getNbEvents();
        // the first row is the one for searching
        Workbench.spin(() -> events.getItemCount() == all + 1, "the events table shows all events");
        for (String name : List.of("MIGRATE", "FORK")) {
            EventType wanted = ((TypeRow) row(name).getData()).type();
            select(name);
            Event click = new Event();
            click.item = row(name);
            table().notifyListeners(SWT.MouseDoubleClick, click);
            table().notifyListeners(SWT.DefaultSelection, click);
            // the status rows above and below the events that are left
            Workbench.spin(() -> events.getItemCount() == wanted.count() + 3,
                    "the events table is filtered; it has " + events.getItemCount() + " rows");
            Workbench.spin(() -> visible.getItem(2).getText(type).equals(name), "the rows are there");
        }
    }

    @Test
    void names_are_copied_for_queries_and_everything_is_exported() throws Exception {
        select("TICK", "RQ_SIZE");
        view.getViewSite().getActionBars().getGlobalActionHandler(ActionFactory.COPY.getId()).run();
        assertEquals("$TICK $RQ_SIZE", Workbench.clipboard());

        Path file = folder.resolve("types.csv");
        TmfFileDialogFactory.setOverrideFiles(file.toString());
        view.exportAction().run();
        List<String> lines = Files.readAllLines(file);
        assertEquals("name,variable,id,count,first_ns,last_ns,pid,arg0,arg1", lines.get(0));
        assertEquals(table().getItemCount() + 1, lines.size());
        EventType tick = ((TypeRow) row("TICK").getData()).type();
        assertTrue(lines.stream().anyMatch(line -> line.startsWith("TICK,$TICK," + tick.id() + "," + tick.count() + ","
                + tick.firstOffset() + "," + tick.lastOffset() + ",running thread,need_resched,")), lines::toString);
    }

    @Test
    void a_closed_trace_leaves_nothing_behind() {
        Workbench.closeTraces();
        Workbench.settle(view::isSettled, "the view is settled");
        assertEquals(0, table().getItemCount());
        assertTrue(view.said().contains("No recording is open"), view.said());
    }

    @Test
    void pictures() throws Exception {
        Workbench.picture(Workbench.window().getShell(), "event-types");
    }
}
