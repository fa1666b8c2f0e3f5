// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.lines;

import java.util.Comparator;
import java.util.List;

import org.eclipse.tracecompass.tmf.ui.widgets.timegraph.model.ITimeGraphEntry;
import org.eclipse.tracecompass.tmf.ui.widgets.timegraph.model.TimeGraphEntry;
import org.schedlog.engine.figure.Meaning;
import org.schedlog.tracecompass.core.lines.RowEntryModel;
import org.schedlog.tracecompass.core.trace.RecordingTrace;

/**
 * A row of a figure. It can be expanded into its categories, which are its children from the first time on that it is
 * expanded: most rows never are, and there may be a hundred thousand.
 */
final class RowEntry extends TimeGraphEntry {

    private final RecordingTrace trace;
    private final RowEntryModel model;
    private final int place;
    private volatile List<TimeGraphEntry> categories = List.of();

    /**
     * @param trace
     *            the row's trace
     * @param model
     *            the row
     * @param place
     *            its CPU's place in the topology's order; 0 where rows are no CPUs or the order is not wanted
     */
    RowEntry(RecordingTrace trace, RowEntryModel model, int place) {
        super(model);
        this.trace = trace;
        this.model = model;
        this.place = place;
    }

    RecordingTrace trace() {
        return trace;
    }

    int place() {
        return place;
    }

    /** @return whether it is a CPU */
    boolean isCpu() {
        return model.drawing().index().rowMeaning() == Meaning.CPU;
    }

    RowEntryModel model() {
        return model;
    }

    long number() {
        return model.number();
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
