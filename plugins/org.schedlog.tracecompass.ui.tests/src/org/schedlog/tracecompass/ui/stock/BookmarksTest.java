// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.stock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Arrays;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.jface.action.Action;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.tracecompass.tmf.core.resources.ITmfMarker;
import org.eclipse.tracecompass.tmf.core.signal.TmfSelectionRangeUpdatedSignal;
import org.eclipse.tracecompass.tmf.core.signal.TmfSignalManager;
import org.eclipse.tracecompass.tmf.core.trace.TmfTraceManager;
import org.eclipse.tracecompass.tmf.ui.views.timegraph.AbstractTimeGraphView;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.ide.IDE;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.schedlog.tracecompass.core.trace.RecordingTrace;
import org.schedlog.tracecompass.ui.SchedLogPerspective;
import org.schedlog.tracecompass.ui.workbench.DialogWatch;
import org.schedlog.tracecompass.ui.workbench.EventsTable;
import org.schedlog.tracecompass.ui.workbench.Workbench;

/** Bookmarks that are set in the events table, by rank, and in a view over time, by time. */
@DisplayName("Bookmarks of a recording")
class BookmarksTest {

    private static final int ROW = 123_456;
    /** Where a right click on a row means its mark. */
    private static final int MARGIN = 3;

    private RecordingTrace trace;
    private EventsTable events;
    private IFile file;
    private DialogWatch dialogs;

    @BeforeEach
    void open() throws Exception {
        dialogs = new DialogWatch();
        dialogs.answer("here it stalls");
        reopen();
    }

    private void reopen() throws Exception {
        trace = Workbench.open(Workbench.BUILD);
        events = new EventsTable(trace);
        file = TmfTraceManager.getInstance().getTraceEditorFile(trace);
    }

    @AfterEach
    void close() throws Exception {
        dialogs.close();
        Workbench.closeTraces();
        file.deleteMarkers(IMarker.BOOKMARK, false, IResource.DEPTH_ZERO);
    }

    private IMarker[] bookmarks() {
        try {
            return file.findMarkers(IMarker.BOOKMARK, false, IResource.DEPTH_ZERO);
        } catch (CoreException e) {
            throw new AssertionError(e);
        }
    }

    /** Selects an event in all views; the first one of its time. */
    private void select(int row) {
        TmfSignalManager.dispatchSignal(new TmfSelectionRangeUpdatedSignal(this, events.time(row), events.time(row),
                trace));
        Workbench.spin(() -> Arrays.stream(events.visible().getSelection()).findFirst()
                .filter(item -> Long.valueOf(row).equals(item.getData("$rank"))).isPresent()
                && events.all().getSelectionIndex() == row + EventsTable.SEARCH_ROWS,
                "row " + row + " is selected and shown");
    }

    private TableItem item(int row) {
        return Arrays.stream(events.visible().getItems()).filter(item -> Long.valueOf(row)
                .equals(item.getData("$rank")))
                .findFirst().orElse(null);
    }

    private void bookmark(int row, String action) {
        select(row);
        int y = item(row).getBounds().y;
        Workbench.choose(events.visible(), MARGIN, y + 2, action);
    }

    /** What a double click in the Bookmarks view does. */
    private void goTo(IMarker bookmark) throws Exception {
        IDE.openEditor(Workbench.page(), bookmark);
    }

    private void assertSelected(int index, int row) {
        Workbench.spin(() -> events.all().getSelectionIndex() == index && item(row) != null,
                "row " + row + " is selected, at " + index + " of the table");
    }

    @Test
    void an_event_is_found_again_by_its_rank() throws Exception {
        bookmark(ROW, "Add Bookmark...");
        IMarker bookmark = bookmarks()[0];
        assertEquals("here it stalls", bookmark.getAttribute(IMarker.MESSAGE));
        assertEquals(Integer.toString(ROW), bookmark.getAttribute(ITmfMarker.MARKER_RANK));
        assertEquals(Long.toString(events.time(ROW).toNanos()), bookmark.getAttribute(ITmfMarker.MARKER_TIME));
        Workbench.spin(() -> item(ROW) != null && item(ROW).getImage() != null, "the row has its mark");
        Workbench.page().showView(IPageLayout.ID_BOOKMARKS);
        Workbench.rest(500);
        Workbench.picture("bookmark");

        select(5);
        goTo(bookmark);
        assertSelected(ROW + EventsTable.SEARCH_ROWS, ROW);

        int[] kin = events.rowsOf(trace.getNext(trace.seekEvent(ROW)).getName());
        events.filter(events.matches(null, "Event type", trace.getNext(trace.seekEvent(ROW)).getName()), kin.length);
        goTo(bookmark);
        assertSelected(Arrays.binarySearch(kin, ROW) + EventsTable.FILTERED_ROWS - 1, ROW);
    }

    @Test
    void it_stays_when_the_recording_is_closed_and_goes_when_it_is_removed() throws Exception {
        bookmark(ROW, "Add Bookmark...");
        Workbench.closeTraces();
        goTo(bookmarks()[0]);
        Workbench.spin(() -> TmfTraceManager.getInstance().getActiveTrace() != null, "the recording opens");
        trace = Workbench.trace();
        events = new EventsTable(trace);
        assertSelected(ROW + EventsTable.SEARCH_ROWS, ROW);
        assertNotNull(item(ROW).getImage());

        bookmark(ROW, "Remove Bookmark");
        assertEquals(0, bookmarks().length);
        Workbench.spin(() -> item(ROW).getImage() == null, "the mark is gone");
    }

    @Test
    void a_range_of_time_that_is_marked_in_the_Lines_view_is_found_in_the_table() throws Exception {
        AbstractTimeGraphView lines = Workbench.showView(SchedLogPerspective.LINES_VIEW_ID,
                AbstractTimeGraphView.class);
        Workbench.settle(() -> lines.getTrace() == trace && !lines.isDirty(), "the lines are drawn");
        TmfSignalManager.dispatchSignal(
                new TmfSelectionRangeUpdatedSignal(this, events.time(ROW), events.time(2 * ROW), trace));
        Workbench.spin(() -> lines.getTimeGraphViewer().getSelectionBegin() == events.time(ROW).toNanos(),
                "it is selected");
        Action toggle = lines.getTimeGraphViewer().getToggleBookmarkAction();
        toggle.runWithEvent(new Event());
        Workbench.spin(() -> bookmarks().length == 1, "the range is marked");
        IMarker bookmark = bookmarks()[0];
        assertNull(bookmark.getAttribute(ITmfMarker.MARKER_RANK));
        assertEquals(Long.toString(events.time(ROW).toNanos()), bookmark.getAttribute(ITmfMarker.MARKER_TIME));
        assertEquals(Long.toString(events.time(2 * ROW).toNanos() - events.time(ROW).toNanos()),
                bookmark.getAttribute(ITmfMarker.MARKER_DURATION));
        Workbench.rest(500);
        Workbench.picture("bookmark-time");

        select(5);
        goTo(bookmark);
        Workbench.spin(() -> events.all().getSelectionIndex() == ROW + EventsTable.SEARCH_ROWS && item(ROW) != null,
                "its first event is selected");
        Workbench.spin(() -> lines.getTimeGraphViewer().getSelectionBegin() == events.time(ROW).toNanos()
                && lines.getTimeGraphViewer().getSelectionEnd() == events.time(2 * ROW).toNanos(),
                        "the range is selected");
    }
}
