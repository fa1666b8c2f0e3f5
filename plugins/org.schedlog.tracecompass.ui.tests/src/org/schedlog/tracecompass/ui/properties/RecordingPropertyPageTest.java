// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.jface.preference.PreferenceDialog;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.tracecompass.tmf.ui.project.model.TmfProjectElement;
import org.eclipse.tracecompass.tmf.ui.project.model.TmfProjectRegistry;
import org.eclipse.tracecompass.tmf.ui.project.model.TmfTraceElement;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.dialogs.PreferencesUtil;
import org.eclipse.ui.navigator.CommonNavigator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.schedlog.tracecompass.core.trace.RecordingTrace;
import org.schedlog.tracecompass.ui.workbench.Experiments;
import org.schedlog.tracecompass.ui.workbench.Workbench;

@DisplayName("The page \"SchedLog recording\" of a trace's properties")
class RecordingPropertyPageTest {

    private RecordingTrace trace;
    private TmfTraceElement element;
    private PreferenceDialog dialog;

    @BeforeEach
    void open() throws Exception {
        trace = Workbench.open("real-build-small.tar");
        TmfProjectElement project = TmfProjectRegistry.getProject(trace.getResource().getProject(), true);
        element = project.getTracesFolder().getTraces().stream()
                .filter(one -> one.getResource().equals(trace.getResource())).findFirst().orElseThrow();
    }

    @AfterEach
    void close() {
        if (dialog != null) {
            dialog.close();
        }
        Workbench.closeTraces();
    }

    private RecordingPropertyPage show() {
        dialog = PreferencesUtil.createPropertyDialogOn(Workbench.window().getShell(), element,
                RecordingPropertyPage.ID, null, null);
        dialog.setBlockOnOpen(false);
        dialog.open();
        RecordingPropertyPage page = (RecordingPropertyPage) dialog.getSelectedPage();
        Workbench.spin(() -> !page.said().startsWith("Reading"), "the recording is read");
        return page;
    }

    private static Map<String, String> values(TableItem[] items) {
        Map<String, String> values = new LinkedHashMap<>();
        Arrays.stream(items).forEach(item -> values.put(item.getText(0), item.getText(1)));
        return values;
    }

    private static void check(RecordingPropertyPage page) {
        Map<String, String> values = values(page.propertiesTable().getItems());
        assertEquals("310,000", values.get("Events"));
        assertEquals("2 (0-1)", values.get("CPUs"));
        assertTrue(values.get("Duration").startsWith("28."), values::toString);
        assertTrue(values.get("Threads").matches("[\\d,]+ with events"), values::toString);
        assertTrue(values(page.columnsTable().getItems()).containsKey("timestamp"));
        List<String> members = Arrays.stream(page.members().getItems()).map(TableItem::getText).toList();
        int conversion = members.indexOf("conversion.txt");
        assertTrue(conversion >= 0, members::toString);
        page.showMember(conversion);
        Workbench.spin(() -> !page.text().content().startsWith("Reading"), "the text is read");
        assertTrue(page.text().content().length() > 100, page.text().content());
        String word = page.text().content().substring(40, 48).strip();
        assertEquals(word, page.text().find(word));
        assertEquals(word + "Not found", page.text().find("no such words as these"));
    }

    @Test
    void it_shows_an_open_recording_and_the_texts_in_it() throws Exception {
        check(show());
        Shell shell = dialog.getShell();
        Workbench.screen(shell, "properties-recording");
        RecordingPropertyPage page = (RecordingPropertyPage) dialog.getSelectedPage();
        page.showTab(1);
        Workbench.rest(300);
        Workbench.screen(shell, "properties-texts");
        shell.setSize(700, 450);
        Workbench.rest(300);
        Workbench.screen(shell, "properties-texts-small");
    }

    @Test
    void the_Project_Explorer_s_menu_and_the_Properties_view_lead_to_it() throws Exception {
        CommonNavigator explorer = Experiments.select(element);
        Menu menu = explorer.getCommonViewer().getControl().getMenu();
        menu.notifyListeners(SWT.Show, new Event());
        List<String> items = Arrays.stream(menu.getItems()).map(item -> item.getText().replace("&", "")).toList();
        menu.notifyListeners(SWT.Hide, new Event());
        assertTrue(items.stream().anyMatch(item -> item.startsWith("Properties")), items::toString);

        Workbench.showView(IPageLayout.ID_PROP_SHEET, IViewPart.class);
        explorer.selectReveal(StructuredSelection.EMPTY);
        Experiments.select(element);
        Workbench.spin(() -> Workbench.controls(Workbench.window().getShell(), Tree.class).stream()
                .flatMap(tree -> Arrays.stream(tree.getItems())).flatMap(item -> Arrays.stream(item.getItems()))
                .anyMatch(item -> item.getText(0).equals("SchedLog: threads")), "the Properties view shows it");
    }

    @Test
    void it_opens_a_recording_that_is_closed() {
        Workbench.closeTraces();
        Workbench.rest(300);
        check(show());
    }
}
