// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.sched;

import java.nio.file.Path;
import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.tracecompass.tmf.ui.dialog.TmfFileDialogFactory;
import org.schedlog.tracecompass.core.sched.AssertionReport;
import org.schedlog.tracecompass.core.sched.SchedulerData;
import org.schedlog.tracecompass.core.trace.RecordingTrace;
import org.schedlog.tracecompass.ui.SchedLogPerspective;

/** The view "Assertions": which assertions of a file hold of the recording. UI thread only. */
public final class AssertionsView extends SchedulerView<AssertionReport> {

    /** The view's id. */
    public static final String ID = SchedLogPerspective.ASSERTIONS_VIEW_ID;

    private static final String HINT = "Press \"Check assertions...\" and choose a JSON file that says what is to hold "
            + "of this recording. The folder examples/assertions of SchedLog has some, and describes the format.";

    private Button check;
    private Button again;
    private Table table;
    private Path file;
    private AssertionReport report;

    /** Called by the workbench. */
    public AssertionsView() {
        super("Assertions");
    }

    @Override
    void createContent(Composite parent) {
        HeaderBar header = new HeaderBar(parent);
        check = header.push("Check assertions...", "Choose a file and check what it says", button -> ask());
        again = header.push("Check again", "Read the file anew and check it", button -> check(file));
        table = table(parent, this::jump);
        table.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        column(table, "Result", SWT.LEFT, 80);
        column(table, "Assertion", SWT.LEFT, 340);
        column(table, "Task", SWT.LEFT, 160);
        column(table, "Actual", SWT.LEFT, 200);
        column(table, "Expected", SWT.LEFT, 160);
    }

    @Override
    public void setFocus() {
        table.setFocus();
    }

    /** A file that was checked before is checked on the other recording, too. */
    @Override
    void show(List<Part<SchedulerData>> parts) {
        clear();
        if (file != null) {
            check(file);
        } else {
            messages().say(HINT);
        }
    }

    @Override
    void empty() {
        report = null;
        table.removeAll();
        check.setEnabled(!parts().isEmpty());
        again.setEnabled(!parts().isEmpty() && file != null);
    }

    @Override
    void topologyChanged() {
        if (file != null) {
            check(file);
        }
    }

    private void ask() {
        FileDialog dialog = TmfFileDialogFactory.create(getSite().getShell(), SWT.OPEN);
        dialog.setText("Check assertions");
        dialog.setFilterExtensions(new String[] { "*.json", "*" });
        dialog.setFilterNames(new String[] { "Assertions (*.json)", "All files" });
        String chosen = dialog.open();
        if (chosen != null) {
            check(Path.of(chosen));
        }
    }

    private void check(Path chosen) {
        SchedulerData data = parts().isEmpty() ? null : parts().get(0).data();
        if (data == null) {
            return;
        }
        file = chosen;
        again.setEnabled(true);
        RecordingTrace recording = parts().get(0).recording();
        compute("Checking assertions", progress -> AssertionReport.of(recording, data, chosen, progress));
    }

    @Override
    void showResult(AssertionReport result) {
        report = result;
        table.removeAll();
        for (AssertionReport.Line line : result.lines()) {
            TableItem item = new TableItem(table, SWT.NONE);
            item.setText(new String[] { line.ok() ? "ok" : "FAILED", line.name(), line.task(), line.actual(),
                    line.expected() });
            item.setForeground(0, table.getDisplay().getSystemColor(line.ok() ? SWT.COLOR_DARK_GREEN : SWT.COLOR_RED));
        }
        if (!result.problem().isEmpty()) {
            messages().say(result.problem());
            summarise("");
        } else if (result.lines().isEmpty()) {
            messages().say(file + " holds no assertion.");
            summarise("");
        } else {
            messages().clear();
            summarise(" " + file.getFileName() + ": " + (result.failed() == 0
                    ? "all " + result.lines().size() + " hold"
                    : result.failed() + " of " + result.lines().size() + " do not hold")
                    + ". Double click a line to go to what it is about.");
        }
    }

    /** Takes all views to what a line is about. */
    void jump(int index) {
        List<AssertionReport.Line> lines = report == null ? List.of() : report.lines();
        if (!parts().isEmpty() && index >= 0 && index < lines.size()) {
            jump(parts().get(0), lines.get(index).pid(), lines.get(index).place());
        }
    }

    // ---- for tests

    Button check() {
        return check;
    }

    Table table() {
        return table;
    }
}
