// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.lines;

import org.eclipse.tracecompass.analysis.os.linux.core.model.OsStrings;
import org.eclipse.tracecompass.tmf.core.model.timegraph.TimeGraphEntryModel;
import org.schedlog.engine.figure.Meaning;
import org.schedlog.tracecompass.core.figure.LineDrawing;

import com.google.common.collect.Multimap;

/** A row of a figure. */
public final class RowEntryModel extends TimeGraphEntryModel {

    private final long number;
    private final Meaning meaning;

    RowEntryModel(long id, long parent, LineDrawing drawing, int row, long start, long end) {
        super(id, parent, drawing.label(row), start, end);
        this.number = drawing.index().rowNumber(row);
        this.meaning = drawing.index().rowMeaning();
    }

    /** @return the integer part of y of the row's lines: a CPU, a thread id or another number */
    public long number() {
        return number;
    }

    /**
     * Says which CPU or thread the row is, in the words by which Trace Compass' views tell each other what was
     * selected.
     */
    @Override
    public Multimap<String, Object> getMetadata() {
        Multimap<String, Object> metadata = super.getMetadata();
        if (meaning == Meaning.CPU) {
            metadata.put(OsStrings.cpu(), number);
        } else if (meaning == Meaning.THREAD) {
            metadata.put(OsStrings.tid(), (int) number);
        }
        return metadata;
    }
}
