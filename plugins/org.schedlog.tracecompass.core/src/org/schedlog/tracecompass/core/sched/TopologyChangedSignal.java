// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.sched;

import org.eclipse.tracecompass.tmf.core.signal.TmfSignal;
import org.schedlog.tracecompass.core.trace.RecordingTrace;

/** The user chose another topology for a trace: whoever shows something by it shows it anew. */
public final class TopologyChangedSignal extends TmfSignal {

    private final RecordingTrace trace;

    /**
     * @param source
     *            who changed it
     * @param trace
     *            the trace
     */
    public TopologyChangedSignal(Object source, RecordingTrace trace) {
        super(source);
        this.trace = trace;
    }

    /** @return the trace whose topology is another one now */
    public RecordingTrace trace() {
        return trace;
    }
}
