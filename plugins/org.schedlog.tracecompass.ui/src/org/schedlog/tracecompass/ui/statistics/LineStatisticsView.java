// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.statistics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.tracecompass.tmf.core.signal.TmfSelectionRangeUpdatedSignal;
import org.eclipse.tracecompass.tmf.core.signal.TmfSignalHandler;
import org.eclipse.tracecompass.tmf.core.signal.TmfWindowRangeUpdatedSignal;
import org.eclipse.ui.ISharedImages;
import org.eclipse.ui.actions.ActionFactory;
import org.schedlog.engine.figure.Meaning;
import org.schedlog.tracecompass.core.figure.FigureListener;
import org.schedlog.tracecompass.core.figure.FigureRequest;
import org.schedlog.tracecompass.core.figure.Figures;
import org.schedlog.tracecompass.core.spec.SpecSource;
import org.schedlog.tracecompass.core.statistics.LineStatistics;
import org.schedlog.tracecompass.core.statistics.StatisticsText;
import org.schedlog.tracecompass.core.statistics.TimeSpan;
import org.schedlog.tracecompass.core.trace.RecordingTrace;
import org.schedlog.tracecompass.ui.SchedLogPerspective;
import org.schedlog.tracecompass.ui.parts.Actions;
import org.schedlog.tracecompass.ui.table.RecordingView;
import org.schedlog.tracecompass.ui.table.TextExport;

/**
 * The view "Line Statistics": for each category of the figure that the user looks at, how many lines it has and the
 * mean, sum, least and greatest value of each output column; of everything, of the visible range or of the selection,
 * under the figure's query. UI thread, except where said.
 */
public final class LineStatisticsView extends RecordingView<List<TraceStatistics>> {

    /** The view's id. */
    public static final String ID = SchedLogPerspective.LINE_STATISTICS_VIEW_ID;

    /** While the user drags, ranges follow each other quickly. */
    private static final int RANGE_DELAY_MS = 200;

    private final FigureListener follower = new FigureListener() {
        @Override
        public void chosen(FigureRequest request) {
            inUserInterface(() -> update(0));
        }

        @Override
        public void outdated(SpecSource source) {
            // whoever shows the figure asks for it anew first
            inUserInterface(() -> update(RANGE_DELAY_MS));
        }
    };
    private final Action copy = Actions.push("Copy", "Copy the selected rows as text, or all of them",
            Actions.shared(ISharedImages.IMG_TOOL_COPY), this::copy);
    private final Action export = Actions.push("Export as CSV...",
            "Write the statistics of all columns to a CSV file", Actions.shared(ISharedImages.IMG_ETOOL_SAVEAS_EDIT),
            this::export);
    private List<Figures> followed = List.of();
    private List<TraceStatistics> shown = List.of();
    private Scope scope = Scope.EVERYTHING;
    /** What the user chose; kept for figures that have no such column. */
    private String column = LineStatistics.LENGTH;
    private Combo scopes;
    private Combo columns;
    private Label what;
    private StatisticsTree tree;

    /** Called by the workbench. */
    public LineStatisticsView() {
        super(ID, "statistics", false);
    }

    // ---- parts

    @Override
    protected void createTable(Composite parent) {
        Composite bar = new Composite(parent, SWT.NONE);
        bar.setLayout(new GridLayout(4, false));
        bar.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        new Label(bar, SWT.NONE).setText("Statistics of:");
        scopes = new Combo(bar, SWT.READ_ONLY);
        for (Scope one : Scope.values()) {
            scopes.add(one.label());
        }
        scopes.select(scope.ordinal());
        scopes.addListener(SWT.Selection, event -> setScope(Scope.values()[scopes.getSelectionIndex()]));
        new Label(bar, SWT.NONE).setText("Column:");
        columns = new Combo(bar, SWT.READ_ONLY);
        columns.setToolTipText("The output column whose values the categories' rows show. Open a row to see all.");
        columns.addListener(SWT.Selection, event -> showColumn(columns.getText()));
        what = new Label(bar, SWT.NONE);
        what.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 4, 1));
        tree = new StatisticsTree(parent);
    }

    @Override
    public void createPartControl(Composite parent) {
        super.createPartControl(parent);
        Action hide = Actions.check("Hide categories without lines", null, tree::hideEmpty);
        IToolBarManager toolBar = getViewSite().getActionBars().getToolBarManager();
        toolBar.add(copy);
        toolBar.add(export);
        IMenuManager viewMenu = getViewSite().getActionBars().getMenuManager();
        viewMenu.add(hide);
        MenuManager popup = new MenuManager();
        popup.add(copy);
        popup.add(export);
        tree.viewer().getControl().setMenu(popup.createContextMenu(tree.viewer().getControl()));
        getViewSite().getActionBars().setGlobalActionHandler(ActionFactory.COPY.getId(), copy);
        getViewSite().setSelectionProvider(tree.viewer());
    }

    @Override
    public void setFocus() {
        tree.viewer().getControl().setFocus();
    }

    @Override
    public void dispose() {
        followed.forEach(figures -> figures.removeListener(follower));
        super.dispose();
    }

    // ---- what the statistics are of

    @Override
    protected void traceChanged() {
        followed.forEach(figures -> figures.removeListener(follower));
        followed = recordings().stream().map(Figures::of).toList();
        followed.forEach(figures -> figures.addListener(follower));
        show(List.of());
        update(0);
    }

    /**
     * The user zoomed or scrolled; called in any thread.
     *
     * @param signal
     *            says where to
     */
    @TmfSignalHandler
    public void rangeChanged(TmfWindowRangeUpdatedSignal signal) {
        inUserInterface(() -> updateIf(Scope.VISIBLE));
    }

    /**
     * The user selected another stretch of time; called in any thread.
     *
     * @param signal
     *            says which
     */
    @TmfSignalHandler
    public void selectionChanged(TmfSelectionRangeUpdatedSignal signal) {
        inUserInterface(() -> updateIf(Scope.SELECTION));
    }

    private void updateIf(Scope concerned) {
        if (scope == concerned) {
            update(RANGE_DELAY_MS);
        }
    }

    /** Which lines the statistics are of. */
    void setScope(Scope chosen) {
        scope = chosen;
        scopes.select(chosen.ordinal());
        update(0);
    }

    private void update(int delay) {
        if (followed.isEmpty()) {
            return;
        }
        List<RecordingTrace> recordings = recordings();
        List<FigureRequest> requests = followed.stream().map(Figures::chosen).toList();
        Optional<TimeSpan> span = scope.span(trace());
        List<Figures> figures = followed;
        compute("Computing statistics of " + requests.get(0).name(), delay, progress -> {
            List<TraceStatistics> made = new ArrayList<>();
            for (int i = 0; i < requests.size(); i++) {
                made.add(new TraceStatistics(recordings.get(i).getName(),
                        LineStatistics.of(figures.get(i), requests.get(i), span, progress)));
            }
            return made;
        });
    }

    // ---- the result

    @Override
    protected void show(List<TraceStatistics> statistics) {
        shown = statistics;
        Set<String> names = new LinkedHashSet<>();
        statistics.forEach(one -> names.addAll(one.statistics().columns()));
        columns.setItems(names.toArray(new String[0]));
        String now = names.contains(column) || names.isEmpty() ? column : names.iterator().next();
        columns.setText(now);
        columns.setEnabled(!names.isEmpty());
        what.setText(statistics.isEmpty() ? "" : description(statistics.get(0).statistics()));
        what.setToolTipText(what.getText());
        tree.show(statistics);
        tree.showColumn(now);
        copy.setEnabled(!names.isEmpty());
        export.setEnabled(!names.isEmpty());
        columns.getParent().layout();
        List<String> problems = statistics.stream().flatMap(one -> one.statistics().problems().stream()).distinct()
                .toList();
        if (!problems.isEmpty()) {
            messages().problems(problems);
        } else if (!statistics.isEmpty() && statistics.stream()
                .allMatch(one -> one.statistics().rows().stream().allMatch(row -> row.count() == 0))) {
            messages().information("There are no lines in "
                    + (scope == Scope.EVERYTHING ? "" : "the " + scope.label().toLowerCase() + " of ")
                    + statistics.get(0).statistics().request().name() + ".");
        }
    }

    private String description(LineStatistics statistics) {
        String text = statistics.request().name();
        if (statistics.span().isEmpty()) {
            return text;
        }
        TimeSpan span = statistics.span().get();
        long base = recordings().isEmpty() ? 0
                : recordings().get(0).traceTime(recordings().get(0).recording().start());
        String from = StatisticsText.rounded(span.from() - base, Meaning.TIME);
        if (span.from() == span.to()) {
            return text + ", at " + from + " since the first event";
        }
        return text + ", " + from + " to " + StatisticsText.rounded(span.to() - base, Meaning.TIME) + " ("
                + StatisticsText.rounded(span.to() - span.from(), Meaning.DURATION) + ")";
    }

    /** Shows the values of a column in the categories' rows. */
    void showColumn(String name) {
        column = name;
        columns.setText(name);
        tree.showColumn(name);
    }

    private void copy() {
        TextExport.copy(tree.text());
    }

    private void export() {
        String name = shown.get(0).statistics().request().source().name() + "-statistics.csv";
        Map<String, LineStatistics> byTrace = new LinkedHashMap<>();
        shown.forEach(one -> byTrace.put(one.trace(), one.statistics()));
        String csv = shown.size() == 1 ? StatisticsText.csv(shown.get(0).statistics()) : StatisticsText.csv(byTrace);
        TextExport.save(getSite().getShell(), name, csv);
    }

    Action exportAction() {
        return export;
    }

    StatisticsTree tree() {
        return tree;
    }

    /** What is said above the table. */
    String said() {
        return messages().said();
    }

    /** What the statistics are of, as it stands beside the choosers. */
    String what() {
        return what.getText();
    }
}
