// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.launch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import org.eclipse.jface.dialogs.ProgressMonitorDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;

/** What dialogs and tooltips say, in one line each. For the UI thread. */
final class ShellText {

    private static final int MODAL = SWT.PRIMARY_MODAL | SWT.APPLICATION_MODAL | SWT.SYSTEM_MODAL;

    private ShellText() {
    }

    /** A dialog that waits for the user; one that shows progress goes away by itself. */
    static Optional<String> ofDialog() {
        return first(shell -> (shell.getStyle() & MODAL) != 0 && !(shell.getData() instanceof ProgressMonitorDialog));
    }

    /** A tooltip that is not empty. */
    static Optional<String> ofTooltip() {
        return first(shell -> (shell.getStyle() & SWT.ON_TOP) != 0).filter(text -> !text.isEmpty());
    }

    private static Optional<String> first(Predicate<Shell> kind) {
        return Arrays.stream(Display.getCurrent().getShells()).filter(Shell::isVisible).filter(kind).findFirst()
                .map(ShellText::of);
    }

    private static String of(Shell shell) {
        List<String> texts = new ArrayList<>();
        collect(shell, texts);
        return String.join(" ", texts).replaceAll("\\s+", " ").strip();
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
