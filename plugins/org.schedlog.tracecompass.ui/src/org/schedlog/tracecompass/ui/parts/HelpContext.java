// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.parts;

import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.PlatformUI;

/** What F1 opens: the page of the user guide that contexts.xml of its bundle names for a view or a page. */
public final class HelpContext {

    /** Before the last part of the id of a view or a page, which is the id of its context. */
    public static final String PREFIX = "org.schedlog.tracecompass.ui.";

    private HelpContext() {
    }

    /**
     * UI thread.
     *
     * @param control
     *            where the help is asked for, there or in anything on it
     * @param id
     *            the id of the view or the page
     */
    public static void set(Control control, String id) {
        PlatformUI.getWorkbench().getHelpSystem().setHelp(control, PREFIX + id.substring(id.lastIndexOf('.') + 1));
    }
}
