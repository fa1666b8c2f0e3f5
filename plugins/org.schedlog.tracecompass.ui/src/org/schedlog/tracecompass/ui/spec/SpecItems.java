// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.spec;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.core.resources.IProject;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.schedlog.engine.spec.FigureSpec;
import org.schedlog.tracecompass.core.spec.SpecEntry;
import org.schedlog.tracecompass.core.spec.SpecLibrary;
import org.schedlog.tracecompass.core.spec.SpecSource;

/** The items of a menu by which one of all specifications of a kind is chosen, by where they are from. */
public final class SpecItems {

    private final Menu menu;
    private final Optional<SpecSource> current;
    private final Consumer<SpecSource> choose;

    /**
     * @param menu
     *            gets the items
     * @param current
     *            the specification in use, which is checked; empty for none
     * @param choose
     *            gets the one that the user chose
     */
    public SpecItems(Menu menu, Optional<SpecSource> current, Consumer<SpecSource> choose) {
        this.menu = menu;
        this.current = current;
        this.choose = choose;
    }

    /**
     * Adds all that the library lists, and other files.
     *
     * @param kind
     *            lines or points
     * @param project
     *            the tracing project whose specifications belong to the list
     * @param files
     *            files from elsewhere; those that are in the list already are not added again
     */
    public void addAll(FigureSpec.Kind kind, Optional<IProject> project, Collection<SpecSource> files) {
        List<SpecEntry> entries = SpecLibrary.list(kind, project);
        String place = "";
        for (SpecEntry entry : entries) {
            if (!entry.place().equals(place)) {
                place = entry.place();
                addHeading(place);
            }
            add(entry, entry.source().name());
        }
        List<SpecSource> others = files.stream()
                .filter(file -> entries.stream().noneMatch(entry -> entry.source().equals(file))).toList();
        if (!others.isEmpty()) {
            addHeading("Other files");
            others.forEach(file -> add(SpecLibrary.entry(file), file.fileName()));
        }
    }

    private void addHeading(String text) {
        if (menu.getItemCount() > 0) {
            new MenuItem(menu, SWT.SEPARATOR);
        }
        MenuItem heading = new MenuItem(menu, SWT.PUSH);
        heading.setText(text);
        heading.setEnabled(false);
    }

    private void add(SpecEntry entry, String name) {
        MenuItem item = new MenuItem(menu, current.isPresent() ? SWT.RADIO : SWT.PUSH);
        String problems = entry.problems() == 0 ? "" : " (" + entry.stateText() + ")";
        item.setText((name + problems).replace("&", "&&"));
        item.setSelection(current.equals(Optional.of(entry.source())));
        item.addListener(SWT.Selection, event -> {
            if (current.isEmpty() || item.getSelection()) {
                choose.accept(entry.source());
            }
        });
    }

    /**
     * Adds something else to do, at the menu's end.
     *
     * @param text
     *            what
     * @param action
     *            does it
     */
    public void add(String text, Runnable action) {
        MenuItem item = new MenuItem(menu, SWT.PUSH);
        item.setText(text.replace("&", "&&"));
        item.addListener(SWT.Selection, event -> action.run());
    }

    /** Adds a separator. */
    public void addSeparator() {
        new MenuItem(menu, SWT.SEPARATOR);
    }
}
