// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.lines;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.eclipse.tracecompass.tmf.core.model.timegraph.TimeGraphEntryModel;
import org.eclipse.tracecompass.tmf.ui.widgets.timegraph.model.ITimeGraphEntry;
import org.eclipse.tracecompass.tmf.ui.widgets.timegraph.model.TimeGraphEntry;

/** A heading over rows of CPUs that belong together; it has no lines of its own. */
final class HeadingEntry extends TimeGraphEntry {

    private volatile List<TimeGraphEntry> children = List.of();

    HeadingEntry(TimeGraphEntryModel model) {
        super(model);
    }

    /** Sets what stands below it. */
    void show(List<TimeGraphEntry> entries) {
        children = List.copyOf(entries);
    }

    @Override
    public boolean hasChildren() {
        return !children.isEmpty();
    }

    @Override
    public List<TimeGraphEntry> getChildren() {
        return children;
    }

    @Override
    public void sortChildren(Comparator<ITimeGraphEntry> comparator) {
        List<TimeGraphEntry> sorted = new ArrayList<>(children);
        sorted.sort(comparator);
        children = List.copyOf(sorted);
    }
}
