// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.guide;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

import org.eclipse.jface.preference.PreferenceDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.tracecompass.analysis.os.linux.core.signals.TmfThreadSelectedSignal;
import org.eclipse.tracecompass.tmf.core.signal.TmfSignalManager;
import org.eclipse.tracecompass.tmf.core.signal.TmfWindowRangeUpdatedSignal;
import org.eclipse.tracecompass.tmf.core.timestamp.TmfTimeRange;
import org.eclipse.tracecompass.tmf.core.timestamp.TmfTimestamp;
import org.eclipse.tracecompass.tmf.ui.dialog.TmfFileDialogFactory;
import org.eclipse.tracecompass.tmf.ui.project.model.TmfProjectRegistry;
import org.eclipse.tracecompass.tmf.ui.project.model.TmfTraceElement;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPartReference;
import org.eclipse.ui.dialogs.PreferencesUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.schedlog.tracecompass.core.sched.TraceTopology;
import org.schedlog.tracecompass.core.trace.RecordingTrace;
import org.schedlog.tracecompass.ui.workbench.TwoRecordings;
import org.schedlog.tracecompass.ui.workbench.Workbench;

/**
 * The pictures of the user guide, of the real Trace Compass. Not one of the tests that always run:
 * {@code releng/guide-pictures} runs it.
 */
@DisplayName("The pictures of the user guide")
class GuidePictures {

    private static final int WIDTH = 1120;
    /** Of a view alone, and of the window with all of its views. */
    private static final int HEIGHT = 560;
    private static final int WINDOW_HEIGHT = 760;
    private static final int DIALOG_WIDTH = 900;
    private static final int DIALOG_HEIGHT = 640;
    private static final int FEWEST_COLORS = 20;
    private static final int PATIENCE = 60;

    private Shell shell;
    private IViewPart view;

    @BeforeEach
    void remember() {
        shell = Workbench.window().getShell();
    }

    @AfterEach
    void close() {
        if (view != null) {
            if (Workbench.page().isPageZoomed()) {
                Workbench.page().toggleZoom(Workbench.page().getReference(view));
            }
            Workbench.page().hideView(view);
        }
        Workbench.closeTraces();
    }

    /** What the window shows when it has not changed for a while. */
    private ImageData steady() {
        ImageData before = pixels();
        int equal = 0;
        for (int i = 0; i < PATIENCE && equal < 3; i++) {
            Workbench.rest(700);
            ImageData now = pixels();
            equal = Arrays.equals(before.data, now.data) ? equal + 1 : 0;
            before = now;
        }
        assertTrue(equal == 3, "The window changes all the time");
        return before;
    }

    private ImageData pixels() {
        return Workbench.pixels(shell.getDisplay(), inside());
    }

    /** The window on the screen, without the frame for which nobody cares here. */
    private Rectangle inside() {
        Rectangle bounds = shell.getBounds();
        Rectangle area = shell.getDisplay().map(shell, null, shell.getClientArea());
        return new Rectangle(bounds.x, bounds.y, area.x + area.width - bounds.x, area.y + area.height - bounds.y);
    }

    private void picture(String name) throws Exception {
        ImageData data = steady();
        Set<Integer> colors = new HashSet<>();
        for (int y = 0; y < data.height; y++) {
            for (int x = 0; x < data.width; x++) {
                colors.add(data.getPixel(x, y));
            }
        }
        assertTrue(colors.size() >= FEWEST_COLORS, name + " has only " + colors.size() + " colors");
        Workbench.save(shell.getDisplay(), inside(), "guide-" + name);
    }

    /** Opens a recording in a window of a size; with a topology if there is one for it. */
    private RecordingTrace open(String example, int height) throws Exception {
        shell.setBounds(0, 0, WIDTH, height);
        RecordingTrace trace = Workbench.open(example);
        if (example.equals(Workbench.SIMULATED)) {
            Path file = Workbench.example(example).resolveSibling("../topology/two-sockets-8cpu.json");
            TraceTopology.choose(this, trace, new int[] {0, 1, 2, 3, 4, 5, 6, 7}, Files.readString(file),
                    "the file " + file.getFileName());
        }
        return trace;
    }

    private void show(String id) throws Exception {
        view = Workbench.showView(id, IViewPart.class);
        IWorkbenchPartReference reference = Workbench.page().getReference(view);
        if (Workbench.page().getPartState(reference) != IWorkbenchPage.STATE_MAXIMIZED) {
            Workbench.page().toggleZoom(reference);
        }
    }

    @Test
    void assertions_are_checked() throws Exception {
        open(Workbench.SIMULATED, HEIGHT);
        show("org.schedlog.tracecompass.ui.views.assertions");
        steady();
        Path file = Workbench.example(Workbench.SIMULATED).resolveSibling("../assertions/placement.json");
        TmfFileDialogFactory.setOverrideFiles(file.toRealPath().toString());
        Button check = Workbench.controls((Composite) shell, Button.class).stream()
                .filter(button -> button.getText().equals("Check assertions...")).findFirst().orElseThrow();
        Workbench.act(check, SWT.Selection);
        picture("assertions");
    }

    @Test
    void two_recordings_are_compared() throws Exception {
        try (TwoRecordings both = new TwoRecordings()) {
            shell.setBounds(0, 0, WIDTH, HEIGHT);
            both.show("org.schedlog.tracecompass.ui.views.latency", IViewPart.class);
            picture("experiment");
        }
    }

    @Test
    void a_recording_has_properties() throws Exception {
        Path folder = Files.createDirectories(Path.of(System.getProperty("java.io.tmpdir"), "recordings"));
        Path file = Files.copy(Workbench.example(Workbench.BUILD), folder.resolve("real-build.tar"),
                StandardCopyOption.REPLACE_EXISTING);
        try {
            RecordingTrace trace = Workbench.open(file);
            TmfTraceElement element = TmfProjectRegistry.getProject(trace.getResource().getProject(), true)
                    .getTracesFolder().getTraces().stream()
                    .filter(one -> one.getResource().equals(trace.getResource())).findFirst().orElseThrow();
            dialog(PreferencesUtil.createPropertyDialogOn(shell, element,
                    "org.schedlog.tracecompass.ui.properties.recording", null, null), "properties");
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void specifications_are_managed() throws Exception {
        String id = "org.schedlog.tracecompass.ui.preferences.specifications";
        PreferenceDialog dialog = PreferencesUtil.createPreferenceDialogOn(shell, id, new String[] {id}, null);
        Table specs = Workbench.controls(dialog.getShell(), Table.class).get(0);
        specs.setSelection(0);
        Workbench.act(specs, SWT.Selection);
        dialog(dialog, "manager");
    }

    private void dialog(PreferenceDialog dialog, String name) throws Exception {
        dialog.setBlockOnOpen(false);
        dialog.open();
        shell = dialog.getShell();
        try {
            // a dialog that is still opening draws no tables in another size
            steady();
            shell.setSize(DIALOG_WIDTH, DIALOG_HEIGHT);
            picture(name);
        } finally {
            dialog.close();
        }
    }

    /**
     * A view over all of the window.
     *
     * @param from where the time range begins that all views show, ms since the first event
     * @param to where it ends; 0 for the whole recording
     * @param pid the thread that is selected, 0 for none
     */
    @ParameterizedTest
    @CsvSource({
        "window, , real-build-small.tar, 0, 0, 0",
        "lines, org.schedlog.tracecompass.ui.views.lines, synth-8cpu-9k.tar, 0, 0, 0",
        "lines-zoomed, org.schedlog.tracecompass.ui.views.lines, synth-8cpu-9k.tar, 60, 68, 0",
        "points, org.schedlog.tracecompass.ui.views.points, real-build-small.tar, 0, 0, 0",
        "statistics, org.schedlog.tracecompass.ui.views.linestatistics, synth-8cpu-9k.tar, 0, 0, 0",
        "event-types, org.schedlog.tracecompass.ui.views.eventtypes, synth-8cpu-9k.tar, 0, 0, 0",
        "residency, org.schedlog.tracecompass.ui.views.residency, synth-8cpu-9k.tar, 0, 0, 0",
        "signals, org.schedlog.tracecompass.ui.views.signals, synth-8cpu-9k.tar, 50, 100, 1007",
        "timeline, org.schedlog.tracecompass.ui.views.timeline, synth-8cpu-9k.tar, 50, 100, 1007",
        "latency, org.schedlog.tracecompass.ui.views.latency, real-build-small.tar, 0, 0, 0",
        "idle, org.schedlog.tracecompass.ui.views.idle, synth-8cpu-9k.tar, 0, 0, 0",
        "run-queues, org.schedlog.tracecompass.ui.views.runqueue, real-build-small.tar, 10000, 10200, 0",
        "frequency, org.schedlog.tracecompass.ui.views.frequency, synth-8cpu-9k.tar, 0, 0, 0",
        "balancing, org.schedlog.tracecompass.ui.views.balancing, synth-8cpu-9k.tar, 50, 100, 0",
        "resources, org.eclipse.tracecompass.analysis.os.linux.views.resources, synth-8cpu-9k.tar, 50, 100, 0",
        "control-flow, org.eclipse.tracecompass.analysis.os.linux.views.controlflow, synth-8cpu-9k.tar, 50, 100, 0",
        "cpu-usage, org.eclipse.tracecompass.analysis.os.linux.views.cpuusage, synth-8cpu-9k.tar, 0, 0, 0"})
    void is_taken(String name, String id, String example, long from, long to, int pid) throws Exception {
        RecordingTrace trace = open(example, id == null ? WINDOW_HEIGHT : HEIGHT);
        if (id != null) {
            show(id);
        }
        steady();
        if (to > 0) {
            long base = trace.traceTime(trace.recording().start());
            TmfSignalManager.dispatchSignal(new TmfWindowRangeUpdatedSignal(this, new TmfTimeRange(
                    TmfTimestamp.fromNanos(base + from * 1_000_000), TmfTimestamp.fromNanos(base + to * 1_000_000)),
                    trace));
        }
        if (pid > 0) {
            TmfSignalManager.dispatchSignal(new TmfThreadSelectedSignal(this, pid, trace));
        }
        picture(name);
    }
}
