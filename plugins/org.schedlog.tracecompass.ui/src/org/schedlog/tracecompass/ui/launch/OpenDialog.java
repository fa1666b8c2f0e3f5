// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.launch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.jface.dialogs.ProgressMonitorDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;

/** A dialog that waits for the user. */
final class OpenDialog {

    private static final int MODAL = SWT.PRIMARY_MODAL | SWT.APPLICATION_MODAL | SWT.SYSTEM_MODAL;

    private OpenDialog() {
    }

    /** What the dialog says that is open now, in one line; empty if there is none. On the UI thread. */
    static Optional<String> text() {
        for (Shell shell : Display.getCurrent().getShells()) {
            // a dialog that shows progress goes away by itself
            if ((shell.getStyle() & MODAL) != 0 && shell.isVisible() && !(shell.getData() instanceof ProgressMonitorDialog)) {
                List<String> texts = new ArrayList<>();
                collect(shell, texts);
                return Optional.of(String.join(" ", texts).replaceAll("\\s+", " ").strip());
            }
        }
        return Optional.empty();
    }

    private static void collect(Composite parent, List<String> texts) {
        for (Control child : parent.getChildren()) {
            if (child instanceof Label label) {
                texts.add(label.getText());
            } else if (child instanceof Text text) {
                texts.add(text.getText());
            } else if (child instanceof Composite composite) {
                collect(composite, texts);
            }
        }
    }
}
