// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.spec;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import org.eclipse.jface.preference.PreferencePage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;
import org.schedlog.engine.spec.Diagnostic;
import org.schedlog.engine.spec.SpecResult;
import org.schedlog.tracecompass.core.spec.SpecEntry;
import org.schedlog.tracecompass.core.spec.SpecLibrary;
import org.schedlog.tracecompass.core.spec.SpecSource;
import org.schedlog.tracecompass.ui.parts.HelpContext;

/** The preference page "Specifications": all there are, and what can be done with them. */
public final class SpecPreferencePage extends PreferencePage implements IWorkbenchPreferencePage {

    /** The page's id. */
    public static final String ID = "org.schedlog.tracecompass.ui.preferences.specifications";

    private static final int TABLE_WIDTH = 560;
    private static final int TABLE_HEIGHT = 320;
    private static final int DETAIL_HEIGHT = 90;

    private SpecTable table;
    private Text detail;
    private Composite buttons;

    @Override
    public void init(IWorkbench workbench) {
        noDefaultAndApplyButton();
        setDescription("Figures of lines and points are described by specifications: JSON files, shipped with SchedLog,"
                + " kept in the workspace, or in a tracing project.");
    }

    @Override
    protected Control createContents(Composite parent) {
        Composite page = new Composite(parent, SWT.NONE);
        HelpContext.set(page, ID);
        GridLayout layout = new GridLayout(2, false);
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        page.setLayout(layout);
        Composite frame = new Composite(page, SWT.NONE);
        GridData tableData = new GridData(SWT.FILL, SWT.FILL, true, true);
        tableData.widthHint = TABLE_WIDTH;
        tableData.heightHint = TABLE_HEIGHT;
        frame.setLayoutData(tableData);
        table = new SpecTable(frame);
        table.viewer().addSelectionChangedListener(event -> selectionChanged());
        table.viewer().addDoubleClickListener(event -> edit());
        createButtons(page);
        detail = new Text(page, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL | SWT.BORDER);
        GridData detailData = new GridData(SWT.FILL, SWT.FILL, true, false, 2, 1);
        detailData.heightHint = DETAIL_HEIGHT;
        detailData.widthHint = TABLE_WIDTH;
        detail.setLayoutData(detailData);
        refresh();
        return page;
    }

    private void createButtons(Composite page) {
        buttons = new Composite(page, SWT.NONE);
        buttons.setLayoutData(new GridData(SWT.FILL, SWT.TOP, false, false));
        GridLayout layout = new GridLayout(1, true);
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        buttons.setLayout(layout);
        button("&Import...", "Copy JSON files into the workspace", selected -> true, () -> actions().importFiles());
        button("D&uplicate", "Copy the specification into the workspace", SpecPreferencePage::isOneSpec,
                () -> actions().duplicate(one()).ifPresent(this::select));
        button("&Rename...", "Give the specification another name", selected -> selected.size() == 1
                && selected.get(0).isInWorkspace(), () -> actions().rename(one()).ifPresent(this::select));
        button("&Edit", "Close this dialog and open the specification in the text editor",
                selected -> selected.size() == 1, this::edit);
        button("&Delete...", "Delete the specifications", selected -> !selected.isEmpty()
                && selected.stream().allMatch(SpecEntry::isInWorkspace), () -> actions().delete(table.selected()));
    }

    private static boolean isOneSpec(List<SpecEntry> selected) {
        return selected.size() == 1 && selected.get(0).kind().isPresent();
    }

    private void button(String text, String tip, Predicate<List<SpecEntry>> enabled, Runnable action) {
        Button button = new Button(buttons, SWT.PUSH);
        button.setText(text);
        button.setToolTipText(tip);
        button.setData(enabled);
        setButtonLayoutData(button);
        button.addListener(SWT.Selection, event -> {
            action.run();
            if (!detail.isDisposed()) {
                refresh();
            }
        });
    }

    private SpecActions actions() {
        return new SpecActions(getShell());
    }

    private SpecSource one() {
        return table.selected().get(0).source();
    }

    private void select(SpecSource source) {
        refresh();
        table.select(List.of(source));
    }

    /** The editor is behind this dialog, which therefore goes. */
    private void edit() {
        if (table.selected().size() == 1) {
            Optional<SpecSource> edited = actions().edit(one());
            edited.ifPresent(source -> getShell().close());
        }
    }

    private void refresh() {
        table.show(SpecLibrary.listAll());
        selectionChanged();
    }

    @SuppressWarnings("unchecked")
    private void selectionChanged() {
        List<SpecEntry> selected = table.selected();
        for (Control child : buttons.getChildren()) {
            child.setEnabled(((Predicate<List<SpecEntry>>) child.getData()).test(selected));
        }
        detail.setText(selected.size() == 1 ? describe(selected.get(0)) : "");
    }

    /** Where it is and what is wrong with it. */
    private static String describe(SpecEntry entry) {
        StringBuilder text = new StringBuilder(entry.source().path().isEmpty()
                ? "Part of SchedLog. It cannot be changed; duplicate it and change the copy."
                : entry.source().fileName());
        SpecResult result = entry.source().text().read(Map.of());
        for (Diagnostic diagnostic : result.errors()) {
            text.append('\n').append(diagnostic);
        }
        return text.toString();
    }
}
