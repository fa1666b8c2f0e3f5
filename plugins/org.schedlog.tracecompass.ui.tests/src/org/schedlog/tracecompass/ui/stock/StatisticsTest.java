// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.stock;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.tracecompass.tmf.core.signal.TmfSelectionRangeUpdatedSignal;
import org.eclipse.tracecompass.tmf.core.signal.TmfSignalManager;
import org.eclipse.tracecompass.tmf.core.timestamp.TmfTimestamp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Recording;
import org.schedlog.tracecompass.core.statistics.EventTypeTable;
import org.schedlog.tracecompass.core.statistics.EventTypeTable.EventType;
import org.schedlog.tracecompass.core.trace.RecordingTrace;
import org.schedlog.tracecompass.ui.workbench.Workbench;

@DisplayName("Trace Compass' Statistics view on a recording of 310,000 events")
class StatisticsTest {

    private static final String VIEW = "org.eclipse.linuxtools.tmf.ui.views.statistics";
    private static final int TOTAL = 1;
    private static final int SELECTED = 2;

    private Tree tree;

    @AfterEach
    void close() {
        Workbench.closeTraces();
    }

    /** The numbers of a column by event type, those that are not 0; the view writes them with separators. */
    private Map<String, Long> numbers(int column) {
        Map<String, Long> numbers = new TreeMap<>();
        for (TreeItem root : tree.getItems()) {
            collect(root, column, numbers);
        }
        return numbers;
    }

    private static void collect(TreeItem item, int column, Map<String, Long> numbers) {
        if (item.getItemCount() == 0) {
            String digits = item.getText(column).split(" ")[0].replaceAll("[^0-9]", "");
            if (!digits.isEmpty() && !digits.equals("0")) {
                numbers.put(item.getText(0), Long.parseLong(digits));
            }
            return;
        }
        if (!item.getExpanded()) {
            Event expand = new Event();
            expand.item = item;
            item.getParent().notifyListeners(SWT.Expand, expand);
            item.setExpanded(true);
        }
        for (TreeItem child : item.getItems()) {
            collect(child, column, numbers);
        }
    }

    private static void assertSame(Map<String, Long> expected, Map<String, Long> shown) {
        assertEquals(new LinkedHashMap<>(new TreeMap<>(expected)), new LinkedHashMap<>(shown));
    }

    private static long updates() {
        return Arrays.stream(Job.getJobManager().find(null))
                .filter(job -> job.getName().equals("Statistics update")).count();
    }

    @Test
    void it_tells_the_events_of_each_type_in_all_and_in_the_selection() throws Exception {
        RecordingTrace trace = Workbench.open(Workbench.BUILD);
        Workbench.page().showView(VIEW);
        Map<String, Long> all = EventTypeTable.of(trace, Progress.NONE).types().stream()
                .filter(type -> type.count() > 0).collect(Collectors.toMap(EventType::name, EventType::count));
        tree = Workbench.controls(Workbench.window().getShell(), Tree.class).stream()
                .filter(candidate -> candidate.getColumnCount() >= 3
                        && candidate.getColumn(0).getText().equals("Level"))
                .findFirst().orElseThrow(() -> new AssertionError("no tree of statistics"));
        Workbench.spin(() -> numbers(TOTAL).size() == all.size(), "the view shows all types");
        assertSame(all, numbers(TOTAL));

        Recording recording = trace.recording();
        long from = recording.timestamp().get(100_000);
        long to = recording.timestamp().get(150_000);
        Map<String, Long> selected = new TreeMap<>();
        for (int row = 0; row < recording.events(); row++) {
            long time = recording.timestamp().get(row);
            if (time >= from && time <= to) {
                selected.merge(recording.eventTable().name((int) recording.event().get(row)), 1L, Long::sum);
            }
        }
        Workbench.spin(() -> updates() == 0, "the view has asked for what it shows first; it asks for nothing else "
                + "meanwhile");
        TmfSignalManager.dispatchSignal(new TmfSelectionRangeUpdatedSignal(this, TmfTimestamp.fromNanos(from),
                TmfTimestamp.fromNanos(to), trace));
        Workbench.spin(() -> numbers(SELECTED).size() == selected.size(), "the view shows the selection");
        assertSame(selected, numbers(SELECTED));
        Workbench.picture(Workbench.window().getShell(), "statistics");
    }
}
