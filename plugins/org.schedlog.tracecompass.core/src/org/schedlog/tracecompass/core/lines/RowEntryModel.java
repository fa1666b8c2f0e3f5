// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.lines;

import org.eclipse.tracecompass.analysis.os.linux.core.model.OsStrings;
import org.eclipse.tracecompass.tmf.core.model.timegraph.TimeGraphEntryModel;
import org.schedlog.engine.figure.Meaning;
import org.schedlog.tracecompass.core.figure.LineDrawing;

import com.google.common.collect.HashMultimap;
import com.google.common.collect.Multimap;

/** A row of a figure. */
public final class RowEntryModel extends TimeGraphEntryModel implements FigureEntry {

    /** The key under which filters find a row by its name. */
    public static final String ROW_KEY = "Row";

    private final LineDrawing drawing;
    private final int row;

    RowEntryModel(long id, long parent, LineDrawing drawing, int row, long start, long end) {
        super(id, parent, drawing.label(row), start, end);
        this.drawing = drawing;
        this.row = row;
    }

    /** @return the integer part of y of the row's lines: a CPU, a thread id or another number */
    public long number() {
        return drawing.index().rowNumber(row);
    }

    @Override
    public LineDrawing drawing() {
        return drawing;
    }

    @Override
    public int row() {
        return row;
    }

    @Override
    public boolean shows(int category) {
        return true;
    }

    /**
     * Says which CPU or thread the row is, in the words by which Trace Compass' views tell each other what was
     * selected.
     */
    @Override
    public Multimap<String, Object> getMetadata() {
        Multimap<String, Object> metadata = super.getMetadata();
        metadata.putAll(metadata(drawing, row));
        return metadata;
    }

    static Multimap<String, Object> metadata(LineDrawing drawing, int row) {
        Multimap<String, Object> metadata = HashMultimap.create();
        long number = drawing.index().rowNumber(row);
        Meaning meaning = drawing.index().rowMeaning();
        if (meaning == Meaning.CPU) {
            metadata.put(OsStrings.cpu(), number);
        } else if (meaning == Meaning.THREAD) {
            metadata.put(OsStrings.tid(), (int) number);
        }
        return metadata;
    }
}
