// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.lines;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.tracecompass.tmf.core.model.CommonStatusMessage;
import org.eclipse.tracecompass.tmf.core.model.IOutputStyleProvider;
import org.eclipse.tracecompass.tmf.core.model.OutputElementStyle;
import org.eclipse.tracecompass.tmf.core.model.OutputStyleModel;
import org.eclipse.tracecompass.tmf.core.model.timegraph.ITimeGraphArrow;
import org.eclipse.tracecompass.tmf.core.model.timegraph.ITimeGraphDataProvider;
import org.eclipse.tracecompass.tmf.core.model.timegraph.TimeGraphEntryModel;
import org.eclipse.tracecompass.tmf.core.model.timegraph.TimeGraphModel;
import org.eclipse.tracecompass.tmf.core.model.tree.TmfTreeModel;
import org.eclipse.tracecompass.tmf.core.response.ITmfResponse.Status;
import org.eclipse.tracecompass.tmf.core.response.TmfModelResponse;

/**
 * Gives Trace Compass' presentation the styles of the figures on show, and nothing else. A presentation takes styles
 * only from data providers and never lets go of one; so it gets this one and not those of the figures.
 */
final class StyleSource implements ITimeGraphDataProvider<TimeGraphEntryModel>, IOutputStyleProvider {

    private final Supplier<Map<String, OutputElementStyle>> styles;

    /**
     * @param styles
     *            gives the current styles; called in any thread
     */
    StyleSource(Supplier<Map<String, OutputElementStyle>> styles) {
        this.styles = styles;
    }

    @Override
    public TmfModelResponse<OutputStyleModel> fetchStyle(Map<String, Object> parameters, IProgressMonitor monitor) {
        return completed(new OutputStyleModel(styles.get()));
    }

    @Override
    public TmfModelResponse<TmfTreeModel<TimeGraphEntryModel>> fetchTree(Map<String, Object> parameters,
            IProgressMonitor monitor) {
        return completed(new TmfTreeModel<>(List.of(), List.of()));
    }

    @Override
    public TmfModelResponse<TimeGraphModel> fetchRowModel(Map<String, Object> parameters, IProgressMonitor monitor) {
        return completed(new TimeGraphModel(List.of()));
    }

    @Override
    public TmfModelResponse<List<ITimeGraphArrow>> fetchArrows(Map<String, Object> parameters,
            IProgressMonitor monitor) {
        return completed(List.of());
    }

    @Override
    public TmfModelResponse<Map<String, String>> fetchTooltip(Map<String, Object> parameters,
            IProgressMonitor monitor) {
        return completed(Map.of());
    }

    @Override
    public String getId() {
        return getClass().getName();
    }

    private static <T> TmfModelResponse<T> completed(T model) {
        return new TmfModelResponse<>(model, Status.COMPLETED, CommonStatusMessage.COMPLETED);
    }
}
