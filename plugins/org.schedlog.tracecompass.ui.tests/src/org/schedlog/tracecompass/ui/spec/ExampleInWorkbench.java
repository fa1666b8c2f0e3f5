// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.spec;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.jface.action.ActionContributionItem;
import org.eclipse.jface.action.IContributionItem;
import org.eclipse.jface.preference.PreferenceDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DropTarget;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.Table;
import org.eclipse.tracecompass.tmf.ui.project.model.TmfProjectRegistry;
import org.eclipse.tracecompass.tmf.ui.project.model.TmfTraceElement;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.dialogs.PreferencesUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.schedlog.tracecompass.core.spec.SpecFiles;
import org.schedlog.tracecompass.core.spec.SpecMarkers;
import org.schedlog.tracecompass.core.spec.SpecSource;
import org.schedlog.tracecompass.ui.figure.SpecMenu;
import org.schedlog.tracecompass.ui.lines.LinesView;
import org.schedlog.tracecompass.ui.workbench.DialogWatch;
import org.schedlog.tracecompass.ui.workbench.Workbench;

/** The example opened in the workbench, and what tests of specifications do and see there. */
abstract class ExampleInWorkbench extends Workbench {

    @TempDir
    Path folder;

    DialogWatch dialogs;
    LinesView view;

    @BeforeEach
    void openExample() throws Exception {
        open(BUILD);
        view = showView(LinesView.ID, LinesView.class);
        settle();
        view.setSpec(SpecSource.DEFAULT);
        dialogs = new DialogWatch();
        settle();
    }

    @AfterEach
    void closeAll() throws Exception {
        dialogs.close();
        closeTraces();
        IProject own = ResourcesPlugin.getWorkspace().getRoot().getProject("SchedLog specifications");
        own.delete(true, true, null);
    }

    static void rest() {
        rest(300);
    }

    void settle() {
        rest();
        spin(view::isSettled, "the figure is painted; it says: " + view.getMessage());
    }

    /** Waits until the view shows another specification. */
    void settleOn(SpecSource spec) {
        spin(() -> view.getSpec().equals(spec), "the view uses " + spec + "; it said " + dialogs.said());
        settle();
    }

    /** Keeps a picture of the screen among the build's results. */
    static void screenshot(String name) throws IOException {
        rest();
        screen(name);
    }

    SpecSource file(String name, String json) throws Exception {
        return SpecSource.file(Files.writeString(folder.resolve(name), json));
    }

    static List<IMarker> problems(SpecSource source) {
        try {
            return List.of(SpecFiles.file(source).orElseThrow().findMarkers(SpecMarkers.TYPE, false,
                    IResource.DEPTH_ZERO));
        } catch (CoreException e) {
            throw new AssertionError(e);
        }
    }

    static TmfTraceElement traceElement() {
        IProject project = trace().getResource().getProject();
        return TmfProjectRegistry.getProject(project, true).getTracesFolder().getTraces().get(0);
    }

    /** The drop-down menu in the view's tool bar. */
    Menu specMenu() {
        for (IContributionItem item : view.getViewSite().getActionBars().getToolBarManager().getItems()) {
            if (item instanceof ActionContributionItem action && action.getAction() instanceof SpecMenu menu) {
                return menu.getMenu(window().getShell());
            }
        }
        throw new AssertionError("there is no specification menu");
    }

    /** Does as if something was dropped on the view. */
    void drop(Object data) {
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

    PreferenceDialog openPage() {
        PreferenceDialog dialog =
                PreferencesUtil.createPreferenceDialogOn(window().getShell(), SpecPreferencePage.ID, null, null);
        dialog.setBlockOnOpen(false);
        dialog.open();
        rest();
        return dialog;
    }

    static Table table(PreferenceDialog dialog) {
        return controls(dialog.getShell(), Table.class).stream()
                .filter(table -> table.getColumnCount() == 4 && table.getColumn(3).getText().equals("State"))
                .findFirst().orElseThrow();
    }

    static List<String> rows(PreferenceDialog dialog, String from) {
        return Arrays.stream(table(dialog).getItems()).filter(item -> item.getText(2).startsWith(from))
                .map(item -> item.getText(0) + ", " + item.getText(1) + ", " + item.getText(3)).toList();
    }

    static void selectRow(PreferenceDialog dialog, String name) {
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

    static Button button(PreferenceDialog dialog, String text) {
        return controls(dialog.getShell(), Button.class).stream()
                .filter(button -> button.getText().replace("&", "").equals(text)).findFirst().orElseThrow();
    }

    static void press(PreferenceDialog dialog, String text) {
        Button button = button(dialog, text);
        assertTrue(button.isEnabled(), text);
        button.notifyListeners(SWT.Selection, new Event());
        rest();
    }

    static String enabled(PreferenceDialog dialog) {
        StringBuilder enabled = new StringBuilder();
        for (String text : List.of("Import...", "Duplicate", "Rename...", "Edit", "Delete...")) {
            enabled.append(button(dialog, text).isEnabled() ? text.charAt(0) : '-');
        }
        return enabled.toString();
    }

    /** Replaces the text in an editor as typing does, and saves. */
    void type(IEditorPart editor, String text) {
        StyledText widget = (StyledText) editor.getAdapter(Control.class);
        widget.setText(text);
        assertTrue(editor.isDirty());
        editor.doSave(new NullProgressMonitor());
        rest();
    }

    static TmfTraceElement traceOf(String name) {
        return Arrays.stream(ResourcesPlugin.getWorkspace().getRoot().getProjects())
                .map(project -> TmfProjectRegistry.getProject(project, false)).filter(project -> project != null)
                .flatMap(project -> project.getTracesFolder().getTraces().stream())
                .filter(trace -> trace.getName().equals(name)).findFirst().orElseThrow();
    }
}
