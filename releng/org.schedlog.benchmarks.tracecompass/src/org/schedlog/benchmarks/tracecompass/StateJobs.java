// SPDX-License-Identifier: EPL-2.0
package org.schedlog.benchmarks.tracecompass;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.tracecompass.tmf.core.analysis.IAnalysisModule;
import org.schedlog.tracecompass.core.state.StateAnalysis;
import org.schedlog.tracecompass.core.trace.RecordingTrace;

/** What the views of states cost: how long their analyses take, and the first picture. */
final class StateJobs {

    private StateJobs() {
    }

    static void run(RecordingTrace trace) throws Exception {
        Timer.once("TC_STATE", () -> complete(StateAnalysis.of(trace).orElseThrow()));
    }

    private static void complete(IAnalysisModule analysis) {
        analysis.schedule();
        if (!analysis.waitForCompletion(new NullProgressMonitor())) {
            throw new IllegalStateException(analysis.getName() + " was not completed");
        }
    }
}
