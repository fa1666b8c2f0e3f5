// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.properties;

import java.util.Locale;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

/** A long text to read, with a field to search in it. For the UI thread only. */
final class TextField {

    private final Composite page;
    private final Text text;
    private final Text wanted;
    private final Label result;

    TextField(Composite parent) {
        page = new Composite(parent, SWT.NONE);
        page.setLayout(new GridLayout(4, false));
        wanted = new Text(page, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
        wanted.setMessage("Find in this text");
        wanted.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        wanted.addListener(SWT.DefaultSelection, event -> findNext());
        Button next = new Button(page, SWT.PUSH);
        next.setText("Find next");
        next.addListener(SWT.Selection, event -> findNext());
        Button copy = new Button(page, SWT.PUSH);
        copy.setText("Copy");
        copy.setToolTipText("Copy the selected text, or all of it");
        result = new Label(page, SWT.NONE);
        GridData wide = new GridData(SWT.FILL, SWT.CENTER, false, false);
        wide.widthHint = 80;
        result.setLayoutData(wide);
        text = new Text(page, SWT.MULTI | SWT.READ_ONLY | SWT.BORDER | SWT.V_SCROLL | SWT.H_SCROLL);
        text.setFont(JFaceResources.getTextFont());
        GridData all = new GridData(SWT.FILL, SWT.FILL, true, true, 4, 1);
        all.widthHint = 200;
        all.heightHint = 150;
        text.setLayoutData(all);
        copy.addListener(SWT.Selection, event -> copy());
    }

    Composite control() {
        return page;
    }

    void show(String content) {
        text.setText(content);
        text.setSelection(0);
        result.setText("");
    }

    String content() {
        return text.getText();
    }

    private void copy() {
        if (text.getSelectionCount() == 0) {
            text.selectAll();
        }
        text.copy();
    }

    /** Selects the next place after the selection, beginning anew at the end; upper and lower case are the same. */
    void findNext() {
        String where = text.getText().toLowerCase(Locale.ROOT);
        String what = wanted.getText().toLowerCase(Locale.ROOT);
        if (what.isEmpty()) {
            return;
        }
        int after = text.getSelectionCount() > 0 ? text.getSelection().x + 1 : text.getCaretPosition();
        int found = where.indexOf(what, after);
        boolean isWrapped = found < 0;
        found = isWrapped ? where.indexOf(what) : found;
        if (found >= 0) {
            text.setSelection(found, found + what.length());
            text.showSelection();
        }
        result.setText(found < 0 ? "Not found" : isWrapped && after > 0 ? "From the start" : "");
    }

    /** Searches as if the user had typed and pressed Enter; returns what is selected, and what is said of it. */
    String find(String what) {
        wanted.setText(what);
        findNext();
        return text.getSelectionText() + result.getText();
    }
}
