// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.analyses;

import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.tracecompass.tmf.core.analysis.TmfAbstractAnalysisModule;
import org.eclipse.tracecompass.tmf.core.trace.ITmfTrace;

/**
 * Stands for an analysis of Trace Compass, by its id, that no recording can have. Trace Compass itself would offer it,
 * read all events and show empty views; so it is struck out below the trace, and its help says why. The reason stands
 * behind the class' name in plugin.xml, after a colon.
 */
public final class MissingAnalysis extends TmfAbstractAnalysisModule implements IExecutableExtension {

    private String reason = "";

    @Override
    public void setInitializationData(IConfigurationElement element, String attribute, Object data) {
        reason = (String) data;
    }

    @Override
    public boolean canExecute(ITmfTrace trace) {
        return false;
    }

    @Override
    protected boolean executeAnalysis(IProgressMonitor monitor) {
        return false;
    }

    @Override
    protected void canceling() {
        // never runs
    }

    @Override
    protected String getFullHelpText() {
        return reason;
    }

    @Override
    protected String getShortHelpText(ITmfTrace trace) {
        return getName() + " is not possible for " + trace.getName() + ".";
    }

    @Override
    protected String getTraceCannotExecuteHelpText(ITmfTrace trace) {
        return reason;
    }
}
