// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.sched;

import java.nio.file.Path;
import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.tracecompass.analysis.os.linux.core.signals.TmfThreadSelectedSignal;
import org.eclipse.tracecompass.tmf.ui.dialog.TmfFileDialogFactory;
import org.schedlog.tracecompass.core.sched.AssertionReport;
import org.schedlog.tracecompass.core.sched.SchedulerData;
import org.schedlog.tracecompass.core.statistics.LatestJob;
import org.schedlog.tracecompass.core.trace.RecordingTrace;
import org.schedlog.tracecompass.ui.SchedLogPerspective;

/** The view "Assertions": which assertions of a file hold of the recording. UI thread only. */
public final class AssertionsView extends SchedulerView {

    /** The view's id. */
    public static final String ID = SchedLogPerspective.ASSERTIONS_VIEW_ID;

    private static final String HINT = "Press \"Check assertions...\" and choose a JSON file that says what is to hold "
            + "of this recording. The folder examples/assertions of SchedLog has some, and describes the format.";

    private final LatestJob<AssertionReport> job = new LatestJob<>(this::inUserInterface, this::show, this::failed);
    private Button check;
    private Button again;
    private Table table;
    private Label summary;
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
        table = new Table(parent, SWT.FULL_SELECTION);
        table.setHeaderVisible(true);
        table.setLinesVisible(true);
        table.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        column("Result", SWT.LEFT, 80);
        column("Assertion", SWT.LEFT, 340);
        column("Task", SWT.LEFT, 160);
        column("Actual", SWT.LEFT, 200);
        column("Expected", SWT.LEFT, 160);
        table.addListener(SWT.DefaultSelection, event -> jump(table.indexOf((TableItem) event.item)));
        summary = new Label(parent, SWT.NONE);
        summary.setLayoutData(new GridData(SWT.FILL, SWT.BOTTOM, true, false));
        clear();
    }

    private void column(String title, int align, int width) {
        TableColumn column = new TableColumn(table, align);
        column.setText(title);
        column.setWidth(width);
    }

    @Override
    public void setFocus() {
        table.setFocus();
    }

    @Override
    public void dispose() {
        job.drop();
        super.dispose();
    }

    /** A file that was checked before is checked on the other recording, too. */
    @Override
    void show(SchedulerData data) {
        clear();
        if (file != null) {
            check(file);
        } else {
            messages().say(HINT);
        }
    }

    @Override
    void clear() {
        job.drop();
        report = null;
        table.removeAll();
        summary.setText("");
        check.setEnabled(data().isPresent());
        again.setEnabled(data().isPresent() && file != null);
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
        SchedulerData data = data().orElse(null);
        if (data == null) {
            return;
        }
        file = chosen;
        again.setEnabled(true);
        RecordingTrace recording = recording();
        job.start("Checking assertions", 0, progress -> AssertionReport.of(recording, data, chosen, progress));
    }

    private void show(AssertionReport result) {
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
            summary.setText("");
        } else if (result.lines().isEmpty()) {
            messages().say(file + " holds no assertion.");
            summary.setText("");
        } else {
            messages().clear();
            summary.setText(" " + file.getFileName() + ": " + (result.failed() == 0
                    ? "all " + result.lines().size() + " hold"
                    : result.failed() + " of " + result.lines().size() + " do not hold")
                    + ". Double click a line to go to what it is about.");
        }
    }

    /** Takes all views to what a line is about. */
    void jump(int index) {
        List<AssertionReport.Line> lines = report == null ? List.of() : report.lines();
        if (data().isPresent() && index >= 0 && index < lines.size()) {
            AssertionReport.Line line = lines.get(index);
            if (line.pid() != null) {
                broadcast(new TmfThreadSelectedSignal(this, line.pid(), recording()));
            }
            Jump.to(this, getTrace(), data().get(), line.place());
        }
    }

    // ---- for tests

    Button check() {
        return check;
    }

    Table table() {
        return table;
    }

    String summary() {
        return summary.getText();
    }

    boolean isSettled() {
        return !isLoading() && !job.isRunning();
    }
}
