// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.properties;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.TabFolder;
import org.eclipse.swt.widgets.TabItem;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.eclipse.tracecompass.tmf.core.exceptions.TmfTraceException;
import org.eclipse.tracecompass.tmf.ui.project.model.TmfTraceElement;
import org.eclipse.ui.dialogs.PropertyPage;
import org.schedlog.engine.column.ColumnInfo;
import org.schedlog.tracecompass.core.log.ActivityLog;
import org.schedlog.tracecompass.core.trace.RecordingTrace;
import org.schedlog.tracecompass.ui.parts.HelpContext;
import org.schedlog.tracecompass.ui.project.OpenRecording;

/**
 * The page "SchedLog recording" in the Properties dialog of a trace: what the recording is, its columns, and the texts
 * that came with it. What takes time is read in a job. UI thread, except where said.
 */
public final class RecordingPropertyPage extends PropertyPage {

    /** The page's id. */
    public static final String ID = "org.schedlog.tracecompass.ui.properties.recording";

    /** Longer texts are cut off, with a note. */
    private static final int MOST_BYTES = 2 << 20;
    private static final int[] WEIGHTS = { 25, 75 };
    private static final int[] VALUE_WEIGHTS = { 75, 25 };
    private static final int WIDTH = 560;
    private static final int HEIGHT = 320;

    private Composite page;
    private Label state;
    private TabFolder tabs;
    private Table properties;
    /** The whole value of the selected property: notes are long. */
    private Text detail;
    private Table columns;
    private Table members;
    private TextField text;
    private OpenRecording recording;
    /** The member on show; what another job reads is not wanted any more. */
    private String wanted = "";

    /** Called by the workbench. */
    public RecordingPropertyPage() {
        noDefaultAndApplyButton();
    }

    @Override
    protected Control createContents(Composite parent) {
        page = new Composite(parent, SWT.NONE);
        HelpContext.set(page, "recording");
        GridLayout layout = new GridLayout(1, false);
        layout.marginWidth = 0;
        page.setLayout(layout);
        TmfTraceElement element = Adapters.adapt(getElement(), TmfTraceElement.class);
        state = new Label(page, SWT.WRAP);
        state.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        if (element == null || !RecordingTrace.isType(element.getTraceType())) {
            state.setText("This is no SchedLog recording.");
            return page;
        }
        createTabs();
        state.setText("Reading " + element.getName() + " ...");
        page.addListener(SWT.Dispose, event -> close());
        open(element);
        return page;
    }

    private void createTabs() {
        tabs = new TabFolder(page, SWT.NONE);
        GridData all = new GridData(SWT.FILL, SWT.FILL, true, true);
        all.widthHint = WIDTH;
        all.heightHint = HEIGHT;
        tabs.setLayoutData(all);
        SashForm values = new SashForm(tabs, SWT.VERTICAL);
        properties = table(values, "Property", "Value");
        detail = new Text(values, SWT.MULTI | SWT.READ_ONLY | SWT.BORDER | SWT.WRAP | SWT.V_SCROLL);
        properties.addListener(SWT.Selection,
                event -> detail.setText(properties.getItem(properties.getSelectionIndex()).getText(1)));
        values.setWeights(VALUE_WEIGHTS);
        tab("Recording", values);
        SashForm sash = new SashForm(tabs, SWT.HORIZONTAL);
        Composite left = new Composite(sash, SWT.NONE);
        left.setLayout(new FillLayout());
        members = table(left, "File");
        members.addListener(SWT.Selection, event -> showMember());
        text = new TextField(sash);
        sash.setWeights(WEIGHTS);
        tab("Texts", sash);
        columns = table(tabs, "Column", "Type", "Origin");
        tab("Columns", columns);
    }

    private static Table table(Composite parent, String... headers) {
        Table table = new Table(parent, SWT.FULL_SELECTION | SWT.V_SCROLL | SWT.H_SCROLL | SWT.BORDER);
        table.setHeaderVisible(true);
        for (String header : headers) {
            new TableColumn(table, SWT.LEFT).setText(header);
        }
        return table;
    }

    private void tab(String title, Control content) {
        TabItem item = new TabItem(tabs, SWT.NONE);
        item.setText(title);
        item.setControl(content);
    }

    private void open(TmfTraceElement element) {
        job("Reading the properties of " + element.getName(), () -> {
            try {
                OpenRecording opened = OpenRecording.of(element);
                List<String> names = opened.recording().texts().names();
                List<ColumnInfo> infos = opened.recording().columnInfos();
                if (!inUserInterface(() -> show(opened, names, infos))) {
                    opened.close();
                }
            } catch (TmfTraceException e) {
                ActivityLog.shared().error("The properties of " + element.getName() + " cannot be shown.", e);
                inUserInterface(() -> say(e.getMessage()));
            }
        });
    }

    private static void job(String name, Runnable work) {
        Job.create(name, monitor -> {
            work.run();
            return Status.OK_STATUS;
        }).schedule();
    }

    /** @return false if there is no page any more */
    private boolean inUserInterface(Runnable runnable) {
        boolean[] isDone = new boolean[1];
        Display.getDefault().syncExec(() -> {
            if (!page.isDisposed()) {
                runnable.run();
                isDone[0] = true;
            }
        });
        return isDone[0];
    }

    private void say(String message) {
        state.setText(message);
        page.layout();
    }

    private void show(OpenRecording opened, List<String> names, List<ColumnInfo> infos) {
        recording = opened;
        say(opened.recording().path().toString());
        opened.properties().forEach((name, value) -> add(properties, title(name), value));
        List<String> notes = opened.recording().notes();
        detail.setText(notes.isEmpty() ? "Nothing is known to be wrong with this recording."
                : String.join("\n", notes));
        infos.forEach(info -> add(columns, info.name(), info.dtype(), info.origin().word()));
        names.forEach(name -> add(members, name));
        for (Table table : List.of(properties, columns, members)) {
            for (TableColumn column : table.getColumns()) {
                column.pack();
            }
        }
        if (names.isEmpty()) {
            text.show("This recording holds no texts.");
        } else {
            members.select(0);
            showMember();
        }
    }

    /** "SchedLog: events" is "Events" here. */
    private static String title(String name) {
        String own = name.replaceFirst("^SchedLog: ", "");
        return own.substring(0, 1).toUpperCase(Locale.ROOT) + own.substring(1);
    }

    private static void add(Table table, String... texts) {
        new TableItem(table, SWT.NONE).setText(texts);
    }

    private void showMember() {
        int selected = members.getSelectionIndex();
        if (selected < 0) {
            return;
        }
        String name = members.getItem(selected).getText();
        wanted = name;
        text.show("Reading " + name + " ...");
        OpenRecording from = recording;
        job("Reading " + name, () -> {
            String content = read(from, name);
            inUserInterface(() -> {
                if (name.equals(wanted)) {
                    text.show(content);
                }
            });
        });
    }

    /** Called in a job's thread. */
    private static String read(OpenRecording from, String name) {
        try {
            String content = from.recording().texts().text(name, MOST_BYTES).orElse("There is no such text any more.");
            boolean isCut = content.getBytes(StandardCharsets.UTF_8).length >= MOST_BYTES;
            return isCut ? content + "\n\n[Only the first 2 MiB are shown.]" : content;
        } catch (IOException e) {
            ActivityLog.shared().error(name + " cannot be read.", e);
            return name + " cannot be read. " + e.getMessage();
        }
    }

    private void close() {
        if (recording != null) {
            recording.close();
        }
    }

    Table propertiesTable() {
        return properties;
    }

    Table columnsTable() {
        return columns;
    }

    Table members() {
        return members;
    }

    TextField text() {
        return text;
    }

    /** What stands above the tabs. */
    String said() {
        return state.getText();
    }

    void showTab(int index) {
        tabs.setSelection(index);
    }

    /** Shows a text as if the user had clicked it. */
    void showMember(int index) {
        members.select(index);
        showMember();
    }
}
