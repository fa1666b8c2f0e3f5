// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.sched;

import java.util.function.Consumer;
import java.util.function.IntConsumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.RowData;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

/** The row of choices above a view's content. It breaks into several rows where there is little room. */
final class HeaderBar {

    private static final int FILTER_WIDTH = 150;

    private final Composite bar;

    /**
     * @param page
     *            a composite with a grid layout of one column
     */
    HeaderBar(Composite page) {
        bar = new Composite(page, SWT.NONE);
        RowLayout layout = new RowLayout();
        layout.center = true;
        layout.marginTop = 0;
        layout.marginBottom = 0;
        layout.spacing = 8;
        bar.setLayout(layout);
        bar.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
    }

    /** A field to type into. */
    Text filter(String hint, Consumer<String> changed) {
        Text text = new Text(bar, SWT.SEARCH | SWT.ICON_CANCEL);
        text.setMessage(hint);
        text.setToolTipText(hint);
        text.setLayoutData(new RowData(FILTER_WIDTH, SWT.DEFAULT));
        text.addListener(SWT.Modify, event -> changed.accept(text.getText()));
        return text;
    }

    /** Some choices, the first of which is taken at the beginning. */
    Combo choice(String name, String help, String[] choices, IntConsumer chosen) {
        Composite pair = new Composite(bar, SWT.NONE);
        RowLayout layout = new RowLayout();
        layout.center = true;
        layout.wrap = false;
        layout.marginLeft = 0;
        layout.marginRight = 0;
        layout.marginTop = 0;
        layout.marginBottom = 0;
        pair.setLayout(layout);
        Label label = new Label(pair, SWT.NONE);
        label.setText(name);
        Combo combo = new Combo(pair, SWT.READ_ONLY);
        combo.setItems(choices);
        combo.select(0);
        combo.setToolTipText(help);
        combo.addListener(SWT.Selection, event -> chosen.accept(combo.getSelectionIndex()));
        return combo;
    }

    /** Something that is on or off. */
    Button check(String name, String help, boolean on, Runnable changed) {
        Button button = new Button(bar, SWT.CHECK);
        button.setText(name);
        button.setToolTipText(help);
        button.setSelection(on);
        button.addListener(SWT.Selection, event -> changed.run());
        return button;
    }

    /** Something to press. */
    Button push(String name, String help, Consumer<Button> pressed) {
        Button button = new Button(bar, SWT.PUSH);
        button.setText(name);
        button.setToolTipText(help);
        button.addListener(SWT.Selection, event -> pressed.accept(button));
        return button;
    }

    /** Makes room again after what a choice offers has changed. */
    void layout() {
        bar.getParent().layout(true, true);
    }
}
