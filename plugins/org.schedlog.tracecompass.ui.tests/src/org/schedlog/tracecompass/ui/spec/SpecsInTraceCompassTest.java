// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.List;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.jface.preference.PreferenceDialog;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.Text;
import org.eclipse.tracecompass.tmf.core.trace.TmfTraceManager;
import org.eclipse.tracecompass.tmf.ui.project.model.TmfOpenTraceHelper;
import org.eclipse.tracecompass.tmf.ui.project.model.TmfTraceElement;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IPageLayout;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.schedlog.engine.spec.FigureSpec;
import org.schedlog.tracecompass.core.figure.FigureRequest;
import org.schedlog.tracecompass.core.figure.Figures;
import org.schedlog.tracecompass.core.spec.SpecFiles;
import org.schedlog.tracecompass.core.spec.SpecLibrary;
import org.schedlog.tracecompass.core.spec.SpecSource;
import org.schedlog.tracecompass.core.spec.TraceSpec;
import org.schedlog.tracecompass.core.trace.RecordingTrace;
import org.schedlog.tracecompass.ui.workbench.Experiments;

@DisplayName("Specifications in Trace Compass")
class SpecsInTraceCompassTest extends ExampleInWorkbench {

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
            dialogs.answer("busy CPUs");
            press(dialog, "Rename...");
            assertEquals(List.of("busy CPUs, Lines, Valid"), rows(dialog, "Workspace"));
            new SpecActions(dialog.getShell()).importFiles(List.of(file("mine.json", SPEC).path().get(),
                    file("wrong.json", SPEC.replace("event ==", "event = =")).path().get(),
                    file("letter.json", "Dear Sir").path().get()));
            assertEquals(1, dialogs.said().size());
            assertTrue(dialogs.said().get(0).contains("letter.json is no specification"), dialogs.said().get(0));
            dialog.close();
            dialog = openPage();
            assertEquals(List.of("busy CPUs, Lines, Valid", "mine, Lines, Valid", "wrong, Lines, 1 problem"),
                    rows(dialog, "Workspace"));
            selectRow(dialog, "wrong");
            assertTrue(controls(dialog.getShell(), Text.class).stream().anyMatch(text -> text.getText().contains(
                    "wrong.json: category 0 \"switch\", pipeline 0, step 0, column")));
            screenshot("preferences-specifications");
            press(dialog, "Delete...");
            assertTrue(dialogs.said().get(1).contains("Delete wrong?"), dialogs.said().get(1));
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
        assertTrue(dialogs.said().get(0).contains("overview is part of SchedLog and cannot be changed"),
                dialogs.said().get(0));
        IEditorPart editor = page().getActiveEditor();
        assertEquals("overview.json", editor.getTitle());
        assertEquals(SpecSource.DEFAULT.text().text(), ((StyledText) editor.getAdapter(Control.class)).getText());
    }

    @Test
    void saving_in_the_editor_refreshes_the_view_and_marks_what_is_wrong() throws Exception {
        SpecSource mine = SpecLibrary.copy(file("mine.json", SPEC));
        view.setSpec(mine);
        settle();
        assertEquals("", view.getMessage());
        IEditorPart editor = SpecEditor.open(page(), mine);
        type(editor, WRONG);
        spin(() -> view.getMessage().contains("evnt"), "the view says what is wrong, it says " + view.getMessage());
        spin(() -> problems(mine).size() == 1 && problems(mine).get(0).getAttribute(IMarker.CHAR_END, 0) > 0,
                "the problem is marked");
        IMarker marker = problems(mine).get(0);
        assertEquals(5, marker.getAttribute(IMarker.LINE_NUMBER, 0));
        assertEquals(IMarker.SEVERITY_ERROR, marker.getAttribute(IMarker.SEVERITY, 0));
        assertEquals("evnt", WRONG.substring(marker.getAttribute(IMarker.CHAR_START, 0),
                marker.getAttribute(IMarker.CHAR_END, 0)));
        page().showView(IPageLayout.ID_PROBLEM_VIEW);
        rest();
        screenshot("specification-problem");
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
        IEditorPart editor = SpecEditor.open(page(), outside);
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
        menu.setLocation(window().getShell().toDisplay(500, 100));
        menu.setVisible(true);
        screenshot("specification-menu");
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
        assertEquals(List.of(), dialogs.said());
        drop(new String[] { file("letter.json", "Dear Sir").fileName() });
        drop(new String[] { file("letter.txt", SPEC).fileName() });
        drop(null);
        spin(() -> dialogs.said().size() == 3, "three messages are shown");
        assertTrue(dialogs.said().get(0).contains("letter.json is no specification"), dialogs.said().get(0));
        assertTrue(dialogs.said().get(1).contains("letter.txt is no JSON file"), dialogs.said().get(1));
        assertEquals(mine, view.getSpec());
    }

    @Test
    void a_trace_is_shown_with_a_specification_from_its_context_menu() throws Exception {
        TmfTraceElement trace = traceElement();
        Menu popup = Experiments.menu(List.of("Show with Specification"), List.of(trace));
        Menu submenu = below(popup, "Show with Specification");
        assertTrue(texts(submenu).containsAll(List.of("SchedLog", "balancing", "Open JSON file...")),
                texts(submenu)::toString);
        screenshot("show-with-specification");
        select(submenu, "balancing");
        popup.setVisible(false);
        settleOn(SpecSource.of("shipped/balancing.json").orElseThrow());

        page().closeAllEditors(false);
        spin(() -> TmfTraceManager.getInstance().getOpenedTraces().isEmpty(), "the trace closes");
        SpecSource mine = SpecLibrary.copy(file("mine.json", SPEC));
        new SpecUse(page()).show(trace, mine);
        spin(() -> TmfTraceManager.getInstance().getActiveTrace() != null, "the trace opens");
        settleOn(mine);
    }

    @Test
    void a_trace_whose_specification_is_gone_is_shown_with_the_default_one_and_a_note() throws Exception {
        SpecSource mine = SpecLibrary.copy(file("mine.json", SPEC));
        view.setSpec(mine);
        TraceSpec.remember(view.getTrace(), FigureSpec.Kind.LINES, mine);
        settle();
        page().closeAllEditors(false);
        spin(() -> TmfTraceManager.getInstance().getOpenedTraces().isEmpty(), "the trace closes");
        TmfTraceElement trace = traceOf("real-build-small.tar");
        SpecLibrary.delete(mine);
        TmfOpenTraceHelper.openFromElement(trace);
        spin(() -> TmfTraceManager.getInstance().getActiveTrace() != null, "the trace opens");
        settle();
        assertEquals(SpecSource.DEFAULT, view.getSpec());
        screenshot("specification-gone");
        assertTrue(TraceSpec.note(view.getTrace(), FigureSpec.Kind.LINES).isPresent());
        assertTrue(Figures.of((RecordingTrace) view.getTrace()).computed(FigureRequest.all(SpecSource.DEFAULT))
                .orElseThrow().notes().stream().anyMatch(note -> note.contains("mine.json")));
    }
}
