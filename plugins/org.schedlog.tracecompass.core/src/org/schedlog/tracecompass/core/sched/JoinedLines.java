// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.sched;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.tracecompass.tmf.core.dataprovider.DataProviderParameterUtils;
import org.eclipse.tracecompass.tmf.core.model.CommonStatusMessage;
import org.eclipse.tracecompass.tmf.core.model.TmfXyModel;
import org.eclipse.tracecompass.tmf.core.model.xy.ISeriesModel;
import org.eclipse.tracecompass.tmf.core.model.xy.ITmfXYDataProvider;
import org.eclipse.tracecompass.tmf.core.model.xy.ITmfXyModel;
import org.eclipse.tracecompass.tmf.core.response.ITmfResponse.Status;
import org.eclipse.tracecompass.tmf.core.response.TmfModelResponse;

/**
 * The lines of several recordings in one chart. Their names begin with the recording's. Thread-safe.
 */
public final class JoinedLines implements ITmfXYDataProvider {

    private final Map<String, LineProvider<?>> recordings;

    /**
     * @param recordings
     *            where the lines of each recording come from, by what it is called; may be none
     */
    public JoinedLines(Map<String, ? extends LineProvider<?>> recordings) {
        this.recordings = new LinkedHashMap<>(recordings);
    }

    /** Asks those recordings only that have any of the lines. Complete when all of them are. */
    @Override
    public TmfModelResponse<ITmfXyModel> fetchXY(Map<String, Object> parameters, IProgressMonitor monitor) {
        List<Long> items = DataProviderParameterUtils.extractSelectedItems(parameters);
        String title = "";
        List<ISeriesModel> lines = new ArrayList<>();
        for (Entry<String, LineProvider<?>> recording : recordings.entrySet()) {
            if (items == null || items.stream().anyMatch(recording.getValue()::has)) {
                Map<String, Object> ofOne = new HashMap<>(parameters);
                ofOne.put(LineProvider.RECORDING, recording.getKey());
                TmfModelResponse<ITmfXyModel> response = recording.getValue().fetchXY(ofOne, monitor);
                ITmfXyModel model = response.getModel();
                if (model == null) {
                    return response;
                }
                title = model.getTitle();
                lines.addAll(model.getSeriesData());
            }
        }
        return new TmfModelResponse<>(new TmfXyModel(title, lines), Status.COMPLETED, CommonStatusMessage.COMPLETED);
    }
}
