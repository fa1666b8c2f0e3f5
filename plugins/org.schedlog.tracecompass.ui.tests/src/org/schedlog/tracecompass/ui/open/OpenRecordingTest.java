// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.open;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.tracecompass.tmf.core.trace.ITmfTrace;
import org.eclipse.tracecompass.tmf.core.trace.TmfTraceManager;
import org.eclipse.tracecompass.tmf.ui.dialog.TmfFileDialogFactory;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.IHandlerService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schedlog.tracecompass.core.trace.RecordingTrace;
import org.schedlog.tracecompass.ui.SchedLogPerspective;

@DisplayName("The command Open SchedLog recording")
class OpenRecordingTest {

    private static final String COMMAND = "org.schedlog.tracecompass.ui.open";
    private static final long LIMIT_SECONDS = 60;

    @TempDir
    Path folder;

    private final List<String> said = new ArrayList<>();
    private boolean closing = true;
    private IWorkbenchWindow window;

    @BeforeEach
    void showPerspective() throws Exception {
        window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
        PlatformUI.getWorkbench().showPerspective(SchedLogPerspective.ID, window);
        Display.getCurrent().timerExec(100, new DialogCloser());
    }

    @AfterEach
    void closeTraces() {
        closing = false;
        window.getActivePage().closeAllEditors(false);
        spin(() -> TmfTraceManager.getInstance().getOpenedTraces().isEmpty());
    }

    private void open(Path file) throws Exception {
        TmfFileDialogFactory.setOverrideFiles(file.toString());
        window.getService(IHandlerService.class).executeCommand(COMMAND, null);
    }

    private static void spin(BooleanSupplier until) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        Display display = Display.getCurrent();
        while (!until.getAsBoolean()) {
            assertTrue(System.nanoTime() < deadline, "nothing happened for " + LIMIT_SECONDS + " s");
            if (!display.readAndDispatch()) {
                // wakes the display even if nothing happens there
                display.timerExec(50, () -> {
                });
                display.sleep();
            }
        }
    }

    private static Path example() throws IOException {
        return Path.of(System.getProperty("basedir", "")).resolve("../../examples/trace/real-build-small.tar").toRealPath();
    }

    private static <T extends Control> List<T> controls(Composite parent, Class<T> type) {
        List<T> found = new ArrayList<>();
        for (Control child : parent.getChildren()) {
            if (type.isInstance(child)) {
                found.add(type.cast(child));
            }
            if (child instanceof Composite composite) {
                found.addAll(controls(composite, type));
            }
        }
        return found;
    }

    /** The events table, found by a column that only ours has. */
    private Optional<Table> eventsTable() {
        return controls(window.getShell(), Table.class).stream()
                .filter(table -> Arrays.stream(table.getColumns()).anyMatch(column -> column.getText().equals("Arguments"))).findFirst();
    }

    @Test
    void it_is_in_the_File_menu() {
        MenuItem file = Arrays.stream(window.getShell().getMenuBar().getItems()).filter(item -> item.getText().replace("&", "").equals("File"))
                .findFirst().orElseThrow();
        file.getMenu().notifyListeners(SWT.Show, new Event());
        List<String> items = Arrays.stream(file.getMenu().getItems()).map(item -> item.getText().replace("&", "")).toList();
        assertEquals(1, items.stream().filter("Open SchedLog recording..."::equals).count(), items::toString);
    }

    @Test
    void it_opens_the_example_and_the_events_table_shows_it() throws Exception {
        open(example());
        spin(() -> !said.isEmpty() || TmfTraceManager.getInstance().getActiveTrace() != null && eventsTable().isPresent());
        assertEquals(List.of(), said);

        ITmfTrace trace = TmfTraceManager.getInstance().getActiveTrace();
        assertInstanceOf(RecordingTrace.class, trace);
        assertEquals(310_000, trace.getNbEvents());

        Table table = eventsTable().get();
        List<String> columns = Arrays.stream(table.getColumns()).map(TableColumn::getText).toList();
        int type = columns.indexOf("Event type");
        // the first row is the one for searching
        spin(() -> table.getItemCount() > 3 && !table.getItem(1).getText(type).isEmpty());
        RecordingTrace recording = (RecordingTrace) trace;
        for (int row = 0; row < 3; row++) {
            int event = row;
            spin(() -> !table.getItem(event + 1).getText(type).isEmpty());
            assertEquals(recording.recording().eventTable().name((int) recording.recording().event().get(row)), table.getItem(row + 1).getText(type));
            assertEquals(Long.toString(recording.recording().cpu().get(row)), table.getItem(row + 1).getText(columns.indexOf("CPU")));
            assertEquals(Long.toString(recording.recording().arg0().get(row)), table.getItem(row + 1).getText(columns.indexOf("arg0")));
        }
        assertTrue(columns.containsAll(List.of("Timestamp", "TID", "Command", "Arguments", "arg1")), columns::toString);
    }

    @Test
    void it_says_why_a_file_is_no_recording() throws Exception {
        Path file = Files.writeString(folder.resolve("letter.tar"), "Dear Sir", StandardCharsets.UTF_8);
        open(file);
        assertEquals(1, said.size());
        assertTrue(said.get(0).contains("letter.tar"), said.get(0));
        assertTrue(TmfTraceManager.getInstance().getOpenedTraces().isEmpty());
    }

    @Test
    void a_recording_that_is_cut_off_ends_in_one_message() throws Exception {
        Path file = Files.write(folder.resolve("cut.tar"), Arrays.copyOf(Files.readAllBytes(example()), 300_000));
        open(file);
        assertEquals(1, said.size());
        assertTrue(said.get(0).contains("cut.tar"), said.get(0));
        assertTrue(!said.get(0).contains("Exception"), said.get(0));
        assertTrue(TmfTraceManager.getInstance().getOpenedTraces().isEmpty());
    }

    @Test
    void a_recording_whose_data_are_damaged_ends_in_one_message() throws Exception {
        byte[] bytes = Files.readAllBytes(example());
        Arrays.fill(bytes, 100_000, 110_000, (byte) 0x55);
        Path file = Files.write(folder.resolve("damaged.tar"), bytes);
        open(file);
        spin(() -> !said.isEmpty());
        assertTrue(said.get(0).contains("damaged.tar"), said.get(0));
        assertTrue(!said.get(0).contains("Exception"), said.get(0));
        long quiet = System.nanoTime() + TimeUnit.SECONDS.toNanos(2);
        spin(() -> System.nanoTime() > quiet);
        assertEquals(1, said.size(), said::toString);
        assertTrue(TmfTraceManager.getInstance().getOpenedTraces().isEmpty());
    }

    /** Closes every dialog that waits for somebody and notes what it said: nobody is there to do it. */
    private final class DialogCloser implements Runnable {
        @Override
        public void run() {
            if (!closing) {
                return;
            }
            for (Shell shell : Display.getCurrent().getShells()) {
                if (shell.getData() instanceof MessageDialog dialog && shell.isVisible()) {
                    said.add(String.join(" ", controls(shell, Label.class).stream().map(Label::getText).toList()));
                    dialog.close();
                }
            }
            Display.getCurrent().timerExec(100, this);
        }
    }
}
