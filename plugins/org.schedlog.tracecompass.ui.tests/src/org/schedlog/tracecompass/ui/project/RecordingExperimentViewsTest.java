// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.eclipse.swt.widgets.Table;
import org.eclipse.tracecompass.tmf.core.event.ITmfEvent;
import org.eclipse.tracecompass.tmf.core.synchronization.TimestampTransformFactory;
import org.eclipse.tracecompass.tmf.core.trace.ITmfTrace;
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
        Workbench.window().getShell().setBounds(0, 0, 1600, 1000);
        recordings = Experiments.elements(Workbench.example(Workbench.SIMULATED), Workbench.example(Workbench.BUILD));
        element = Experiments.make("recordings", RecordingExperiment.ID, recordings);
        Experiments.run(ALIGN, element);
        Workbench.spin(() -> TimestampTransformFactory.getTimestampTransform(recordings.get(1).getResource())
                .transform(0) != 0, "the starts are aligned");
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
        ITmfTrace build = experiment.getTraces().stream().filter(trace -> trace.getName().equals(Workbench.BUILD))
                .findFirst().orElseThrow();
        ITmfEvent event = build.getNext(build.seekEvent(5L));
        int row = 1 + (int) experiment.seekEvent(event.getTimestamp()).getRank();
        all.setSelection(row);
        Workbench.spin(() -> shown(visible).contains(event) && traces(visible).size() == 2,
                "row " + row + " is shown among events of both");
        Workbench.picture(Workbench.window().getShell(), "events-experiment");
        List<ITmfEvent> shown = shown(visible);
        for (int i = 1; i < shown.size(); i++) {
            assertTrue(shown.get(i - 1).getTimestamp().compareTo(shown.get(i).getTimestamp()) <= 0, "order");
        }
    }

    private static Set<String> traces(Table visible) {
        return shown(visible).stream().map(event -> event.getTrace().getName()).collect(Collectors.toSet());
    }

    private static List<ITmfEvent> shown(Table visible) {
        return Arrays.stream(visible.getItems()).map(item -> item.getData()).filter(ITmfEvent.class::isInstance)
                .map(ITmfEvent.class::cast).toList();
    }
}
