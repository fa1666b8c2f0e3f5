// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.sched;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Table;
import org.eclipse.tracecompass.tmf.ui.dialog.TmfFileDialogFactory;
import org.schedlog.tracecompass.core.sched.AssertionReport;
import org.schedlog.tracecompass.core.sched.SchedulerData;
import org.schedlog.tracecompass.ui.SchedLogPerspective;

/** The view "Assertions": which assertions of a file hold of the recordings. UI thread only. */
public final class AssertionsView extends SchedulerView<List<Part<AssertionReport>>> {

    /** The view's id. */
    public static final String ID = SchedLogPerspective.ASSERTIONS_VIEW_ID;

    private static final String HINT = "Press \"Check assertions...\" and choose a JSON file that says what is to hold "
            + "of this recording. The folder examples/assertions of SchedLog has some, and describes the format.";

    private static final String HOW_TO_JUMP = "Double click a line to go to what it is about.";

    private Button check;
    private Button again;
    private PartTable<AssertionReport.Line> table;
    private Path file;

    /** Called by the workbench. */
    public AssertionsView() {
        super("Assertions");
    }

    @Override
    void createContent(Composite parent) {
        HeaderBar header = new HeaderBar(parent);
        check = header.push("Check assertions...", "Choose a file and check what it says", button -> ask());
        again = header.push("Check again", "Read the file anew and check it", button -> check(file));
        table = new PartTable<AssertionReport.Line>(parent,
                line -> jump(line, line.data().pid(), line.data().place())).filling();
        table.column("Result", SWT.LEFT, 80);
        table.column("Assertion", SWT.LEFT, 340);
        table.column("Task", SWT.LEFT, 160);
        table.column("Actual", SWT.LEFT, 200);
        table.column("Expected", SWT.LEFT, 160);
    }

    @Override
    public void setFocus() {
        table.control().setFocus();
    }

    /** A file that was checked before is checked on other recordings, too. */
    @Override
    void show(List<Part<SchedulerData>> parts) {
        clear();
        if (file != null) {
            check(file);
        } else {
            say(List.of(HINT));
        }
    }

    @Override
    void empty() {
        table.clear();
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
        List<Part<SchedulerData>> parts = parts();
        if (parts.isEmpty()) {
            return;
        }
        file = chosen;
        again.setEnabled(true);
        compute("Checking assertions", progress -> parts.stream().map(part -> part.with(
                AssertionReport.of(part.recording(), part.data(), chosen, progress))).toList());
    }

    @Override
    void showResult(List<Part<AssertionReport>> reports) {
        table.show(parts(), reports.stream().flatMap(part -> part.data().lines().stream().map(part::with)).toList(),
                line -> List.of(line.data().ok() ? "ok" : "FAILED", line.data().name(), line.data().task(),
                        line.data().actual(), line.data().expected()));
        for (int i = 0; i < table.lines().size(); i++) {
            table.control().getItem(i).setForeground(table.firstColumn(), table.control().getDisplay().getSystemColor(
                    table.lines().get(i).data().ok() ? SWT.COLOR_DARK_GREEN : SWT.COLOR_RED));
        }
        List<Part<AssertionReport>> checked =
                reports.stream().filter(part -> part.data().problem().isEmpty()).toList();
        if (!checked.isEmpty() && table.lines().isEmpty()) {
            say(List.of(file + " holds no assertion."));
        } else {
            say(problems(reports));
        }
        summarise(table.lines().isEmpty() ? "" : " " + file.getFileName() + (reports.size() == 1
                ? ": " + verdict(reports.get(0)) + ". " + HOW_TO_JUMP
                : ", checked on each recording. " + HOW_TO_JUMP + checked.stream()
                        .map(part -> "\n   " + part.name() + ": " + verdict(part)).collect(Collectors.joining())));
    }

    /** What is wrong with the file itself is wrong for all recordings, and said once. */
    private static List<String> problems(List<Part<AssertionReport>> reports) {
        List<String> problems = reports.stream().map(part -> part.data().problem()).distinct().toList();
        return problems.size() == 1 ? problems : reports.stream().filter(part -> !part.data().problem().isEmpty())
                .map(part -> part.among(reports, part.data().problem())).toList();
    }

    private static String verdict(Part<AssertionReport> part) {
        int count = part.data().lines().size();
        long failed = part.data().failed();
        return failed == 0 ? "all " + count + " hold" : failed + " of " + count + " do not hold";
    }

    // ---- for tests

    Button check() {
        return check;
    }

    Table table() {
        return table.control();
    }
}
