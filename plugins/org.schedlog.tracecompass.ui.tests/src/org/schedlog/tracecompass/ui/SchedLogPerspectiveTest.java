// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.jface.bindings.Binding;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IViewReference;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.console.IConsoleConstants;
import org.eclipse.ui.keys.IBindingService;
import org.eclipse.ui.views.IViewDescriptor;
import org.eclipse.ui.views.IViewRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.schedlog.tracecompass.ui.workbench.Workbench;

@DisplayName("The SchedLog perspective")
class SchedLogPerspectiveTest {

    private static final String VIEWS = "org.schedlog.tracecompass.ui.views.";

    @BeforeEach
    void show() throws Exception {
        Workbench.showPerspective();
    }

    @Test
    void it_lays_out_the_views_and_offers_them_in_Show_View() {
        IWorkbenchPage page = Workbench.page();
        List<String> open = Arrays.stream(page.getViewReferences()).map(IViewReference::getId).toList();
        List<String> wanted = List.of(SchedLogPerspective.LINES_VIEW_ID, SchedLogPerspective.LINE_STATISTICS_VIEW_ID,
                SchedLogPerspective.EVENT_TYPES_VIEW_ID, IConsoleConstants.ID_CONSOLE_VIEW,
                IPageLayout.ID_PROP_SHEET, IPageLayout.ID_PROJECT_EXPLORER,
                "org.eclipse.linuxtools.tmf.ui.views.histogram");
        assertTrue(open.containsAll(wanted), open::toString);
        List<String> offered = List.of(page.getShowViewShortcuts());
        assertTrue(offered.containsAll(wanted.subList(0, 4)), offered::toString);
        Set<String> registered = Arrays.stream(PlatformUI.getWorkbench().getViewRegistry().getViews())
                .map(IViewDescriptor::getId).collect(Collectors.toSet());
        assertTrue(registered.containsAll(offered), offered::toString);
        assertTrue(offered.containsAll(registered.stream().filter(id -> id.startsWith(VIEWS)).toList()),
                offered::toString);
    }

    @Test
    void every_view_has_the_category_SchedLog_and_an_icon_of_its_own_and_can_be_opened() throws Exception {
        IViewRegistry registry = PlatformUI.getWorkbench().getViewRegistry();
        List<IViewDescriptor> views = Arrays.stream(registry.getViews())
                .filter(view -> view.getId().startsWith(VIEWS)).toList();
        assertTrue(views.size() >= 3, () -> views.size() + " views");
        assertEquals(views.size(), views.stream().map(view -> view.getImageDescriptor().toString()).distinct().count());
        for (IViewDescriptor view : views) {
            assertFalse(view.getLabel().isBlank());
            assertEquals(List.of("SchedLog"), List.of(view.getCategoryPath()), view.getId());
            assertNotNull(view.getImageDescriptor().getImageData(100), view.getId());
            assertNotNull(Workbench.page().showView(view.getId()));
        }
    }

    @Test
    void keys_open_the_views() {
        IBindingService bindings = Workbench.window().getService(IBindingService.class);
        for (String view : List.of(SchedLogPerspective.LINES_VIEW_ID, SchedLogPerspective.POINTS_VIEW_ID,
                SchedLogPerspective.LINE_STATISTICS_VIEW_ID, SchedLogPerspective.EVENT_TYPES_VIEW_ID)) {
            long keys = Arrays.stream(bindings.getBindings()).map(Binding::getParameterizedCommand)
                    .filter(command -> shows(command, view)).count();
            assertEquals(1, keys, view);
        }
    }

    private static boolean shows(ParameterizedCommand command, String view) {
        return command != null && command.getParameterMap().containsValue(view);
    }
}
