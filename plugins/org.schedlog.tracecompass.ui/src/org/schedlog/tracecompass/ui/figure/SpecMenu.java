// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.figure;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IMenuCreator;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.tracecompass.tmf.core.trace.TmfTraceManager;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.dialogs.PreferencesUtil;
import org.schedlog.engine.spec.FigureSpec;
import org.schedlog.tracecompass.core.spec.SpecLibrary;
import org.schedlog.tracecompass.core.spec.SpecSource;
import org.schedlog.tracecompass.ui.spec.SpecActions;
import org.schedlog.tracecompass.ui.spec.SpecItems;
import org.schedlog.tracecompass.ui.spec.SpecPreferencePage;

/**
 * The drop-down menu in a view's tool bar by which the specification is chosen: the shipped ones, the workspace's, the
 * project's, files used before, or another file. Also leads to editing the one in use and to the list of all.
 */
public final class SpecMenu extends Action implements IMenuCreator {

    private final FigureSpec.Kind kind;
    private final Supplier<SpecSource> current;
    private final Consumer<SpecSource> choose;
    private final Set<SpecSource> files = new LinkedHashSet<>();
    private Menu menu;

    /**
     * For a view that shows lines.
     *
     * @param current
     *            gives the specification in use
     * @param choose
     *            gets the one that the user chose
     */
    public SpecMenu(Supplier<SpecSource> current, Consumer<SpecSource> choose) {
        this(FigureSpec.Kind.LINES, current, choose);
    }

    /**
     * @param kind
     *            what the view shows; only such specifications are offered
     * @param current
     *            gives the specification in use
     * @param choose
     *            gets the one that the user chose
     */
    public SpecMenu(FigureSpec.Kind kind, Supplier<SpecSource> current, Consumer<SpecSource> choose) {
        super("Specification", IAction.AS_DROP_DOWN_MENU);
        this.kind = kind;
        this.current = current;
        this.choose = choose;
        setToolTipText("Choose the specification of the figure");
        setMenuCreator(this);
    }

    /** Shows in the tool bar which specification is in use. */
    public void update() {
        SpecSource source = current.get();
        setText(source.name());
        if (source.path().isPresent()) {
            files.add(source);
        }
    }

    /** A click beside the arrow opens the menu as well. */
    @Override
    public void runWithEvent(Event event) {
        if (event.widget instanceof ToolItem item) {
            Menu opened = getMenu(item.getParent());
            Rectangle bounds = item.getBounds();
            opened.setLocation(item.getParent().toDisplay(bounds.x, bounds.y + bounds.height));
            opened.setVisible(true);
        }
    }

    @Override
    public Menu getMenu(Control parent) {
        dispose();
        menu = new Menu(parent);
        SpecSource inUse = current.get();
        files.removeIf(file -> !file.exists() && !file.equals(inUse));
        SpecItems items = new SpecItems(menu, Optional.of(inUse), choose);
        items.addAll(kind, SpecLibrary.projectOf(TmfTraceManager.getInstance().getActiveTrace()), files);
        items.addSeparator();
        items.add("Open JSON file...", () -> actions().openFile().ifPresent(choose));
        items.addSeparator();
        items.add("Edit " + inUse.name() + (inUse.path().isPresent() ? "" : "..."), () -> edit(inUse));
        items.add("Duplicate " + inUse.name(), () -> actions().duplicate(inUse).ifPresent(choose));
        items.add("Manage specifications...", SpecMenu::manage);
        return menu;
    }

    private void edit(SpecSource source) {
        actions().edit(source).filter(edited -> !edited.equals(source)).ifPresent(choose);
    }

    private static void manage() {
        PreferencesUtil.createPreferenceDialogOn(PlatformUI.getWorkbench().getActiveWorkbenchWindow().getShell(),
                SpecPreferencePage.ID, null, null).open();
    }

    private static SpecActions actions() {
        return new SpecActions(PlatformUI.getWorkbench().getActiveWorkbenchWindow().getShell());
    }

    @Override
    public Menu getMenu(Menu parent) {
        return null;
    }

    @Override
    public void dispose() {
        if (menu != null) {
            menu.dispose();
            menu = null;
        }
    }
}
