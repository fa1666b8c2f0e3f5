// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.figure;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.ActionContributionItem;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IMenuCreator;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.ui.PlatformUI;
import org.schedlog.tracecompass.core.spec.SpecSource;

/**
 * The drop-down menu in the view's tool bar by which the specification is chosen: the shipped ones, files used before,
 * or another file.
 */
public final class SpecMenu extends Action implements IMenuCreator {

    private final Supplier<SpecSource> current;
    private final Consumer<SpecSource> choose;
    private final List<SpecSource> files = new ArrayList<>();
    private Menu menu;

    /**
     * @param current
     *            gives the specification in use
     * @param choose
     *            gets the one that the user chose
     */
    public SpecMenu(Supplier<SpecSource> current, Consumer<SpecSource> choose) {
        super("Specification", IAction.AS_DROP_DOWN_MENU);
        this.current = current;
        this.choose = choose;
        setToolTipText("Choose the specification of the figure");
        setMenuCreator(this);
    }

    /** Shows in the tool bar which specification is in use. */
    public void update() {
        SpecSource source = current.get();
        setText(source.name());
        if (source.path().isPresent() && !files.contains(source)) {
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
        SpecSource.shipped().forEach(this::add);
        if (!files.isEmpty()) {
            new MenuItem(menu, SWT.SEPARATOR);
            files.forEach(this::add);
        }
        new MenuItem(menu, SWT.SEPARATOR);
        Action open = new Action("Open JSON file...") {
            @Override
            public void run() {
                openFile();
            }
        };
        new ActionContributionItem(open).fill(menu, -1);
        return menu;
    }

    private void add(SpecSource source) {
        String text = source.path().map(Path::toString).orElse(source.name());
        Action action = new Action(text, IAction.AS_RADIO_BUTTON) {
            @Override
            public void run() {
                if (isChecked()) {
                    choose.accept(source);
                }
            }
        };
        action.setChecked(source.equals(current.get()));
        new ActionContributionItem(action).fill(menu, -1);
    }

    private void openFile() {
        FileDialog dialog = new FileDialog(PlatformUI.getWorkbench().getActiveWorkbenchWindow().getShell(), SWT.OPEN);
        dialog.setText("Open a specification");
        dialog.setFilterExtensions(new String[] { "*.json", "*" });
        dialog.setFilterNames(new String[] { "Specifications (*.json)", "All files" });
        current.get().path().ifPresent(path -> dialog.setFilterPath(String.valueOf(path.getParent())));
        String chosen = dialog.open();
        if (chosen != null) {
            choose.accept(SpecSource.file(Path.of(chosen)));
        }
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
