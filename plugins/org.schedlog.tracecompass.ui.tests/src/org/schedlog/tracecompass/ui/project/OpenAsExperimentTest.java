// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.tracecompass.tmf.core.synchronization.TimestampTransformFactory;
import org.eclipse.tracecompass.tmf.core.trace.ITmfTrace;
import org.eclipse.tracecompass.tmf.core.trace.TmfTraceManager;
import org.eclipse.tracecompass.tmf.core.trace.experiment.TmfExperiment;
import org.eclipse.tracecompass.tmf.ui.project.model.TmfExperimentElement;
import org.eclipse.tracecompass.tmf.ui.project.model.TmfProjectRegistry;
import org.eclipse.tracecompass.tmf.ui.project.model.TmfTraceElement;
import org.eclipse.tracecompass.tmf.ui.widgets.timegraph.model.TimeGraphEntry;
import org.eclipse.tracecompass.tmf.ui.widgets.virtualtable.TmfVirtualTable;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchPartReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.schedlog.tracecompass.core.trace.RecordingExperiment;
import org.schedlog.tracecompass.ui.SchedLogPerspective;
import org.schedlog.tracecompass.ui.workbench.Experiments;
import org.schedlog.tracecompass.ui.workbench.TimeGraph;
import org.schedlog.tracecompass.ui.workbench.Workbench;

/** As a user does it: two recordings are selected, their starts aligned, and opened as an experiment by the menu. */
@DisplayName("Open As Experiment... > SchedLog > SchedLog experiment")
class OpenAsExperimentTest {

    private static final List<String> NAMES = List.of(Workbench.BUILD, Workbench.SIMULATED);

    private List<TmfTraceElement> recordings;
    private TmfExperiment experiment;

    @BeforeEach
    void choose() throws Exception {
        Workbench.window().getShell().setBounds(0, 0, 1600, 1000);
        recordings = Experiments.elements(Workbench.example(Workbench.SIMULATED), Workbench.example(Workbench.BUILD));
        Menu menu = Experiments.menu(List.of("Align Starts", "Open As Experiment..."), recordings);
        Workbench.select(menu, "Align Starts");
        menu.setVisible(false);
        Workbench.spin(() -> recordings.stream().anyMatch(recording -> TimestampTransformFactory
                .getTimestampTransform(recording.getResource()).transform(0) != 0), "the starts are aligned");

        menu = Experiments.menu(List.of("Open As Experiment..."), recordings);
        Menu types = Workbench.below(Workbench.below(menu, "Open As Experiment..."), "SchedLog");
        assertEquals(List.of("SchedLog experiment"), Workbench.texts(types));
        Workbench.screen("open-as-experiment-menu");
        Workbench.select(types, "SchedLog experiment");
        menu.setVisible(false);
        Workbench.spin(() -> TmfTraceManager.getInstance().getActiveTrace() instanceof TmfExperiment,
                "the experiment opens");
        experiment = assertInstanceOf(RecordingExperiment.class, TmfTraceManager.getInstance().getActiveTrace());
    }

    @AfterEach
    void close() throws Exception {
        if (Workbench.page().isPageZoomed()) {
            Workbench.page().zoomOut();
        }
        TmfExperimentElement element = (TmfExperimentElement) TmfProjectRegistry.findElement(experiment.getResource(),
                true);
        Workbench.closeTraces();
        Experiments.delete(element);
        for (TmfTraceElement recording : recordings) {
            recording.deleteSupplementaryFolder();
        }
        Workbench.page().resetPerspective();
    }

    private static void zoom(IViewPart view) {
        IWorkbenchPartReference reference = Workbench.page().getReference(view);
        Workbench.page().toggleZoom(reference);
    }

    private static void picture(String view) throws Exception {
        Workbench.picture("schedlog-experiment-" + view);
    }

    @Test
    void the_editor_has_the_events_of_both() throws Exception {
        assertEquals(NAMES, experiment.getTraces().stream().map(ITmfTrace::getName).sorted().toList());
        long events = experiment.getTraces().stream().mapToLong(ITmfTrace::getNbEvents).sum();
        assertEquals(events, experiment.getNbEvents());
        TmfVirtualTable table = Workbench.controls(Workbench.window().getShell(), TmfVirtualTable.class).get(0);
        Workbench.spin(() -> table.getItemCount() == events + 1, "the table has all events");
        picture("window");
    }

    /** Shows a view with rows, which has those of both below rows of their names. */
    private void rows(String id, String picture, String first, String second) throws Exception {
        TimeGraph view = new TimeGraph(id, experiment);
        view.zoom();
        long start = experiment.getStartTime().toNanos();
        view.range(start, start + 150_000_000);
        Workbench.spin(() -> names(view).containsAll(NAMES), "both recordings have rows in " + id);
        picture(picture);
        assertTrue(below(view, Workbench.BUILD).contains(first), () -> below(view, Workbench.BUILD).toString());
        assertTrue(below(view, Workbench.SIMULATED).contains(second),
                () -> below(view, Workbench.SIMULATED).toString());
        for (String name : NAMES) {
            assertTrue(view.rows().stream().filter(row -> ancestry(row).contains(name) && !row.getName().equals(name))
                    .anyMatch(row -> !view.events(row).isEmpty()), name + " has something in its rows");
        }
        view.zoom();
        view.hide();
    }

    private static List<String> names(TimeGraph view) {
        return view.rows().stream().map(TimeGraphEntry::getName).toList();
    }

    private static List<String> ancestry(TimeGraphEntry row) {
        List<String> names = new ArrayList<>();
        for (TimeGraphEntry each = row; each != null; each = each.getParent()) {
            names.add(each.getName());
        }
        return names;
    }

    private static List<String> below(TimeGraph view, String trace) {
        return view.rows().stream().filter(row -> ancestry(row).contains(trace)).map(TimeGraphEntry::getName).toList();
    }

    @Test
    void views_of_rows_have_those_of_each() throws Exception {
        rows(SchedLogPerspective.LINES_VIEW_ID, "lines", "CPU 1", "CPU 7");
        rows("org.eclipse.tracecompass.analysis.os.linux.views.controlflow", "control-flow", "cc1", "swapper/7");
        rows("org.eclipse.tracecompass.analysis.os.linux.views.resources", "resources", "CPU 1 States",
                "CPU 7 States");
    }

    private static Stream<TreeItem> items(TreeItem item) {
        return Stream.concat(Stream.of(item), Arrays.stream(item.getItems()).flatMap(OpenAsExperimentTest::items));
    }

    /** The texts of the tree items that can be seen in the window. */
    private static List<String> listed() {
        return Workbench.controls(Workbench.window().getShell(), Tree.class).stream().filter(Tree::isVisible)
                .flatMap(tree -> Arrays.stream(tree.getItems())).flatMap(OpenAsExperimentTest::items)
                .map(item -> item.getText(0)).toList();
    }

    /** Shows a view with a tree beside its chart, or alone. */
    private static void chart(String id, String picture, BooleanSupplier isThere) throws Exception {
        IViewPart view = Workbench.showView(id, IViewPart.class);
        zoom(view);
        Workbench.settle(isThere, id + " shows both: " + listed());
        picture(picture);
        zoom(view);
        Workbench.page().hideView(view);
    }

    @Test
    void charts_and_statistics_show_each() throws Exception {
        chart("org.schedlog.tracecompass.ui.views.runqueue", "run-queues", () -> true);
        chart("org.schedlog.tracecompass.ui.views.frequency", "frequency", () -> true);
        chart("org.eclipse.tracecompass.analysis.os.linux.views.cpuusage", "cpu-usage",
                () -> listed().containsAll(NAMES));
        chart("org.eclipse.linuxtools.tmf.ui.views.histogram", "histogram", () -> true);
        chart("org.eclipse.linuxtools.tmf.ui.views.statistics", "statistics", () -> listed().containsAll(NAMES));
        Workbench.act(Workbench.window().getShell(), SWT.None);
    }

    static void unused(Event event) {
    }
}
