// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.project;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.eclipse.tracecompass.tmf.ui.project.model.TmfExperimentElement;
import org.eclipse.tracecompass.tmf.ui.project.model.TmfTraceElement;
import org.schedlog.tracecompass.core.trace.RecordingTrace;

/** The recordings that are meant when something is selected in the Project Explorer. */
final class SelectedRecordings {

    private SelectedRecordings() {
    }

    /**
     * @param selected
     *            traces, also those shown below an experiment, and experiments
     * @return the recordings among them and in them, as they stand in the folder of traces, without repetition; empty
     *         if there is anything else
     */
    static List<TmfTraceElement> of(Iterable<?> selected) {
        Set<TmfTraceElement> found = new LinkedHashSet<>();
        for (Object element : selected) {
            if (element instanceof TmfTraceElement trace) {
                found.add(trace.getElementUnderTraceFolder());
            } else if (element instanceof TmfExperimentElement experiment) {
                experiment.getTraces().forEach(trace -> found.add(trace.getElementUnderTraceFolder()));
            } else {
                return List.of();
            }
        }
        boolean recordings = found.stream().allMatch(trace -> RecordingTrace.isType(trace.getTraceType()));
        return recordings ? new ArrayList<>(found) : List.of();
    }
}
