// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.stock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.tracecompass.tmf.core.signal.TmfSelectionRangeUpdatedSignal;
import org.eclipse.tracecompass.tmf.core.signal.TmfSignalManager;
import org.eclipse.tracecompass.tmf.ui.dialog.TmfFileDialogFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schedlog.engine.column.Recording;
import org.schedlog.tracecompass.core.trace.RecordingTrace;
import org.schedlog.tracecompass.ui.workbench.EventsTable;
import org.schedlog.tracecompass.ui.workbench.Workbench;

/** Copy and export of Trace Compass' events table, compared with the recording's columns. */
@DisplayName("The events table as text")
class EventsAsTextTest {

    private static final List<String> COLUMNS = List.of("Timestamp", "CPU", "Event type", "TID", "Command", "Arguments",
            "arg0", "arg1");

    @TempDir
    Path folder;

    private RecordingTrace trace;
    private EventsTable events;

    @BeforeEach
    void open() throws Exception {
        trace = Workbench.open(Workbench.BUILD);
        events = new EventsTable(trace);
    }

    @AfterEach
    void close() {
        Workbench.closeTraces();
    }

    private String line(int row) {
        Recording recording = trace.recording();
        int pid = (int) recording.pid().get(row);
        String name = trace.threadNames().at(pid, row);
        return String.join("\t", events.time(row).toString(), Long.toString(recording.cpu().get(row)),
                recording.eventTable().name((int) recording.event().get(row)), Integer.toString(pid),
                name == null ? "" : name, "*", Long.toString(recording.arg0().get(row)),
                Long.toString(recording.arg1().get(row)));
    }

    /** The header and the lines of rows, the arguments in words left out: they have a test of their own. */
    private void assertLines(int[] rows, List<String> lines) {
        List<String> expected = new ArrayList<>();
        List<String> columns = new ArrayList<>(COLUMNS);
        columns.set(COLUMNS.indexOf("Arguments"), "*");
        expected.add(String.join("\t", columns));
        Arrays.stream(rows).mapToObj(this::line).forEach(expected::add);
        assertEquals(expected.size(), lines.size());
        for (int i = 0; i < expected.size(); i++) {
            String[] cells = lines.get(i).split("\t", -1);
            cells[COLUMNS.indexOf("Arguments")] = "*";
            assertEquals(expected.get(i), String.join("\t", cells));
        }
    }

    private void choose(String item) {
        Workbench.choose(events.visible(), 200, 60, item);
    }

    @Test
    void selected_events_are_copied() throws Exception {
        int from = 100_000;
        while (events.time(from - 1).equals(events.time(from))) {
            from--;
        }
        int to = from + 1000;
        while (events.time(to + 1).equals(events.time(to))) {
            to++;
        }
        Long first = (long) from;
        TmfSignalManager.dispatchSignal(new TmfSelectionRangeUpdatedSignal(this, events.time(from), events.time(to),
                trace));
        Workbench.spin(() -> Arrays.stream(events.visible().getSelection())
                .anyMatch(item -> first.equals(item.getData("$rank"))), "the events are selected");
        choose("Copy to Clipboard");
        Workbench.spin(() -> Workbench.clipboard() != null && Workbench.clipboard().startsWith("Timestamp"),
                "it is copied");
        assertLines(IntStream.rangeClosed(from, to).toArray(), Workbench.clipboard().lines().toList());
    }

    private List<String> export(String name) throws Exception {
        Path file = folder.resolve(name);
        TmfFileDialogFactory.setOverrideFiles(file.toString());
        choose("Export To Text...");
        Workbench.spin(() -> Files.exists(file) && Arrays.stream(Job.getJobManager().find(null))
                .noneMatch(job -> job.getName().contains(file.toString())), "the file is written");
        return Files.readAllLines(file);
    }

    @Test
    void all_events_are_exported() throws Exception {
        assertLines(IntStream.range(0, trace.recording().events()).toArray(), export("all.csv"));
    }

    @Test
    void those_that_a_filter_leaves_are_exported() throws Exception {
        int[] forks = events.rowsOf("FORK");
        assertTrue(forks.length > 10);
        events.filter(events.matches(null, "Event type", "FORK"), forks.length);
        assertLines(forks, export("forks.csv"));
    }
}
