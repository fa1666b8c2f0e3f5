// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.sched;

import java.util.function.Function;

import org.eclipse.tracecompass.tmf.core.dataprovider.IDataProviderFactory;
import org.eclipse.tracecompass.tmf.core.model.tree.ITmfTreeDataModel;
import org.eclipse.tracecompass.tmf.core.model.tree.ITmfTreeDataProvider;
import org.eclipse.tracecompass.tmf.core.trace.ITmfTrace;
import org.schedlog.tracecompass.core.trace.RecordingTrace;

/** Makes a data provider for each trace that has CTX_SWITCH events. */
abstract class SchedulerProviderFactory implements IDataProviderFactory {

    private final Function<RecordingTrace, ITmfTreeDataProvider<? extends ITmfTreeDataModel>> provider;

    SchedulerProviderFactory(Function<RecordingTrace, ITmfTreeDataProvider<? extends ITmfTreeDataModel>> provider) {
        this.provider = provider;
    }

    @Override
    public ITmfTreeDataProvider<? extends ITmfTreeDataModel> createProvider(ITmfTrace trace) {
        return trace instanceof RecordingTrace recording && ResidencyAnalysis.refusal(trace).isEmpty()
                ? provider.apply(recording) : null;
    }

    /** There is one provider for a trace, whatever follows the id. */
    @Override
    public ITmfTreeDataProvider<? extends ITmfTreeDataModel> createProvider(ITmfTrace trace, String secondaryId) {
        return createProvider(trace);
    }
}
