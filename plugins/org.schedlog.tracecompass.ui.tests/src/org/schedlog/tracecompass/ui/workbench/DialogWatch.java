// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.workbench;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;

/**
 * Answers every dialog that waits for somebody with OK, and notes what it said: nobody is there to do it. UI thread.
 */
public final class DialogWatch implements AutoCloseable {

    private static final int PERIOD_MS = 100;

    private final List<String> said = new ArrayList<>();
    private String answer = "";
    private boolean watching = true;

    public DialogWatch() {
        next();
    }

    /** What the dialogs said, in their order. */
    public List<String> said() {
        return said;
    }

    /** What is typed into a dialog that asks for a text. */
    public void answer(String text) {
        answer = text;
    }

    @Override
    public void close() {
        watching = false;
    }

    private void next() {
        Display.getCurrent().timerExec(PERIOD_MS, this::look);
    }

    private void look() {
        if (!watching) {
            return;
        }
        for (Shell shell : Display.getCurrent().getShells()) {
            if (shell.getData() instanceof MessageDialog dialog && shell.isVisible()) {
                said.add(String.join(" ",
                        Workbench.controls(shell, Label.class).stream().map(Label::getText).toList()));
                pressOk(dialog);
            } else if (shell.getData() instanceof InputDialog dialog && shell.isVisible()) {
                Workbench.controls(shell, Text.class).get(0).setText(answer);
                pressOk(dialog);
            }
        }
        next();
    }

    private static void pressOk(Dialog dialog) {
        Button ok = Workbench.controls(dialog.getShell(), Button.class).stream()
                .filter(button -> Integer.valueOf(Window.OK).equals(button.getData())).findFirst().orElseThrow();
        Workbench.act(ok, SWT.Selection);
    }
}
