// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.sched;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.tracecompass.analysis.os.linux.core.signals.TmfThreadSelectedSignal;
import org.eclipse.ui.actions.ActionFactory;
import org.schedlog.engine.sched.TimeWindow;
import org.schedlog.tracecompass.core.sched.Durations;
import org.schedlog.tracecompass.core.sched.NodeColumns;
import org.schedlog.tracecompass.core.sched.ResidencyModel;
import org.schedlog.tracecompass.core.sched.ResidencyRow;
import org.schedlog.tracecompass.core.sched.ResidencyText;
import org.schedlog.tracecompass.core.sched.SchedulerData;
import org.schedlog.tracecompass.ui.SchedLogPerspective;
import org.schedlog.tracecompass.ui.parts.Actions;
import org.schedlog.tracecompass.ui.table.TextExport;

/**
 * The view "Residency": how long each task ran where, in the whole recording or in the range that is visible or
 * selected. UI thread only.
 */
public final class ResidencyView extends SchedulerView<List<Part<ResidencyModel>>> {

    /** The view's id. */
    public static final String ID = SchedLogPerspective.RESIDENCY_VIEW_ID;

    private static final int PATIENCE_MS = 300;

    private Text filter;
    private Combo range;
    private Button idle;
    private Button absent;
    private LevelChoice level;
    private ResidencyTree tree;
    private Action export;
    private List<Part<ResidencyModel>> models = List.of();

    /** Called by the workbench. */
    public ResidencyView() {
        super("Residency");
    }

    @Override
    void createContent(Composite parent) {
        HeaderBar header = new HeaderBar(parent);
        filter = header.filter("Name or thread id", text -> showRows());
        range = header.choice("Range:", "Which part of the recording the numbers are of", RangeChoice.texts(),
                index -> recompute());
        level = new LevelChoice(header, "Columns for:", "Adds a column for each node of a level of the topology",
                "no level", this::recompute);
        idle = header.check("Idle task", "Show the idle task of all CPUs, too", false, this::showRows);
        absent = header.check("Inactive tasks", "Show tasks, too, that do nothing in the range", false,
                this::showRows);
        tree = new ResidencyTree(parent, this::showRows, this::selected);
        createActions();
    }

    private void createActions() {
        Action copy = Actions.push("Copy", "Copy the selected rows as text", null, () -> copy(tree.selection()));
        Action copyAll = Actions.push("Copy all", "Copy all shown rows as text", null, () -> copy(tree.totals()));
        export = Actions.push("Export as CSV...", "Write all shown rows to a file", null, this::export);
        MenuManager context = new MenuManager();
        context.add(copy);
        context.add(copyAll);
        context.add(new Separator());
        context.add(export);
        tree.control().setMenu(context.createContextMenu(tree.control()));
        IMenuManager menu = getViewSite().getActionBars().getMenuManager();
        menu.add(copyAll);
        menu.add(export);
        menu.add(new Separator());
        getViewSite().getActionBars().setGlobalActionHandler(ActionFactory.COPY.getId(), copy);
    }

    @Override
    public void setFocus() {
        tree.control().setFocus();
    }

    // ---- what is shown

    @Override
    void show(List<Part<SchedulerData>> parts) {
        models = List.of();
        level.show(parts);
        recompute();
    }

    @Override
    void empty() {
        models = List.of();
        tree.clear();
    }

    @Override
    void showResult(List<Part<ResidencyModel>> result) {
        models = result;
        showRows();
        if (!result.stream().allMatch(model -> model.data().isComplete())) {
            compute("Putting together what tasks of one name did", progress -> result.stream()
                    .map(model -> model.with(model.data().completed(progress))).toList());
        }
    }

    @Override
    void rangeChanged() {
        if (RangeChoice.of(range) != RangeChoice.WHOLE) {
            recompute();
        }
    }

    @Override
    void topologyChanged() {
        level.show(parts());
        recompute();
    }

    @Override
    void threadSelected(Part<SchedulerData> part, int pid) {
        tree.select(part.recording(), row -> row.pid().getAsInt() == pid);
    }

    private void recompute() {
        if (parts().isEmpty()) {
            return;
        }
        List<Excerpt> excerpts = excerpts(range);
        if (excerpts.isEmpty()) {
            return;
        }
        List<NodeColumns> nodes = NodeColumns.of(excerpts.stream()
                .map(excerpt -> level.nodes(excerpt.part().recording())).toList());
        compute("Adding up who ran where", progress -> IntStream.range(0, excerpts.size())
                .mapToObj(i -> excerpts.get(i).part().with(ResidencyModel.of(excerpts.get(i).part().data(),
                        excerpts.get(i).window(), nodes.get(i), progress))).toList());
        // a table that is shown at once needs no word
        getSite().getShell().getDisplay().timerExec(PATIENCE_MS, () -> {
            if (isComputing() && !tree.control().isDisposed()) {
                summarise("Computing ...");
            }
        });
    }

    private void showRows() {
        if (models.isEmpty()) {
            return;
        }
        List<Part<ResidencyRow>> totals = models.stream().map(model -> model.with(model.data().total(model.name(),
                model.data().rows(filter.getText(), idle.getSelection(), absent.getSelection(), tree.order()))))
                .toList();
        tree.show(text(), totals);
        summarise(IntStream.range(0, models.size()).mapToObj(i -> " " + models.get(i).among(models,
                summary(models.get(i).data(), totals.get(i).data()))).collect(Collectors.joining("\n")));
        if (totals.stream().anyMatch(total -> total.data().taskCount() > 0)) {
            messages().warn(notes());
        } else if (filter.getText().isBlank()) {
            say(List.of("No task runs or waits in this range. The idle task and inactive tasks are hidden; see the "
                    + "boxes above the table."));
        } else {
            say(List.of("No task that is shown has \"" + filter.getText() + "\" in its name or thread id."));
        }
    }

    private static String summary(ResidencyModel model, ResidencyRow total) {
        TimeWindow window = model.window();
        return String.format(Locale.ROOT, "%,d of %,d tasks.  From %s to %s: %s", total.taskCount(),
                model.taskCount(), Durations.exact(window.from()), Durations.exact(window.to()),
                Durations.exact(window.length()));
    }

    private void selected(Part<ResidencyRow> row) {
        broadcast(new TmfThreadSelectedSignal(this, row.data().pid().getAsInt(), row.recording()));
    }

    // ---- taking it elsewhere

    /** The columns are those of all recordings. */
    private ResidencyText text() {
        return new ResidencyText(models.get(0).data().columns());
    }

    private String text(List<Part<ResidencyRow>> rows, String separator) {
        boolean isNamed = models.size() > 1;
        return text().heading(isNamed, separator) + rows.stream().map(row -> text().lines(row.data(),
                isNamed ? row.name() : null, separator)).collect(Collectors.joining());
    }

    private void copy(List<Part<ResidencyRow>> rows) {
        if (rows.stream().anyMatch(row -> row.data().taskCount() > 0)) {
            TextExport.copy(text(rows, "\t"));
        }
    }

    private void export() {
        if (!models.isEmpty()) {
            TextExport.save(getSite().getShell(), "residency.csv", text(tree.totals(), ","));
        }
    }

    // ---- for tests

    Action exportAction() {
        return export;
    }

    Tree tree() {
        return tree.control();
    }

    Text filter() {
        return filter;
    }

    Combo range() {
        return range;
    }

    LevelChoice level() {
        return level;
    }

    Button idle() {
        return idle;
    }
}
