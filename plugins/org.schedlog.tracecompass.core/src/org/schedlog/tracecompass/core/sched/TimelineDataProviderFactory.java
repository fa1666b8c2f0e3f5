// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.sched;

import org.eclipse.tracecompass.tmf.core.dataprovider.IDataProviderFactory;
import org.eclipse.tracecompass.tmf.core.model.tree.ITmfTreeDataModel;
import org.eclipse.tracecompass.tmf.core.model.tree.ITmfTreeDataProvider;
import org.eclipse.tracecompass.tmf.core.trace.ITmfTrace;
import org.schedlog.tracecompass.core.trace.RecordingTrace;

/** Makes the data provider of the time line of a trace that has one. */
public final class TimelineDataProviderFactory implements IDataProviderFactory {

    @Override
    public ITmfTreeDataProvider<? extends ITmfTreeDataModel> createProvider(ITmfTrace trace) {
        return trace instanceof RecordingTrace recording && ResidencyAnalysis.refusal(trace).isEmpty()
                ? new TimelineDataProvider(recording) : null;
    }

    /** There is one provider for a trace, whatever follows the id. */
    @Override
    public ITmfTreeDataProvider<? extends ITmfTreeDataModel> createProvider(ITmfTrace trace, String secondaryId) {
        return createProvider(trace);
    }
}
