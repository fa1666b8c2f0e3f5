// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.tracecompass.tmf.core.event.ITmfEvent;
import org.eclipse.tracecompass.tmf.core.filter.model.TmfFilterAndNode;
import org.eclipse.tracecompass.tmf.core.signal.TmfSelectionRangeUpdatedSignal;
import org.eclipse.tracecompass.tmf.core.signal.TmfSignalManager;
import org.eclipse.tracecompass.tmf.core.timestamp.ITmfTimestamp;
import org.eclipse.tracecompass.tmf.ui.widgets.virtualtable.TmfVirtualTable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.schedlog.engine.column.Recording;
import org.schedlog.tracecompass.core.trace.RecordingEvent;
import org.schedlog.tracecompass.core.trace.RecordingTrace;
import org.schedlog.tracecompass.ui.workbench.EventsTable;
import org.schedlog.tracecompass.ui.workbench.Workbench;

@DisplayName("The events table of a recording of 310,000 events")
class EventsTableTest {

    /** Of a filtered table: how many of how many events there are. */
    private static final int STATUS_ROW = 1;

    private RecordingTrace trace;
    private EventsTable table;
    private TmfVirtualTable events;
    private Table visible;

    @BeforeEach
    void open() throws Exception {
        trace = Workbench.open(Workbench.BUILD);
        table = new EventsTable(trace);
        events = table.all();
        visible = table.visible();
    }

    @AfterEach
    void close() {
        Workbench.closeTraces();
    }

    /** What the rows of the table show in a column, once they show something. */
    private List<String> shown(String column) {
        int index = table.column(column);
        Workbench.spin(() -> visible.getItemCount() > 2 && !visible.getItem(2).getText(index).isEmpty(),
                "the rows are there");
        return Arrays.stream(visible.getItems()).skip(2).limit(5).map(item -> item.getText(index)).toList();
    }

    @Test
    void a_filter_finds_what_the_columns_hold() throws Exception {
        Recording recording = trace.recording();
        int migrate = recording.eventTable().id("MIGRATE").getAsInt();
        int expected = 0;
        for (int row = 0; row < recording.events(); row++) {
            expected += recording.event().get(row) == migrate && recording.arg1().get(row) == 1 ? 1 : 0;
        }
        TmfFilterAndNode both = new TmfFilterAndNode(null);
        table.matches(both, "Event type", "MIGRATE");
        table.matches(both, "Arguments", "-> 1$");
        table.filter(both, expected);
        assertEquals(List.of("MIGRATE"), shown("Event type").stream().distinct().toList());
        assertEquals(List.of("0 -> 1"), shown("Arguments").stream().distinct().toList());
        Workbench.picture(Workbench.window().getShell(), "events-filtered");

        TmfSignalManager.dispatchSignal(new FilterEventsSignal(this, trace, null));
        Workbench.spin(() -> events.getItemCount() == trace.getNbEvents() + EventsTable.SEARCH_ROWS,
                "all events are back");
    }

    /** The ranks of the events that are shown; the first row is for searching. */
    private List<Long> ranks() {
        return Arrays.stream(visible.getItems()).skip(1).map(item -> item.getData())
                .map(data -> data instanceof ITmfEvent event ? event.getRank() : -1L).toList();
    }

    private static boolean followEachOther(List<Long> ranks) {
        return IntStream.range(1, ranks.size()).allMatch(i -> ranks.get(i) == ranks.get(i - 1) + 1);
    }

    @Test
    void a_jump_shows_events_that_follow_each_other() {
        Random random = new Random(5);
        for (int i = 0; i < 10; i++) {
            long rank = random.nextInt((int) trace.getNbEvents() - 100);
            ITmfTimestamp time = trace.getNext(trace.seekEvent(rank)).getTimestamp();
            TmfSignalManager.dispatchSignal(new TmfSelectionRangeUpdatedSignal(this, time, time, trace));
            Workbench.window().getShell().setSize(1100 + 40 * i, 600 + 40 * i);
            Workbench.spin(() -> ranks().contains(rank) && followEachOther(ranks()),
                    "row " + rank + " is shown among its neighbours");
        }
    }

    @Test
    void the_end_of_a_filtered_table_is_shown_like_its_beginning() {
        int[] ticks = table.rowsOf("TICK");
        table.filter(table.matches(null, "Event type", "TICK"), ticks.length);
        int rank = ticks[ticks.length - 3];
        events.setSelection(events.getItemCount() - 1);
        int index = table.column("Arguments");
        String expected = ((RecordingEvent) trace.getNext(trace.seekEvent(rank))).arguments();
        String time = trace.getNext(trace.seekEvent(rank)).getTimestamp().toString();
        int times = table.column("Timestamp");
        Workbench.spin(() -> Arrays.stream(visible.getItems()).anyMatch(
                item -> item.getText(times).equals(time) && item.getText(index).equals(expected)),
                "the last but two is shown, " + time + " " + expected);
    }

    @Test
    void a_filter_at_work_draws_the_table_some_times_a_second() {
        int[] ticks = table.rowsOf("TICK");
        int[] drawn = new int[1];
        events.addListener(SWT.SetData, event -> drawn[0] += event.index == STATUS_ROW ? 1 : 0);
        TmfFilterAndNode slow = new TmfFilterAndNode(null);
        for (int i = 0; i < 20; i++) {
            table.matches(slow, "Arguments", "^");
        }
        table.matches(slow, "Event type", "TICK");
        long begin = System.nanoTime();
        table.filter(slow, ticks.length);
        long tenths = (System.nanoTime() - begin) / 100_000_000;
        assertTrue(drawn[0] > 0, "the table tells how far it is");
        // By the clock, and besides: cleared (1), the filter set (2), its first find changes the size (1), the end (1), and
        // the tenth that has begun.
        assertTrue(drawn[0] <= 6 + tenths, drawn[0] + " times in " + tenths + " tenths of a second");
    }

    /** Types into the first row, as a user does; clicks until there is a field: the columns may still be moving. */
    private void search(String column, String regex) {
        shown(column);
        Workbench.spin(() -> {
            click(visible.getItem(0).getBounds(table.column(column)));
            List<Text> fields = Workbench.controls(events, Text.class);
            fields.forEach(field -> {
                field.setText(regex);
                Event enter = new Event();
                enter.character = SWT.CR;
                enter.keyCode = SWT.CR;
                field.notifyListeners(SWT.KeyDown, enter);
            });
            return !fields.isEmpty();
        }, "the cell can be written in");
    }

    private void click(Rectangle cell) {
        Event click = new Event();
        click.x = cell.x + cell.width / 2;
        click.y = cell.y + cell.height / 2;
        click.button = 1;
        click.count = 1;
        visible.notifyListeners(SWT.MouseDown, click);
    }

    @Test
    void a_search_goes_to_the_event_and_marks_the_ones_like_it() throws Exception {
        int first = table.rowsOf("EXEC")[0];
        search("Event type", "^EXEC$");
        Workbench.spin(() -> events.getSelectionIndex() == first + 1, "the first EXEC is selected, row " + first);
        Workbench.picture(Workbench.window().getShell(), "events-search");
    }
}
