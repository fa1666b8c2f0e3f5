// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.eclipse.swt.widgets.Table;
import org.eclipse.tracecompass.tmf.core.event.ITmfEvent;
import org.eclipse.tracecompass.tmf.core.trace.experiment.TmfExperiment;
import org.eclipse.tracecompass.tmf.ui.project.model.TmfExperimentElement;
import org.eclipse.tracecompass.tmf.ui.project.model.TmfTraceElement;
import org.eclipse.tracecompass.tmf.ui.widgets.virtualtable.TmfVirtualTable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.schedlog.tracecompass.core.trace.RecordingExperiment;
import org.schedlog.tracecompass.ui.workbench.Experiments;
import org.schedlog.tracecompass.ui.workbench.Workbench;

@DisplayName("A SchedLog experiment in Trace Compass")
class RecordingExperimentViewsTest {

    private static final String ALIGN = "org.schedlog.tracecompass.ui.align";

    private List<TmfTraceElement> recordings;
    private TmfExperimentElement element;

    @BeforeEach
    void make() throws Exception {
        recordings = Experiments.elements(Workbench.example(Workbench.SIMULATED), Workbench.example(Workbench.BUILD));
        element = Experiments.make("recordings", RecordingExperiment.ID, recordings);
        Experiments.run(ALIGN, element);
    }

    @AfterEach
    void delete() throws Exception {
        Workbench.closeTraces();
        Experiments.delete(element);
        for (TmfTraceElement recording : recordings) {
            recording.deleteSupplementaryFolder();
        }
        Workbench.page().resetPerspective();
    }

    @Test
    void the_events_table_has_all_events_at_once_in_order() throws Exception {
        TmfExperiment experiment = Experiments.open(element);
        assertEquals(RecordingExperiment.class, experiment.getClass());
        long events = experiment.getTraces().stream().mapToLong(trace -> trace.getNbEvents()).sum();
        assertEquals(events, experiment.getNbEvents());
        TmfVirtualTable all = Workbench.controls(Workbench.window().getShell(), TmfVirtualTable.class).get(0);
        Workbench.spin(() -> all.getItemCount() == events + 1, "the table has all events");
        Table visible = Workbench.find(all, Table.class);
        all.setSelection(1_000);
        Workbench.spin(() -> shown(visible).size() > 5 && all.getTopIndex() > 500, "the events are shown");
        Workbench.picture("events-experiment");
        List<ITmfEvent> shown = shown(visible);
        Set<String> traces = new HashSet<>();
        for (int i = 0; i < shown.size(); i++) {
            traces.add(shown.get(i).getTrace().getName());
            assertTrue(i == 0 || shown.get(i - 1).getTimestamp().compareTo(shown.get(i).getTimestamp()) <= 0, "order");
        }
        assertEquals(2, traces.size(), "events of both recordings");
    }

    private static List<ITmfEvent> shown(Table visible) {
        return Arrays.stream(visible.getItems()).map(item -> item.getData()).filter(ITmfEvent.class::isInstance)
                .map(ITmfEvent.class::cast).toList();
    }
}
