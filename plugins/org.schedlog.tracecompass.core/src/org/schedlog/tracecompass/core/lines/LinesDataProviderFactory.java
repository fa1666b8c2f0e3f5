// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.lines;

import org.eclipse.tracecompass.tmf.core.dataprovider.IDataProviderFactory;
import org.eclipse.tracecompass.tmf.core.model.tree.ITmfTreeDataModel;
import org.eclipse.tracecompass.tmf.core.model.tree.ITmfTreeDataProvider;
import org.eclipse.tracecompass.tmf.core.trace.ITmfTrace;
import org.schedlog.tracecompass.core.figure.FigureRequest;
import org.schedlog.tracecompass.core.spec.SpecSource;
import org.schedlog.tracecompass.core.trace.RecordingTrace;

/**
 * Makes the data provider of a line figure: of the default specification, or of the request that the secondary id
 * names.
 */
public final class LinesDataProviderFactory implements IDataProviderFactory {

    @Override
    public ITmfTreeDataProvider<? extends ITmfTreeDataModel> createProvider(ITmfTrace trace) {
        return trace instanceof RecordingTrace recording
                ? new LinesDataProvider(recording, FigureRequest.all(SpecSource.DEFAULT), LinesDataProvider.ID) : null;
    }

    @Override
    public ITmfTreeDataProvider<? extends ITmfTreeDataModel> createProvider(ITmfTrace trace, String secondaryId) {
        if (!(trace instanceof RecordingTrace recording)) {
            return null;
        }
        return FigureRequest.of(secondaryId)
                .map(request -> new LinesDataProvider(recording, request, LinesDataProvider.ID + ":" + secondaryId))
                .orElse(null);
    }
}
