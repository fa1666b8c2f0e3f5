// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.table;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.tracecompass.tmf.core.trace.TmfTraceManager;
import org.eclipse.tracecompass.tmf.ui.dialog.TmfFileDialogFactory;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.IHandlerService;
import org.schedlog.tracecompass.core.trace.RecordingTrace;
import org.schedlog.tracecompass.ui.SchedLogPerspective;

/** The real Trace Compass in which the views are tried. */
public final class Workbench {

    private static final long LIMIT_SECONDS = 90;
    private static final Path BASE = Path.of(System.getProperty("basedir", ""));

    public final IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();

    /** Opens an example of the project, e.g. synth-8cpu-9k.tar, in the SchedLog perspective as it is at first. */
    public RecordingTrace open(String example) throws Exception {
        PlatformUI.getWorkbench().showPerspective(SchedLogPerspective.ID, window);
        window.getActivePage().resetPerspective();
        Path file = BASE.resolve("../../examples/trace").resolve(example).toRealPath();
        TmfFileDialogFactory.setOverrideFiles(file.toString());
        window.getService(IHandlerService.class).executeCommand("org.schedlog.tracecompass.ui.open", null);
        spin(() -> TmfTraceManager.getInstance().getActiveTrace() != null, "the example opens");
        return (RecordingTrace) TmfTraceManager.getInstance().getActiveTrace();
    }

    public void closeTraces() {
        window.getActivePage().closeAllEditors(false);
        spin(() -> TmfTraceManager.getInstance().getOpenedTraces().isEmpty(), "the traces close");
    }

    public <V extends IViewPart> V show(String id, Class<V> type) throws Exception {
        return type.cast(window.getActivePage().showView(id));
    }

    public static void spin(BooleanSupplier until, String what) {
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

    /** Waits until a view shows what was asked for last. */
    public static void settle(RecordingView<?> view) {
        for (int i = 0; i < 3; i++) {
            rest(120);
            spin(view::isSettled, "the view is settled");
        }
    }

    public static void rest(int millis) {
        long later = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        spin(() -> System.nanoTime() > later, "some time is over");
    }

    public static <T extends Control> List<T> controls(Composite parent, Class<T> type) {
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

    public static String clipboard() {
        Clipboard clipboard = new Clipboard(Display.getCurrent());
        String text = (String) clipboard.getContents(TextTransfer.getInstance());
        clipboard.dispose();
        return text;
    }

    /** Pictures of a window at two sizes, kept as a result of the build. */
    public static void picture(Shell shell, String name) throws IOException {
        Rectangle before = shell.getBounds();
        for (int[] size : new int[][] { { 1580, 960 }, { 1000, 640 } }) {
            shell.setBounds(0, 0, size[0], size[1]);
            rest(600);
            screen(shell, name + "-" + size[0]);
        }
        shell.setBounds(before);
        rest(200);
    }

    /** A picture of what the screen shows where a window is. */
    public static void screen(Shell shell, String name) throws IOException {
        Rectangle bounds = shell.getBounds().intersection(shell.getDisplay().getBounds());
        Image image = new Image(shell.getDisplay(), bounds.width, bounds.height);
        GC gc = new GC(shell.getDisplay());
        gc.copyArea(image, bounds.x, bounds.y);
        gc.dispose();
        ImageLoader loader = new ImageLoader();
        loader.data = new ImageData[] { image.getImageData() };
        image.dispose();
        Path folder = Files.createDirectories(BASE.resolve("target/pictures"));
        loader.save(folder.resolve(name + ".png").toString(), SWT.IMAGE_PNG);
    }
}
