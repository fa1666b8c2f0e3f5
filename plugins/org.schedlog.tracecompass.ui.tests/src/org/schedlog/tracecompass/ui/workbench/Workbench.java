// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.workbench;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.graphics.Drawable;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Widget;
import org.eclipse.tracecompass.tmf.core.trace.TmfTraceManager;
import org.eclipse.tracecompass.tmf.ui.dialog.TmfFileDialogFactory;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.WorkbenchException;
import org.eclipse.ui.handlers.IHandlerService;
import org.schedlog.tracecompass.core.trace.RecordingTrace;
import org.schedlog.tracecompass.ui.SchedLogPerspective;

/** The real Trace Compass in which the views are tried: opening, waiting, finding, pictures. UI thread. */
public class Workbench {

    /** 28 s of a parallel compilation on 2 CPUs. */
    public static final String BUILD = "real-build-small.tar";
    /** A fifth of a second of a simulated machine with 8 CPUs. */
    public static final String SIMULATED = "synth-8cpu-9k.tar";

    private static final long LIMIT_SECONDS = 90;
    private static final Path BASE = Path.of(System.getProperty("basedir", ""));

    protected Workbench() {
    }

    public static IWorkbenchWindow window() {
        return PlatformUI.getWorkbench().getActiveWorkbenchWindow();
    }

    public static IWorkbenchPage page() {
        return window().getActivePage();
    }

    /** The file of one of the project's examples. */
    public static Path example(String name) throws IOException {
        return BASE.resolve("../../examples/trace").resolve(name).toRealPath();
    }

    /** Writes {@link #SIMULATED} into a folder; in its event table the switches have another name. */
    public static Path withoutSwitches(Path folder) throws IOException {
        String bytes = Files.readString(example(SIMULATED), StandardCharsets.ISO_8859_1);
        return Files.writeString(folder.resolve("without-switches.tar"), bytes.replace("CTX_SWITCH", "XYZ_SWITCH"),
                StandardCharsets.ISO_8859_1);
    }

    /** Shows the SchedLog perspective as it is at first. */
    public static void showPerspective() throws WorkbenchException {
        PlatformUI.getWorkbench().showPerspective(SchedLogPerspective.ID, window());
        page().resetPerspective();
    }

    /** Opens an example, e.g. {@link #BUILD}, in the SchedLog perspective as it is at first. */
    public static RecordingTrace open(String example) throws Exception {
        return open(example(example));
    }

    /** Opens a recording in the SchedLog perspective as it is at first. */
    public static RecordingTrace open(Path file) throws Exception {
        showPerspective();
        choose(file);
        spin(() -> TmfTraceManager.getInstance().getActiveTrace() != null, "the recording opens");
        return trace();
    }

    /** Chooses a file in File > Open SchedLog recording... and waits for nothing. */
    public static void choose(Path file) throws Exception {
        TmfFileDialogFactory.setOverrideFiles(file.toString());
        window().getService(IHandlerService.class).executeCommand("org.schedlog.tracecompass.ui.open", null);
    }

    /** The recording that is open and active. */
    public static RecordingTrace trace() {
        return (RecordingTrace) TmfTraceManager.getInstance().getActiveTrace();
    }

    public static void closeTraces() {
        page().closeAllEditors(false);
        spin(() -> TmfTraceManager.getInstance().getOpenedTraces().isEmpty(), "the traces close");
    }

    public static <V extends IViewPart> V showView(String id, Class<V> type) throws Exception {
        return type.cast(page().showView(id));
    }

    /** Lets the window live until something holds. */
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

    /** Waits until something holds that may only be about to begin to hold. */
    public static void settle(BooleanSupplier settled, String what) {
        for (int i = 0; i < 3; i++) {
            rest(150);
            // what was asked for until now has been done when this is done
            boolean[] flushed = new boolean[1];
            Display.getCurrent().asyncExec(() -> flushed[0] = true);
            spin(() -> flushed[0], "the window does what it was asked for");
            spin(settled, what);
        }
    }

    public static void rest(int millis) {
        long later = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        spin(() -> System.nanoTime() > later, millis + " ms are over");
    }

    /** All controls of a type below another, in their order. */
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

    /** The first control of a type that is a control or below it. */
    public static <T extends Control> T find(Control control, Class<T> type) {
        return type.isInstance(control) ? type.cast(control) : controls((Composite) control, type).get(0);
    }

    /** Does with a control what a user does with it. */
    public static void act(Widget control, int event) {
        control.notifyListeners(event, new Event());
    }

    /** Chooses from the menu that a right click on a place of a control brings up. */
    public static void choose(Control control, int x, int y, String item) {
        Point place = control.toDisplay(x, y);
        Event click = new Event();
        click.x = place.x;
        click.y = place.y;
        click.detail = SWT.MENU_KEYBOARD;
        control.notifyListeners(SWT.MenuDetect, click);
        Menu menu = control.getMenu();
        menu.notifyListeners(SWT.Show, new Event());
        select(menu, item);
        menu.notifyListeners(SWT.Hide, new Event());
    }

    /** What an item of a menu is called, without its keys. */
    private static String label(MenuItem item) {
        return item.getText().replace("&", "").split("\t")[0];
    }

    /** What a menu offers; what is chosen has a star. */
    public static List<String> texts(Menu menu) {
        return Arrays.stream(menu.getItems()).map(item -> (item.getStyle() & SWT.SEPARATOR) != 0 ? "-"
                : label(item) + (item.getSelection() ? " *" : "")).toList();
    }

    /** An item of a menu by its name. */
    public static MenuItem item(Menu menu, String text) {
        return Arrays.stream(menu.getItems()).filter(item -> label(item).equals(text)).findFirst()
                .orElseThrow(() -> new AssertionError(text + " is not in " + texts(menu)));
    }

    /** What an item of a menu opens, filled as if somebody pointed at it. */
    public static Menu below(Menu menu, String text) {
        Menu below = item(menu, text).getMenu();
        below.notifyListeners(SWT.Show, new Event());
        return below;
    }

    /** Chooses from a menu. */
    public static void select(Menu menu, String text) {
        MenuItem item = item(menu, text);
        if ((item.getStyle() & SWT.RADIO) != 0) {
            item.setSelection(true);
        }
        item.notifyListeners(SWT.Selection, new Event());
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

    /** A picture of what the screen shows where a window is, e.g. with its menus. */
    public static void screen(Shell shell, String name) throws IOException {
        save(shell.getDisplay(), shell.getBounds().intersection(shell.getDisplay().getBounds()), name);
    }

    /** A picture of the window. */
    public static void picture(String name) throws IOException {
        window().getShell().update();
        screen(window().getShell(), name);
    }

    /** A picture of the whole screen. */
    public static void screen(String name) throws IOException {
        save(Display.getCurrent(), Display.getCurrent().getBounds(), name);
    }

    /** A picture of a part of the window. */
    public static void picture(Control control, String name) throws IOException {
        control.update();
        save(control, new Rectangle(0, 0, control.getSize().x, control.getSize().y), name);
    }

    /** What a control or the screen shows in a rectangle of it. */
    public static ImageData pixels(Drawable source, Rectangle bounds) {
        Image image = new Image(Display.getCurrent(), bounds.width, bounds.height);
        GC gc = new GC(source);
        gc.copyArea(image, bounds.x, bounds.y);
        gc.dispose();
        ImageData data = image.getImageData();
        image.dispose();
        return data;
    }

    /** A picture of what a control or the screen shows in a rectangle of it. */
    public static void save(Drawable source, Rectangle bounds, String name) throws IOException {
        ImageLoader loader = new ImageLoader();
        loader.data = new ImageData[] { pixels(source, bounds) };
        loader.save(pictures().resolve(name + ".png").toString(), SWT.IMAGE_PNG);
    }

    /** The folder for pictures to be looked at. */
    public static Path pictures() throws IOException {
        return Files.createDirectories(BASE.resolve("target/pictures"));
    }
}
