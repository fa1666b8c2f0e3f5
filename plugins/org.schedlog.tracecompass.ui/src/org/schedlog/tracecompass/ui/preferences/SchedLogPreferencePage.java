// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.preferences;

import org.eclipse.jface.preference.PreferencePage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;
import org.eclipse.ui.dialogs.PreferenceLinkArea;
import org.eclipse.ui.preferences.IWorkbenchPreferenceContainer;
import org.schedlog.tracecompass.ui.parts.HelpContext;
import org.schedlog.tracecompass.ui.spec.SpecPreferencePage;

/** The preference page "SchedLog", which leads to those below it. */
public final class SchedLogPreferencePage extends PreferencePage implements IWorkbenchPreferencePage {

    /** The page's id. */
    public static final String ID = "org.schedlog.tracecompass.ui.preferences";

    @Override
    public void init(IWorkbench workbench) {
        noDefaultAndApplyButton();
    }

    @Override
    protected Control createContents(Composite parent) {
        Composite page = new Composite(parent, SWT.NONE);
        HelpContext.set(page, "preferences");
        page.setLayout(new GridLayout(1, false));
        PreferenceLinkArea link = new PreferenceLinkArea(page, SWT.NONE, SpecPreferencePage.ID,
                "<a>{0}</a>: what figures of lines and points there are.",
                (IWorkbenchPreferenceContainer) getContainer(), null);
        link.getControl().setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        return page;
    }
}
