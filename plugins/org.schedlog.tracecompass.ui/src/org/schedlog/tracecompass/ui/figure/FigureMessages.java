// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.figure;

import java.util.List;

import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Text;

/**
 * What the Lines view says in words: above the figure what is wrong or being done, below it, in one line that opens,
 * the notes. Takes no room where there is nothing to say. For the UI thread only.
 */
public final class FigureMessages {

    private static final int MOST_LINES = 10;

    private final Composite page;
    private final Composite bar;
    private final Label icon;
    private final Text text;
    private final Composite footer;
    private final Link summary;
    private final Text notes;

    /**
     * @param page
     *            a composite with a grid layout of one column, still empty
     * @param createFigure
     *            adds the figure to the page
     */
    public FigureMessages(Composite page, Runnable createFigure) {
        this.page = page;
        bar = composite(2);
        icon = new Label(bar, SWT.NONE);
        icon.setLayoutData(new GridData(SWT.CENTER, SWT.TOP, false, false));
        text = readOnlyText(bar);
        createFigure.run();
        footer = composite(1);
        summary = new Link(footer, SWT.NONE);
        summary.addListener(SWT.Selection, event -> openNotes(notesAreClosed()));
        notes = readOnlyText(footer);
        show(bar, false);
        show(footer, false);
    }

    private Composite composite(int columns) {
        Composite composite = new Composite(page, SWT.NONE);
        GridLayout layout = new GridLayout(columns, false);
        layout.marginHeight = 2;
        composite.setLayout(layout);
        composite.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        return composite;
    }

    private static Text readOnlyText(Composite parent) {
        Text field = new Text(parent, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL);
        field.setBackground(parent.getBackground());
        field.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        return field;
    }

    /** Says nothing above the figure. */
    public void clear() {
        if (bar.getVisible()) {
            show(bar, false);
            text.setText("");
            page.layout();
        }
    }

    /**
     * Says above the figure what is wrong.
     *
     * @param problems
     *            one text each
     */
    public void problems(List<String> problems) {
        String count = problems.size() > MOST_LINES ? problems.size() + " problems:\n" : "";
        say(SWT.ICON_ERROR, Dialog.DLG_IMG_MESSAGE_ERROR, count + String.join("\n", problems));
    }

    /**
     * Says above the figure what the user should know at once.
     *
     * @param message
     *            one or more sentences
     */
    public void information(String message) {
        say(SWT.ICON_INFORMATION, Dialog.DLG_IMG_MESSAGE_INFO, message);
    }

    private void say(int kind, String image, String message) {
        icon.setImage(JFaceResources.getImage(image));
        icon.setToolTipText(kind == SWT.ICON_ERROR ? "Error" : "Information");
        if (bar.getVisible() && message.equals(text.getText())) {
            return;
        }
        text.setText(message);
        fit(text);
        show(bar, true);
        page.layout(true, true);
    }

    /** @return what is said above the figure, or an empty text */
    public String said() {
        return bar.getVisible() ? text.getText() : "";
    }

    /**
     * Shows how many notes there are, below the figure.
     *
     * @param sentences
     *            the notes, one sentence each
     */
    public void notes(List<String> sentences) {
        notes.setText(String.join("\n", sentences));
        String count = sentences.size() == 1 ? "1 note" : sentences.size() + " notes";
        summary.setText("<a>" + count + "</a> on this figure");
        show(footer, !sentences.isEmpty());
        openNotes(false);
    }

    private boolean notesAreClosed() {
        return ((GridData) notes.getLayoutData()).exclude;
    }

    private void openNotes(boolean open) {
        fit(notes);
        show(notes, open);
        page.layout(true, true);
    }

    private void fit(Text field) {
        GridData data = (GridData) field.getLayoutData();
        int width = Math.max(200, page.getClientArea().width - 60);
        int needed = field.computeSize(width, SWT.DEFAULT).y;
        data.heightHint = Math.min(needed, MOST_LINES * field.getLineHeight());
        field.getVerticalBar().setVisible(needed > data.heightHint);
    }

    private static void show(Control control, boolean shown) {
        ((GridData) control.getLayoutData()).exclude = !shown;
        control.setVisible(shown);
    }
}
