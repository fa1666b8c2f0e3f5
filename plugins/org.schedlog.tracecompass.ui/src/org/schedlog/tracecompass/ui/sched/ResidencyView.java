// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.sched;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

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
import org.schedlog.engine.sched.Topology;
import org.schedlog.tracecompass.core.sched.Durations;
import org.schedlog.tracecompass.core.sched.ResidencyModel;
import org.schedlog.tracecompass.core.sched.ResidencyRow;
import org.schedlog.tracecompass.core.sched.SchedulerData;
import org.schedlog.tracecompass.ui.SchedLogPerspective;
import org.schedlog.tracecompass.ui.parts.Actions;
import org.schedlog.tracecompass.ui.table.TextExport;

/**
 * The view "Residency": how long each task ran where, in the whole recording or in the range that is visible or
 * selected. UI thread only.
 */
public final class ResidencyView extends SchedulerView<ResidencyModel> {

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
    private Optional<ResidencyModel> model = Optional.empty();

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
        Action copyAll = Actions.push("Copy all", "Copy all shown rows as text", null, () -> copy(tree.rows()));
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
        model = Optional.empty();
        level.show(parts);
        recompute();
    }

    @Override
    void empty() {
        model = Optional.empty();
        tree.clear();
    }

    @Override
    void showResult(ResidencyModel result) {
        model = Optional.of(result);
        showRows();
        if (!result.isComplete()) {
            compute("Putting together what tasks of one name did", result::completed);
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
        tree.select(row -> row.pid().getAsInt() == pid);
    }

    private void recompute() {
        if (parts().isEmpty()) {
            return;
        }
        SchedulerData data = parts().get(0).data();
        Optional<TimeWindow> window = excerpts(range).stream().map(Excerpt::window).findFirst();
        if (window.isEmpty()) {
            return;
        }
        List<Topology.Node> nodes = level.nodes(parts().get(0).recording());
        compute("Adding up who ran where",
                progress -> ResidencyModel.of(data, window.get(), nodes, progress));
        // a table that is shown at once needs no word
        getSite().getShell().getDisplay().timerExec(PATIENCE_MS, () -> {
            if (isComputing() && !tree.control().isDisposed()) {
                summarise("Computing ...");
            }
        });
    }

    private void showRows() {
        if (model.isEmpty()) {
            return;
        }
        List<ResidencyRow> rows = model.get().rows(filter.getText(), idle.getSelection(), absent.getSelection(),
                tree.order());
        tree.show(model.get(), rows);
        int shown = rows.stream().mapToInt(row -> row.tasks().size()).sum();
        TimeWindow window = model.get().window();
        summarise(String.format(Locale.ROOT, " %,d of %,d tasks.  From %s to %s: %s", shown,
                parts().get(0).data().timeline().taskCount(), Durations.exact(window.from()), Durations.exact(window.to()),
                Durations.exact(window.length())));
        if (shown > 0) {
            messages().warn(notes());
        } else if (filter.getText().isBlank()) {
            messages().say("No task runs or waits in this range. The idle task and inactive tasks are hidden; see the "
                    + "boxes above the table.");
        } else {
            messages().say("No task that is shown has \"" + filter.getText() + "\" in its name or thread id.");
        }
    }

    private void selected(ResidencyRow row) {
        broadcast(new TmfThreadSelectedSignal(this, row.pid().getAsInt(), parts().get(0).recording()));
    }

    // ---- taking it elsewhere

    private void copy(List<ResidencyRow> rows) {
        model.ifPresent(table -> TextExport.copy(rows.isEmpty() ? "" : table.export(rows, "\t")));
    }

    private void export() {
        model.ifPresent(table -> TextExport.save(getSite().getShell(), "residency.csv",
                table.export(tree.rows(), ",")));
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
