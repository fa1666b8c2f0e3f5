// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.open;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.tracecompass.tmf.core.trace.ITmfTrace;
import org.eclipse.tracecompass.tmf.core.trace.TmfTraceManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schedlog.tracecompass.core.trace.RecordingTrace;
import org.schedlog.tracecompass.ui.workbench.DialogWatch;
import org.schedlog.tracecompass.ui.workbench.Workbench;

@DisplayName("The command Open SchedLog recording")
class OpenRecordingTest extends Workbench {

    @TempDir
    Path folder;

    private DialogWatch dialogs;

    @BeforeEach
    void begin() throws Exception {
        showPerspective();
        dialogs = new DialogWatch();
    }

    @AfterEach
    void end() {
        dialogs.close();
        closeTraces();
    }

    /** The events table, found by a column that only ours has. */
    private Optional<Table> eventsTable() {
        return controls(window().getShell(), Table.class).stream()
                .filter(table -> Arrays.stream(table.getColumns())
                        .anyMatch(column -> column.getText().equals("Arguments"))).findFirst();
    }

    @Test
    void it_is_in_the_File_menu() {
        MenuItem file = Arrays.stream(window().getShell().getMenuBar().getItems())
                .filter(item -> item.getText().replace("&", "").equals("File")).findFirst().orElseThrow();
        file.getMenu().notifyListeners(SWT.Show, new Event());
        List<String> items = Arrays.stream(file.getMenu().getItems()).map(item -> item.getText().replace("&", ""))
                .toList();
        assertEquals(1, items.stream().filter("Open SchedLog recording..."::equals).count(), items::toString);
    }

    @Test
    void it_opens_the_example_and_the_events_table_shows_it() throws Exception {
        choose(example(BUILD));
        spin(() -> !dialogs.said().isEmpty() || trace() != null && eventsTable().isPresent(),
                "the events table shows it");
        assertEquals(List.of(), dialogs.said());

        ITmfTrace trace = TmfTraceManager.getInstance().getActiveTrace();
        assertInstanceOf(RecordingTrace.class, trace);
        assertEquals(310_000, trace.getNbEvents());

        Table table = eventsTable().get();
        List<String> columns = Arrays.stream(table.getColumns()).map(TableColumn::getText).toList();
        int type = columns.indexOf("Event type");
        // the first row is the one for searching
        spin(() -> table.getItemCount() > 3 && !table.getItem(1).getText(type).isEmpty(), "rows are shown");
        RecordingTrace recording = (RecordingTrace) trace;
        for (int row = 0; row < 3; row++) {
            int event = row;
            spin(() -> !table.getItem(event + 1).getText(type).isEmpty(), "row " + event + " is shown");
            assertEquals(recording.recording().eventTable().name((int) recording.recording().event().get(row)),
                    table.getItem(row + 1).getText(type));
            assertEquals(Long.toString(recording.recording().cpu().get(row)),
                    table.getItem(row + 1).getText(columns.indexOf("CPU")));
            assertEquals(Long.toString(recording.recording().arg0().get(row)),
                    table.getItem(row + 1).getText(columns.indexOf("arg0")));
        }
        assertTrue(columns.containsAll(List.of("Timestamp", "TID", "Command", "Arguments", "arg1")), columns::toString);
    }

    @Test
    void it_says_why_a_file_is_no_recording() throws Exception {
        Path file = Files.writeString(folder.resolve("letter.tar"), "Dear Sir", StandardCharsets.UTF_8);
        choose(file);
        assertEquals(1, dialogs.said().size());
        assertTrue(dialogs.said().get(0).contains("letter.tar"), dialogs.said().get(0));
        assertTrue(TmfTraceManager.getInstance().getOpenedTraces().isEmpty());
    }

    @Test
    void a_recording_that_is_cut_off_ends_in_one_message() throws Exception {
        Path file = Files.write(folder.resolve("cut.tar"), Arrays.copyOf(Files.readAllBytes(example(BUILD)), 300_000));
        choose(file);
        assertEquals(1, dialogs.said().size());
        assertTrue(dialogs.said().get(0).contains("cut.tar"), dialogs.said().get(0));
        assertTrue(!dialogs.said().get(0).contains("Exception"), dialogs.said().get(0));
        assertTrue(TmfTraceManager.getInstance().getOpenedTraces().isEmpty());
    }

    @Test
    void a_recording_whose_data_are_damaged_ends_in_one_message() throws Exception {
        byte[] bytes = Files.readAllBytes(example(BUILD));
        Arrays.fill(bytes, 100_000, 110_000, (byte) 0x55);
        Path file = Files.write(folder.resolve("damaged.tar"), bytes);
        choose(file);
        spin(() -> !dialogs.said().isEmpty(), "a message is shown");
        assertTrue(dialogs.said().get(0).contains("damaged.tar"), dialogs.said().get(0));
        assertTrue(!dialogs.said().get(0).contains("Exception"), dialogs.said().get(0));
        rest(2000);
        assertEquals(1, dialogs.said().size(), dialogs.said()::toString);
        assertTrue(TmfTraceManager.getInstance().getOpenedTraces().isEmpty());
    }
}
