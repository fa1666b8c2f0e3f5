// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.lines;

import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;

import org.eclipse.core.runtime.FileLocator;
import org.eclipse.core.runtime.Path;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.ui.IWorkbenchActionConstants;
import org.osgi.framework.FrameworkUtil;
import org.schedlog.tracecompass.ui.parts.Actions;

/** The buttons and menu items of the Lines view that Trace Compass' time graphs do not have. For the UI thread only. */
final class LinesActions {

    private final LinesView view;
    private final IAction fitToQuery;
    private final IAction reset;
    private final IAction fitRows;
    private final IAction arrows;
    private final IAction legend;
    private final IAction idle;

    LinesActions(LinesView view) {
        this.view = view;
        fitToQuery = Actions.push("Fit to query",
                "Zoom to the time range in which the figure's lines are, i.e. the query's result", icon("fit"),
                view::fitToQuery);
        reset = Actions.push("Reset figure", "Show the whole time range, without a query, all categories and arrows",
                icon("reset"), view::resetFigure);
        fitRows = Actions.push("Fit all rows", "Make the rows so low that all fit into the view", icon("rows"),
                () -> view.rowLayout().setHeight(RowHeight.ALL_FIT));
        arrows = Actions.check("Show arrows", "Show the lines that go from row to row", view::setArrowsVisible);
        legend = Actions.check("Show legend pane", "Show the categories beside the figure", view::setLegendVisible);
        idle = Actions.check("Mark idle CPUs while others have too much to do", "Marks in rows of CPUs, by a magenta "
                + "bar, when a CPU is idle while the run queue of another one has more than one task",
                view::setIdleMarked);
        arrows.setImageDescriptor(icon("arrows"));
        update();
    }

    private static ImageDescriptor icon(String name) {
        return ImageDescriptor.createFromURL(FileLocator.find(FrameworkUtil.getBundle(LinesActions.class),
                new Path("icons/" + name + ".png")));
    }

    /** Shows what is switched on. */
    void update() {
        arrows.setChecked(view.areArrowsVisible());
        legend.setChecked(view.isLegendVisible());
        idle.setChecked(view.areIdleMarked());
    }

    void fill(IToolBarManager manager) {
        manager.appendToGroup(IWorkbenchActionConstants.MB_ADDITIONS, fitToQuery);
        manager.appendToGroup(IWorkbenchActionConstants.MB_ADDITIONS, reset);
        manager.appendToGroup(IWorkbenchActionConstants.MB_ADDITIONS, fitRows);
        manager.appendToGroup(IWorkbenchActionConstants.MB_ADDITIONS, arrows);
        manager.appendToGroup(IWorkbenchActionConstants.MB_ADDITIONS, new Separator());
    }

    void fill(IMenuManager manager) {
        manager.add(new Separator());
        manager.add(fitToQuery);
        manager.add(reset);
        manager.add(arrows);
        manager.add(legend);
        manager.add(idle);
        MenuManager heights = new MenuManager("Row height");
        heights.setRemoveAllWhenShown(true);
        heights.addMenuListener(this::fillHeights);
        manager.add(heights);
        MenuManager orders = new MenuManager("Sort rows by");
        orders.setRemoveAllWhenShown(true);
        orders.addMenuListener(this::fillOrders);
        manager.add(orders);
        MenuManager groups = new MenuManager("Group rows of CPUs by");
        groups.setRemoveAllWhenShown(true);
        groups.addMenuListener(this::fillGroups);
        manager.add(groups);
    }

    private void fillHeights(IMenuManager menu) {
        menu.add(radio("&Automatic", () -> view.rowLayout().height() == RowHeight.AUTOMATIC,
                () -> view.rowLayout().setHeight(RowHeight.AUTOMATIC)));
        menu.add(radio("Fit all &rows", () -> view.rowLayout().height() == RowHeight.ALL_FIT,
                () -> view.rowLayout().setHeight(RowHeight.ALL_FIT)));
        menu.add(new Separator());
        for (int height : RowHeight.CHOICES) {
            menu.add(radio(height == 1 ? "1 pixel" : height + " pixels", () -> view.rowLayout().height() == height,
                    () -> view.rowLayout().setHeight(height)));
        }
    }

    private void fillOrders(IMenuManager menu) {
        for (RowOrder.Key key : RowOrder.Key.values()) {
            menu.add(radio(key.text(), () -> view.rowLayout().order().key() == key,
                    () -> view.rowLayout().setOrder(new RowOrder(key, view.rowLayout().order().descending()))));
        }
        menu.add(new Separator());
        IAction descending = Actions.check("&Descending", "The last row first",
                checked -> view.rowLayout().setOrder(new RowOrder(view.rowLayout().order().key(), checked)));
        descending.setChecked(view.rowLayout().order().descending());
        menu.add(descending);
    }

    private void fillGroups(IMenuManager menu) {
        String chosen = view.rowLayout().grouping();
        Set<String> levels =
                CpuRows.levels(view.getTrace() == null ? List.of() : LinesView.recordings(view.getTrace()));
        menu.add(radio("&nothing", chosen::isEmpty, () -> view.rowLayout().setGrouping("")));
        for (String level : levels) {
            menu.add(radio(level, () -> level.equals(chosen), () -> view.rowLayout().setGrouping(level)));
        }
        if (levels.isEmpty()) {
            IAction none = Actions.push("The topology has no levels; the Residency view can load or edit one", "", null,
                    view::rebuildEntries);
            none.setEnabled(false);
            menu.add(none);
        }
    }

    private static IAction radio(String text, BooleanSupplier isChosen, Runnable choose) {
        Action action = new Action(text, IAction.AS_RADIO_BUTTON) {
            @Override
            public void run() {
                if (isChecked()) {
                    choose.run();
                }
            }
        };
        action.setChecked(isChosen.getAsBoolean());
        return action;
    }
}
