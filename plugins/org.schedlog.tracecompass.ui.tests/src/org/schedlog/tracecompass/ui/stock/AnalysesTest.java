// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.stock;

import org.eclipse.tracecompass.tmf.core.analysis.IAnalysisModule;
import org.eclipse.tracecompass.tmf.core.analysis.IAnalysisModuleHelper;
import org.eclipse.tracecompass.tmf.core.analysis.TmfAnalysisManager;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.schedlog.tracecompass.core.trace.RecordingTrace;
import org.schedlog.tracecompass.ui.workbench.Workbench;

@DisplayName("Analyses under a recording")
class AnalysesTest {

    @Test
    void dump() throws Exception {
        RecordingTrace trace = Workbench.open(Workbench.SIMULATED);
        for (IAnalysisModuleHelper helper : TmfAnalysisManager.getAnalysisModules().values()) {
            boolean applies = helper.appliesToTraceType(RecordingTrace.class);
            IAnalysisModule module = trace.getAnalysisModule(helper.getId());
            System.out.println("DUMP " + (applies ? "applies " : "        ") + helper.isAutomatic() + "\t" + helper.getId() + "\t" + helper.getName()
                    + "\t" + (module == null ? "null" : module.getClass().getName()) + "\t"
                    + (applies ? helper.getHelpText(trace).replace('\n', '|') : ""));
        }
        Workbench.closeTraces();
    }
}
