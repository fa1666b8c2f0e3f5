// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.sched;

import java.util.List;

import org.eclipse.tracecompass.tmf.core.model.tree.TmfTreeDataModel;

/** An entry of a chart of CPUs. Immutable. */
public final class CpuEntryModel extends TmfTreeDataModel {

    /** What an entry stands for. */
    public enum Kind {
        /** All CPUs; it has no line. */
        ALL,
        /** The mean over all CPUs. */
        MEAN,
        /** The greatest value that any CPU has. */
        GREATEST,
        /** The least value that any CPU has. */
        LEAST,
        /** The sum over all CPUs. */
        SUM,
        /** A CPU. */
        CPU
    }

    private final Kind kind;
    private final RangeValues values;

    CpuEntryModel(long id, long parent, Kind kind, List<String> labels, RangeValues values) {
        super(id, parent, labels, kind != Kind.ALL, null);
        this.kind = kind;
        this.values = values;
    }

    /** @return what it stands for */
    public Kind kind() {
        return kind;
    }

    /**
     * @return what its values are like in the range that was asked for, in Hz or as numbers of threads, of all CPUs or
     *         of one; nothing is known where no range was asked for
     */
    public RangeValues values() {
        return values;
    }
}
