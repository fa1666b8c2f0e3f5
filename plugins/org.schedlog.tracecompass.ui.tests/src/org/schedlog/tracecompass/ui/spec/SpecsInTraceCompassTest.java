// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.jface.action.ActionContributionItem;
import org.eclipse.jface.action.IContributionItem;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.preference.PreferenceDialog;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DropTarget;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.tracecompass.tmf.core.trace.TmfTraceManager;
import org.eclipse.tracecompass.tmf.ui.dialog.TmfFileDialogFactory;
import org.eclipse.tracecompass.tmf.ui.project.model.TmfOpenTraceHelper;
import org.eclipse.tracecompass.tmf.ui.project.model.TmfProjectRegistry;
import org.eclipse.tracecompass.tmf.ui.project.model.TmfTraceElement;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.dialogs.PreferencesUtil;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.navigator.CommonNavigator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schedlog.engine.spec.FigureSpec;
import org.schedlog.tracecompass.core.figure.FigureRequest;
import org.schedlog.tracecompass.core.figure.Figures;
import org.schedlog.tracecompass.core.spec.SpecFiles;
import org.schedlog.tracecompass.core.spec.SpecLibrary;
import org.schedlog.tracecompass.core.spec.SpecMarkers;
import org.schedlog.tracecompass.core.spec.SpecSource;
import org.schedlog.tracecompass.core.spec.TraceSpec;
import org.schedlog.tracecompass.core.trace.RecordingTrace;
import org.schedlog.tracecompass.ui.SchedLogPerspective;
import org.schedlog.tracecompass.ui.figure.SpecMenu;
import org.schedlog.tracecompass.ui.lines.LinesView;

@DisplayName("Specifications in Trace Compass")
class SpecsInTraceCompassTest {

    private static final long LIMIT_SECONDS = 60;
    private static final String SPEC = """
            {
              "output": ["x0", "y0", "x1", "y1", "c"],
              "c": [
                { "label": "switch", "color": "#0000ff", "concatenate": [[
                  ["query", "event == $CTX_SWITCH"],
                  ["=", "x0", "timestamp"], ["=", "x1", "timestamp"],
                  ["=", "y0", "cpu"], ["=", "y1", ["+", "cpu", 0.5]]]] }
              ]
            }
            """;
    private static final String WRONG = SPEC.replace("event ==", "evnt ==");

    @TempDir
    Path folder;

    private final List<String> said = new ArrayList<>();
    private String answer;
    private boolean answering = true;
    private IWorkbenchWindow window;
    private LinesView view;

    @BeforeEach
    void openExample() throws Exception {
        window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
        PlatformUI.getWorkbench().showPerspective(SchedLogPerspective.ID, window);
        Path example = Path.of(System.getProperty("basedir", "")).resolve("../../examples/trace/real-build-small.tar")
                .toRealPath();
        TmfFileDialogFactory.setOverrideFiles(example.toString());
        window.getService(IHandlerService.class).executeCommand("org.schedlog.tracecompass.ui.open", null);
        spin(() -> TmfTraceManager.getInstance().getActiveTrace() != null, "the example opens");
        view = (LinesView) window.getActivePage().showView(LinesView.ID);
        settle();
        view.setSpec(SpecSource.DEFAULT);
        Display.getCurrent().timerExec(100, new Answers());
        settle();
    }

    @AfterEach
    void closeAll() throws Exception {
        answering = false;
        window.getActivePage().closeAllEditors(false);
        spin(() -> TmfTraceManager.getInstance().getOpenedTraces().isEmpty(), "the traces close");
        IProject own = ResourcesPlugin.getWorkspace().getRoot().getProject("SchedLog specifications");
        own.delete(true, true, null);
    }

    // ---- helpers

    private static void spin(BooleanSupplier until, String what) {
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

    private static void rest() {
        long later = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(300);
        spin(() -> System.nanoTime() > later, "300 ms are over");
    }

    private void settle() {
        rest();
        spin(view::isSettled, "the figure is painted; it says: " + view.getMessage());
    }

    /** Waits until the view shows another specification. */
    private void settleOn(SpecSource spec) {
        spin(() -> view.getSpec().equals(spec), "the view uses " + spec + "; it said " + said);
        settle();
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

    /** Keeps a picture of the screen among the build's results. */
    private static void picture(String name) throws Exception {
        rest();
        Display display = Display.getCurrent();
        Rectangle bounds = display.getBounds();
        Image image = new Image(display, bounds.width, bounds.height);
        GC gc = new GC(display);
        gc.copyArea(image, 0, 0);
        gc.dispose();
        ImageLoader loader = new ImageLoader();
        loader.data = new ImageData[] { image.getImageData() };
        image.dispose();
        Path pictures = Files.createDirectories(Path.of(System.getProperty("basedir", "")).resolve("target/pictures"));
        loader.save(pictures.resolve(name + ".png").toString(), SWT.IMAGE_PNG);
    }

    private SpecSource file(String name, String json) throws Exception {
        return SpecSource.file(Files.writeString(folder.resolve(name), json));
    }

    private static List<IMarker> problems(SpecSource source) {
        try {
            return List.of(SpecFiles.file(source).orElseThrow().findMarkers(SpecMarkers.TYPE, false,
                    IResource.DEPTH_ZERO));
        } catch (CoreException e) {
            throw new AssertionError(e);
        }
    }

    private static TmfTraceElement traceElement() {
        IProject project = TmfTraceManager.getInstance().getActiveTrace().getResource().getProject();
        return TmfProjectRegistry.getProject(project, true).getTracesFolder().getTraces().get(0);
    }

    private static List<String> texts(Menu menu) {
        return Arrays.stream(menu.getItems()).map(item -> (item.getStyle() & SWT.SEPARATOR) != 0 ? "-"
                : item.getText() + (item.getSelection() ? " *" : "")).toList();
    }

    private static MenuItem item(Menu menu, String text) {
        return Arrays.stream(menu.getItems()).filter(item -> item.getText().equals(text)).findFirst()
                .orElseThrow(() -> new AssertionError(text + " is not in " + texts(menu)));
    }

    private static void select(Menu menu, String text) {
        MenuItem item = item(menu, text);
        if ((item.getStyle() & SWT.RADIO) != 0) {
            item.setSelection(true);
        }
        item.notifyListeners(SWT.Selection, new Event());
    }

    /** The drop-down menu in the view's tool bar. */
    private Menu specMenu() {
        for (IContributionItem item : view.getViewSite().getActionBars().getToolBarManager().getItems()) {
            if (item instanceof ActionContributionItem action && action.getAction() instanceof SpecMenu menu) {
                return menu.getMenu(window.getShell());
            }
        }
        throw new AssertionError("there is no specification menu");
    }

    /** Does as if something was dropped on the view. */
    private void drop(Object data) {
        for (Control control = view.getTimeGraphViewer().getControl(); control != null; control = control.getParent()) {
            if (control.getData(DND.DROP_TARGET_KEY) instanceof DropTarget target
                    && target.getDropListeners().length > 0 && target.getDropListeners()[0] instanceof SpecDrop drop) {
                drop.dropped(data);
                rest();
                return;
            }
        }
        throw new AssertionError("the view accepts nothing");
    }

    private PreferenceDialog openPage() {
        PreferenceDialog dialog =
                PreferencesUtil.createPreferenceDialogOn(window.getShell(), SpecPreferencePage.ID, null, null);
        dialog.setBlockOnOpen(false);
        dialog.open();
        rest();
        return dialog;
    }

    private static Table table(PreferenceDialog dialog) {
        return controls(dialog.getShell(), Table.class).stream()
                .filter(table -> table.getColumnCount() == 4 && table.getColumn(3).getText().equals("State"))
                .findFirst().orElseThrow();
    }

    private static List<String> rows(PreferenceDialog dialog, String from) {
        return Arrays.stream(table(dialog).getItems()).filter(item -> item.getText(2).startsWith(from))
                .map(item -> item.getText(0) + ", " + item.getText(1) + ", " + item.getText(3)).toList();
    }

    private static void selectRow(PreferenceDialog dialog, String name) {
        Table table = table(dialog);
        for (int i = 0; i < table.getItemCount(); i++) {
            if (table.getItem(i).getText(0).equals(name)) {
                table.setSelection(i);
                Event event = new Event();
                event.item = table.getItem(i);
                table.notifyListeners(SWT.Selection, event);
                return;
            }
        }
        throw new AssertionError(name + " is not in the table");
    }

    private static Button button(PreferenceDialog dialog, String text) {
        return controls(dialog.getShell(), Button.class).stream()
                .filter(button -> button.getText().replace("&", "").equals(text)).findFirst().orElseThrow();
    }

    private static void press(PreferenceDialog dialog, String text) {
        Button button = button(dialog, text);
        assertTrue(button.isEnabled(), text);
        button.notifyListeners(SWT.Selection, new Event());
        rest();
    }

    private static String enabled(PreferenceDialog dialog) {
        StringBuilder enabled = new StringBuilder();
        for (String text : List.of("Import...", "Duplicate", "Rename...", "Edit", "Delete...")) {
            enabled.append(button(dialog, text).isEnabled() ? text.charAt(0) : '-');
        }
        return enabled.toString();
    }

    /** Replaces the text in an editor as typing does, and saves. */
    private void type(IEditorPart editor, String text) {
        StyledText widget = (StyledText) editor.getAdapter(Control.class);
        widget.setText(text);
        assertTrue(editor.isDirty());
        editor.doSave(new NullProgressMonitor());
        rest();
    }

    // ---- tests

    @Test
    void the_preference_page_lists_duplicates_renames_and_deletes() throws Exception {
        PreferenceDialog dialog = openPage();
        try {
            assertTrue(rows(dialog, "SchedLog").contains("overview, Lines, Valid"));
            assertEquals("I----", enabled(dialog));
            selectRow(dialog, "overview");
            assertEquals("ID-E-", enabled(dialog));
            press(dialog, "Duplicate");
            assertEquals(List.of("overview, Lines, Valid"), rows(dialog, "Workspace"));
            assertEquals("IDRED", enabled(dialog));
            answer = "busy CPUs";
            press(dialog, "Rename...");
            assertEquals(List.of("busy CPUs, Lines, Valid"), rows(dialog, "Workspace"));
            new SpecActions(dialog.getShell()).importFiles(List.of(file("mine.json", SPEC).path().get(),
                    file("wrong.json", SPEC.replace("event ==", "event = =")).path().get(),
                    file("letter.json", "Dear Sir").path().get()));
            assertEquals(1, said.size());
            assertTrue(said.get(0).contains("letter.json is no specification"), said.get(0));
            dialog.close();
            dialog = openPage();
            assertEquals(List.of("busy CPUs, Lines, Valid", "mine, Lines, Valid", "wrong, Lines, 1 problem"),
                    rows(dialog, "Workspace"));
            selectRow(dialog, "wrong");
            assertTrue(controls(dialog.getShell(), Text.class).stream().anyMatch(text -> text.getText().contains(
                    "wrong.json: category 0 \"switch\", pipeline 0, step 0, column")));
            picture("preferences-specifications");
            press(dialog, "Delete...");
            assertTrue(said.get(1).contains("Delete wrong?"), said.get(1));
            assertEquals(List.of("busy CPUs, Lines, Valid", "mine, Lines, Valid"), rows(dialog, "Workspace"));
        } finally {
            dialog.close();
        }
    }

    @Test
    void editing_a_shipped_one_opens_a_copy_in_the_text_editor() throws Exception {
        PreferenceDialog dialog = openPage();
        selectRow(dialog, "overview");
        press(dialog, "Edit");
        assertTrue(dialog.getShell() == null || dialog.getShell().isDisposed());
        assertTrue(said.get(0).contains("overview is part of SchedLog and cannot be changed"), said.get(0));
        IEditorPart editor = window.getActivePage().getActiveEditor();
        assertEquals("overview.json", editor.getTitle());
        assertEquals(SpecSource.DEFAULT.text().text(), ((StyledText) editor.getAdapter(Control.class)).getText());
    }

    @Test
    void saving_in_the_editor_refreshes_the_view_and_marks_what_is_wrong() throws Exception {
        SpecSource mine = SpecLibrary.copy(file("mine.json", SPEC));
        view.setSpec(mine);
        settle();
        assertEquals("", view.getMessage());
        IEditorPart editor = SpecEditor.open(window.getActivePage(), mine);
        type(editor, WRONG);
        spin(() -> view.getMessage().contains("evnt"), "the view says what is wrong, it says " + view.getMessage());
        spin(() -> problems(mine).size() == 1, "the problem is marked");
        IMarker marker = problems(mine).get(0);
        assertEquals(5, marker.getAttribute(IMarker.LINE_NUMBER, 0));
        assertEquals(IMarker.SEVERITY_ERROR, marker.getAttribute(IMarker.SEVERITY, 0));
        assertEquals("evnt", WRONG.substring(marker.getAttribute(IMarker.CHAR_START, 0),
                marker.getAttribute(IMarker.CHAR_END, 0)));
        window.getActivePage().showView(IPageLayout.ID_PROBLEM_VIEW);
        rest();
        picture("specification-problem");
        type(editor, SPEC);
        spin(() -> view.problem().isEmpty(), "the view shows the figure again");
        settle();
        spin(() -> problems(mine).isEmpty(), "the mark is gone");
        assertEquals("", view.getMessage());
    }

    @Test
    void a_file_outside_the_workspace_is_edited_and_followed_too() throws Exception {
        SpecSource outside = file("outside.json", SPEC);
        view.setSpec(outside);
        settle();
        IEditorPart editor = SpecEditor.open(window.getActivePage(), outside);
        type(editor, WRONG);
        spin(() -> view.getMessage().contains("evnt"), "the view says what is wrong");
        Files.writeString(outside.path().get(), SPEC);
        spin(() -> view.problem().isEmpty(), "the view shows the figure again");
    }

    @Test
    void a_renamed_one_stays_in_use_and_a_deleted_one_is_said_to_be_gone() throws Exception {
        SpecSource mine = SpecLibrary.copy(file("mine.json", SPEC));
        view.setSpec(mine);
        settle();
        SpecSource renamed = SpecLibrary.rename(mine, "yours");
        settleOn(renamed);
        assertEquals("Lines: yours", view.getTitle());
        assertEquals("", view.getMessage());
        assertEquals(renamed, TraceSpec.of(view.getTrace()));
        SpecLibrary.delete(renamed);
        spin(() -> view.getMessage().contains("no such file"), "the view says that the file is gone");
        assertEquals(SpecSource.DEFAULT, TraceSpec.of(view.getTrace()));
    }

    @Test
    void the_menu_offers_all_of_the_views_kind() throws Exception {
        SpecSource mine = SpecLibrary.copy(file("mine.json", SPEC));
        SpecLibrary.copy(file("wrong.json", SPEC.replace("event ==", "event = =")));
        SpecLibrary.copy(file("dots.json", SPEC.replace("\"x0\", \"y0\", \"x1\", \"y1\"", "\"x\", \"y\"")));
        SpecSource outside = file("outside.json", SPEC);
        view.setSpec(outside);
        settle();
        Menu menu = specMenu();
        List<String> texts = texts(menu);
        assertTrue(texts.containsAll(List.of("SchedLog", "overview", "Workspace", "mine", "wrong (1 problem)",
                "Other files", outside.fileName() + " *", "Edit outside", "Duplicate outside", "Open JSON file...",
                "Manage specifications...")), texts::toString);
        assertFalse(texts.contains("dots"), texts::toString);
        menu.setLocation(window.getShell().toDisplay(500, 100));
        menu.setVisible(true);
        picture("specification-menu");
        menu.setVisible(false);
        select(menu, "mine");
        settle();
        assertEquals(mine, view.getSpec());
        select(specMenu(), "Duplicate mine");
        settle();
        assertEquals("mine 2", view.getSpec().name());
    }

    @Test
    void a_dropped_file_is_used_and_what_is_none_is_refused() throws Exception {
        SpecSource dropped = file("dropped.json", SPEC);
        drop(new String[] { dropped.fileName() });
        settleOn(dropped);
        assertEquals(dropped, TraceSpec.of(view.getTrace()));
        SpecSource mine = SpecLibrary.copy(file("mine.json", SPEC));
        IFile resource = SpecFiles.file(mine).orElseThrow();
        drop(new StructuredSelection(resource));
        settleOn(mine);
        assertEquals(List.of(), said);
        drop(new String[] { file("letter.json", "Dear Sir").fileName() });
        drop(new String[] { file("letter.txt", SPEC).fileName() });
        drop(null);
        spin(() -> said.size() == 3, "three messages are shown");
        assertTrue(said.get(0).contains("letter.json is no specification"), said.get(0));
        assertTrue(said.get(1).contains("letter.txt is no JSON file"), said.get(1));
        assertEquals(mine, view.getSpec());
    }

    @Test
    void a_trace_is_shown_with_a_specification_from_its_context_menu() throws Exception {
        CommonNavigator explorer = (CommonNavigator) window.getActivePage().showView(IPageLayout.ID_PROJECT_EXPLORER);
        TmfTraceElement trace = traceElement();
        explorer.selectReveal(new StructuredSelection(trace));
        rest();
        Menu popup = explorer.getCommonViewer().getControl().getMenu();
        popup.setLocation(explorer.getCommonViewer().getControl().toDisplay(60, 60));
        popup.setVisible(true);
        spin(() -> popup.getItemCount() > 0, "the menu opens");
        Menu submenu = item(popup, "Show with Specification").getMenu();
        submenu.notifyListeners(SWT.Show, new Event());
        assertTrue(texts(submenu).containsAll(List.of("SchedLog", "balancing", "Open JSON file...")),
                texts(submenu)::toString);
        picture("show-with-specification");
        select(submenu, "balancing");
        popup.setVisible(false);
        settleOn(SpecSource.of("shipped/balancing.json").orElseThrow());

        window.getActivePage().closeAllEditors(false);
        spin(() -> TmfTraceManager.getInstance().getOpenedTraces().isEmpty(), "the trace closes");
        SpecSource mine = SpecLibrary.copy(file("mine.json", SPEC));
        new SpecUse(window.getActivePage()).show(trace, mine);
        spin(() -> TmfTraceManager.getInstance().getActiveTrace() != null, "the trace opens");
        settleOn(mine);
    }

    @Test
    void a_trace_whose_specification_is_gone_is_shown_with_the_default_one_and_a_note() throws Exception {
        SpecSource mine = SpecLibrary.copy(file("mine.json", SPEC));
        view.setSpec(mine);
        TraceSpec.remember(view.getTrace(), FigureSpec.Kind.LINES, mine);
        settle();
        window.getActivePage().closeAllEditors(false);
        spin(() -> TmfTraceManager.getInstance().getOpenedTraces().isEmpty(), "the trace closes");
        TmfTraceElement trace = traceOf("real-build-small.tar");
        SpecLibrary.delete(mine);
        TmfOpenTraceHelper.openFromElement(trace);
        spin(() -> TmfTraceManager.getInstance().getActiveTrace() != null, "the trace opens");
        settle();
        assertEquals(SpecSource.DEFAULT, view.getSpec());
        picture("specification-gone");
        assertTrue(TraceSpec.note(view.getTrace(), FigureSpec.Kind.LINES).isPresent());
        assertTrue(Figures.of((RecordingTrace) view.getTrace()).computed(FigureRequest.all(SpecSource.DEFAULT))
                .orElseThrow().notes().stream().anyMatch(note -> note.contains("mine.json")));
    }

    private static TmfTraceElement traceOf(String name) {
        return Arrays.stream(ResourcesPlugin.getWorkspace().getRoot().getProjects())
                .map(project -> TmfProjectRegistry.getProject(project, false)).filter(project -> project != null)
                .flatMap(project -> project.getTracesFolder().getTraces().stream())
                .filter(trace -> trace.getName().equals(name)).findFirst().orElseThrow();
    }

    /** Answers every dialog that waits for somebody, and notes what it said: nobody is there to do it. */
    private final class Answers implements Runnable {
        @Override
        public void run() {
            if (!answering) {
                return;
            }
            for (Shell shell : Display.getCurrent().getShells()) {
                if (shell.getData() instanceof MessageDialog dialog && shell.isVisible()) {
                    said.add(String.join(" ", controls(shell, Label.class).stream().map(Label::getText).toList()));
                    press(dialog, Window.OK);
                } else if (shell.getData() instanceof InputDialog dialog && shell.isVisible()) {
                    controls(shell, Text.class).get(0).setText(answer);
                    press(dialog, Window.OK);
                }
            }
            Display.getCurrent().timerExec(100, this);
        }

        private void press(Dialog dialog, int id) {
            controls(dialog.getShell(), Button.class).stream()
                    .filter(button -> Integer.valueOf(id).equals(button.getData())).findFirst().orElseThrow().notifyListeners(SWT.Selection, new Event());
        }
    }
}
