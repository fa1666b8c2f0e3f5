// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.lines;

import java.util.Comparator;
import java.util.List;

import org.eclipse.tracecompass.tmf.ui.widgets.timegraph.model.ITimeGraphEntry;
import org.eclipse.tracecompass.tmf.ui.widgets.timegraph.model.TimeGraphEntry;
import org.schedlog.tracecompass.core.lines.RowEntryModel;

/**
 * A row of a figure. It can be expanded into its categories, which are its children from the first time on that it is
 * expanded: most rows never are, and there may be a hundred thousand.
 */
final class RowEntry extends TimeGraphEntry {

    private final RowEntryModel model;
    private volatile List<TimeGraphEntry> categories = List.of();

    RowEntry(RowEntryModel model, TimeGraphEntry parent) {
        super(model);
        this.model = model;
        setParent(parent);
    }

    RowEntryModel model() {
        return model;
    }

    /** @return whether its categories are its children already */
    boolean isFilled() {
        return !categories.isEmpty();
    }

    void fill(List<TimeGraphEntry> children) {
        children.forEach(child -> child.setParent(this));
        categories = List.copyOf(children);
    }

    @Override
    public boolean hasChildren() {
        return model.drawing().index().hasLines(model.row());
    }

    @Override
    public List<TimeGraphEntry> getChildren() {
        return categories;
    }

    /** Categories stay in the order of the specification. */
    @Override
    public void sortChildren(Comparator<ITimeGraphEntry> comparator) {
        // nothing to sort
    }
}
