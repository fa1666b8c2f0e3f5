// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.sched;

import java.util.Optional;
import java.util.function.Function;

import org.eclipse.tracecompass.tmf.core.trace.ITmfTrace;

/**
 * Where to ask for what an analysis computes.
 *
 * @param <D>
 *            what it computes
 */
public final class AnalysisSource<D> {

    private final Function<ITmfTrace, Optional<String>> refusals;
    private final Function<ITmfTrace, Optional<ComputedAnalysis<D>>> analyses;

    AnalysisSource(Function<ITmfTrace, Optional<String>> refusals,
            Function<ITmfTrace, Optional<ComputedAnalysis<D>>> analyses) {
        this.refusals = refusals;
        this.analyses = analyses;
    }

    /**
     * @param trace
     *            a trace
     * @return why it cannot be analysed, for the user; empty if it can
     */
    public Optional<String> refusal(ITmfTrace trace) {
        return refusals.apply(trace);
    }

    /**
     * @param trace
     *            a trace
     * @return its analysis; empty where it cannot have one or is just being opened
     */
    public Optional<ComputedAnalysis<D>> of(ITmfTrace trace) {
        return analyses.apply(trace);
    }
}
