// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.sched;

import java.util.List;

import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

/** Says above a view's content what is being done, or why there is nothing. UI thread only. */
final class MessageBar {

    private static final int MARGIN = 60;
    private static final int LEAST_WIDTH = 200;

    private final Composite bar;
    private final Label icon;
    private final Label text;

    /**
     * @param page
     *            a composite with a grid layout of one column
     */
    MessageBar(Composite page) {
        bar = new Composite(page, SWT.NONE);
        GridLayout layout = new GridLayout(2, false);
        layout.marginHeight = 2;
        bar.setLayout(layout);
        bar.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        icon = new Label(bar, SWT.NONE);
        icon.setLayoutData(new GridData(SWT.CENTER, SWT.TOP, false, false));
        text = new Label(bar, SWT.WRAP);
        text.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        show(false);
    }

    private void show(boolean shown) {
        ((GridData) bar.getLayoutData()).exclude = !shown;
        bar.setVisible(shown);
        bar.getParent().layout(true, true);
    }

    /** Says nothing. */
    void clear() {
        if (!said().isEmpty()) {
            text.setText("");
            show(false);
        }
    }

    /** Says what the user should know; nothing where the text is empty. */
    void say(String message) {
        if (message.isEmpty()) {
            clear();
        } else {
            say(Dialog.DLG_IMG_MESSAGE_INFO, message);
        }
    }

    /** Says that the numbers are not what one would think they are: one sentence each. */
    void warn(List<String> notes) {
        if (notes.isEmpty()) {
            clear();
        } else {
            say(Dialog.DLG_IMG_MESSAGE_WARNING, String.join(".\n", notes) + ".");
        }
    }

    private void say(String image, String message) {
        if (message.equals(said())) {
            return;
        }
        icon.setImage(JFaceResources.getImage(image));
        // an ampersand in a label would underline what follows
        text.setText(message.replace("&", "&&"));
        GridData data = (GridData) text.getLayoutData();
        data.widthHint = Math.max(LEAST_WIDTH, bar.getParent().getClientArea().width - MARGIN);
        show(true);
    }

    /** @return what is said; empty if nothing is */
    String said() {
        return text.getText().replace("&&", "&");
    }
}
