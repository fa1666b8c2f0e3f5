// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.sched;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.tracecompass.tmf.core.signal.TmfSelectionRangeUpdatedSignal;
import org.eclipse.tracecompass.tmf.core.signal.TmfSignalManager;
import org.eclipse.tracecompass.tmf.core.signal.TmfWindowRangeUpdatedSignal;
import org.eclipse.tracecompass.tmf.core.timestamp.TmfTimeRange;
import org.eclipse.tracecompass.tmf.core.timestamp.TmfTimestamp;
import org.eclipse.tracecompass.tmf.core.trace.TmfTraceManager;
import org.eclipse.tracecompass.tmf.ui.dialog.TmfFileDialogFactory;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPartReference;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.IHandlerService;
import org.schedlog.tracecompass.core.trace.RecordingTrace;
import org.schedlog.tracecompass.ui.SchedLogPerspective;

/** The real window with a recording in it, for the tests of the views; UI thread. */
final class SchedulerWorkbench implements AutoCloseable {

    /** 28 s of a parallel compilation on 2 CPUs. */
    static final String BUILD = "real-build-small.tar";
    /** A fifth of a second of a simulated machine with 8 CPUs. */
    static final String SIMULATED = "synth-8cpu-9k.tar";

    private static final long LIMIT_SECONDS = 90;

    private final IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();

    /** Opens one of the examples. */
    SchedulerWorkbench(String example) throws Exception {
        this(Path.of(System.getProperty("basedir", "")).resolve("../../examples/trace/" + example));
    }

    SchedulerWorkbench(Path file) throws Exception {
        // as large as the virtual screen, for the pictures
        window.getShell().setBounds(0, 0, 1600, 1000);
        PlatformUI.getWorkbench().showPerspective(SchedLogPerspective.ID, window);
        TmfFileDialogFactory.setOverrideFiles(file.toRealPath().toString());
        window.getService(IHandlerService.class).executeCommand("org.schedlog.tracecompass.ui.open", null);
        spin(() -> TmfTraceManager.getInstance().getActiveTrace() != null, "the recording opens");
    }

    RecordingTrace trace() {
        return (RecordingTrace) TmfTraceManager.getInstance().getActiveTrace();
    }

    IWorkbenchPage page() {
        return window.getActivePage();
    }

    /** Shows a view, over all of the window. */
    <T extends IViewPart> T show(String id, Class<T> type) throws Exception {
        T view = type.cast(page().showView(id));
        IWorkbenchPartReference reference = page().getReference(view);
        if (page().getPartState(reference) != IWorkbenchPage.STATE_MAXIMIZED) {
            page().toggleZoom(reference);
        }
        return view;
    }

    void hide(IViewPart view) {
        if (page().isPageZoomed()) {
            page().toggleZoom(page().getReference(view));
        }
        page().hideView(view);
    }

    static void spin(BooleanSupplier until, String what) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        Display display = Display.getCurrent();
        while (!until.getAsBoolean()) {
            assertTrue(System.nanoTime() < deadline, () -> "waited " + LIMIT_SECONDS + " s until " + what);
            if (!display.readAndDispatch()) {
                // wakes the display even if nothing happens there
                display.timerExec(20, () -> {
                });
                display.sleep();
            }
        }
    }

    /** Waits until something holds that may only be about to begin to hold. */
    static void settle(BooleanSupplier settled, String what) {
        for (int i = 0; i < 3; i++) {
            long later = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(100);
            spin(() -> System.nanoTime() > later, "100 ms are over");
            // what was asked for until now has been done when this is done
            boolean[] flushed = new boolean[1];
            Display.getCurrent().asyncExec(() -> flushed[0] = true);
            spin(() -> flushed[0], "the window does what it was asked for");
            spin(settled, what);
        }
    }

    /** Shows a range in all views; recording time. */
    void showRange(long from, long to) {
        long base = trace().traceTime(trace().recording().start());
        TmfSignalManager.dispatchSignal(new TmfWindowRangeUpdatedSignal(this,
                new TmfTimeRange(TmfTimestamp.fromNanos(base + from), TmfTimestamp.fromNanos(base + to)), trace()));
    }

    /** Selects a range in all views; recording time. */
    void select(long from, long to) {
        long base = trace().traceTime(trace().recording().start());
        TmfSignalManager.dispatchSignal(new TmfSelectionRangeUpdatedSignal(this, TmfTimestamp.fromNanos(base + from),
                TmfTimestamp.fromNanos(base + to), trace()));
    }

    /** Does with a control what a user does with it. */
    static void act(Control control, int event) {
        control.notifyListeners(event, new Event());
    }

    /** Saves what the window shows, to be looked at. */
    void picture(String name) throws Exception {
        Path folder = Files.createDirectories(Path.of(System.getProperty("basedir", "")).resolve("target/pictures"));
        Rectangle bounds = window.getShell().getBounds();
        Image image = new Image(Display.getCurrent(), bounds.width, bounds.height);
        GC gc = new GC(Display.getCurrent());
        gc.copyArea(image, bounds.x, bounds.y);
        gc.dispose();
        ImageLoader loader = new ImageLoader();
        loader.data = new ImageData[] { image.getImageData() };
        loader.save(folder.resolve(name + ".png").toString(), SWT.IMAGE_PNG);
        image.dispose();
    }

    @Override
    public void close() {
        page().closeAllEditors(false);
        spin(() -> TmfTraceManager.getInstance().getOpenedTraces().isEmpty(), "the traces close");
    }
}
