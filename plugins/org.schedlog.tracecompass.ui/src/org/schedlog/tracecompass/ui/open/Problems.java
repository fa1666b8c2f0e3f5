// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.open;

import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.Status;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.widgets.Shell;
import org.schedlog.tracecompass.core.log.ActivityLog;

/** Tells the user what went wrong: one plain message in a dialog, the detail in the Error Log. */
public final class Problems {

    private static final String PLUGIN_ID = "org.schedlog.tracecompass.ui";

    private Problems() {
    }

    /**
     * Shows and logs a problem; on the UI thread.
     *
     * @param shell
     *            the dialog's parent
     * @param title
     *            what the user wanted to do
     * @param message
     *            what happened, where, and what to do
     * @param detail
     *            for the Error Log; may be null
     */
    public static void show(Shell shell, String title, String message, Throwable detail) {
        log(message, detail);
        MessageDialog.openError(shell, title, message);
    }

    /**
     * Writes a problem to the Error Log and to the console; on any thread.
     *
     * @param message
     *            what happened
     * @param detail
     *            may be null
     */
    public static void log(String message, Throwable detail) {
        ActivityLog.shared().error(message, detail);
        Platform.getLog(Problems.class).log(new Status(IStatus.ERROR, PLUGIN_ID, message, detail));
    }
}
