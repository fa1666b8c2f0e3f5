// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.sched;

import java.util.function.BiFunction;

import org.eclipse.tracecompass.tmf.core.dataprovider.IDataProviderFactory;
import org.eclipse.tracecompass.tmf.core.model.tree.ITmfTreeDataModel;
import org.eclipse.tracecompass.tmf.core.model.tree.ITmfTreeDataProvider;
import org.eclipse.tracecompass.tmf.core.trace.ITmfTrace;
import org.schedlog.tracecompass.core.trace.RecordingTrace;

/** Makes data providers for each trace that an analysis can work on. */
abstract class SchedulerProviderFactory implements IDataProviderFactory {

    private final AnalysisSource<?> source;
    private final BiFunction<RecordingTrace, String, ITmfTreeDataProvider<? extends ITmfTreeDataModel>> provider;

    /**
     * @param source
     *            the analysis
     * @param provider
     *            makes a provider of a trace and of what follows the id; that is empty where nothing does
     */
    SchedulerProviderFactory(AnalysisSource<?> source,
            BiFunction<RecordingTrace, String, ITmfTreeDataProvider<? extends ITmfTreeDataModel>> provider) {
        this.source = source;
        this.provider = provider;
    }

    @Override
    public ITmfTreeDataProvider<? extends ITmfTreeDataModel> createProvider(ITmfTrace trace) {
        return createProvider(trace, "");
    }

    @Override
    public ITmfTreeDataProvider<? extends ITmfTreeDataModel> createProvider(ITmfTrace trace, String secondaryId) {
        return trace instanceof RecordingTrace recording && source.refusal(trace).isEmpty()
                ? provider.apply(recording, secondaryId) : null;
    }
}
