// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.parts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.eclipse.jface.preference.PreferenceDialog;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.dialogs.PreferencesUtil;
import org.eclipse.ui.views.IViewDescriptor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.schedlog.tracecompass.ui.spec.SpecPreferencePage;
import org.schedlog.tracecompass.ui.workbench.Workbench;

@DisplayName("F1 in our views and pages opens the user guide")
class HelpContextTest {

    /** Where Eclipse keeps a control's context. */
    private static final String KEY = "org.eclipse.ui.help";
    private static final Pattern CONTEXT = Pattern.compile("<context\\s+id=\"(\\w+)\"");

    /** The contexts that the guide's bundle has pages for. */
    private static Set<String> contexts() throws Exception {
        Path file = Path.of(System.getProperty("basedir", ""))
                .resolve("../org.schedlog.tracecompass.doc.user/contexts.xml");
        Set<String> contexts = new TreeSet<>();
        Matcher context = CONTEXT.matcher(Files.readString(file));
        while (context.find()) {
            contexts.add(HelpContext.PREFIX + context.group(1));
        }
        return contexts;
    }

    /** The contexts of everything in a window. */
    private static Set<Object> asked(Composite parent) {
        return Workbench.controls(parent, Control.class).stream().map(control -> control.getData(KEY))
                .filter(Objects::nonNull).collect(Collectors.toSet());
    }

    @Test
    void every_view_has_its_page() throws Exception {
        List<String> ids = Arrays.stream(PlatformUI.getWorkbench().getViewRegistry().getViews())
                .map(IViewDescriptor::getId).filter(id -> id.startsWith("org.schedlog.")).toList();
        assertTrue(ids.size() >= 12, ids::toString);
        Workbench.showPerspective();
        for (String id : ids) {
            IViewPart view = Workbench.showView(id, IViewPart.class);
            String expected = HelpContext.PREFIX + id.substring(id.lastIndexOf('.') + 1);
            assertTrue(asked(Workbench.window().getShell()).contains(expected), id);
            assertTrue(contexts().contains(expected), expected);
            Workbench.page().hideView(view);
        }
    }

    @Test
    void every_page_of_preferences_has_its_page() throws Exception {
        for (String id : List.of("org.schedlog.tracecompass.ui.preferences", SpecPreferencePage.ID)) {
            PreferenceDialog dialog = PreferencesUtil.createPreferenceDialogOn(Workbench.window().getShell(), id,
                    new String[] {id}, null);
            Set<Object> asked = asked(dialog.getShell());
            dialog.close();
            asked.retainAll(contexts());
            assertEquals(Set.of(HelpContext.PREFIX + id.substring(id.lastIndexOf('.') + 1)), asked);
        }
    }
}
