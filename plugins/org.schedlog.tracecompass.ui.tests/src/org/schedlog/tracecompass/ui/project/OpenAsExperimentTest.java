// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.tracecompass.tmf.core.event.ITmfEvent;
import org.eclipse.tracecompass.tmf.core.event.aspect.TmfBaseAspects;
import org.eclipse.tracecompass.tmf.core.filter.model.TmfFilterMatchesNode;
import org.eclipse.tracecompass.tmf.core.signal.TmfSignalManager;
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
import org.schedlog.engine.column.Recording;
import org.schedlog.tracecompass.core.trace.RecordingExperiment;
import org.schedlog.tracecompass.core.trace.RecordingTrace;
import org.schedlog.tracecompass.ui.SchedLogPerspective;
import org.schedlog.tracecompass.ui.events.FilterEventsSignal;
import org.schedlog.tracecompass.ui.lines.LinesView;
import org.schedlog.tracecompass.ui.workbench.EventsTable;
import org.schedlog.tracecompass.ui.workbench.Experiments;
import org.schedlog.tracecompass.ui.workbench.TimeGraph;
import org.schedlog.tracecompass.ui.workbench.Workbench;

/** As a user does it: two recordings are selected, their starts aligned, and opened as an experiment by the menu. */
@DisplayName("Open As Experiment... > SchedLog > SchedLog experiment")
class OpenAsExperimentTest {

    private static final String USAGE = "org.eclipse.tracecompass.analysis.os.linux.views.cpuusage";
    private static final String STATISTICS = "org.eclipse.linuxtools.tmf.ui.views.statistics";
    private static final String HISTOGRAM = "org.eclipse.linuxtools.tmf.ui.views.histogram";
    private static final String RUN_QUEUES = "org.schedlog.tracecompass.ui.views.runqueue";
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
    void the_editor_has_the_events_of_both_and_filters_them() throws Exception {
        assertEquals(NAMES, experiment.getTraces().stream().map(ITmfTrace::getName).sorted().toList());
        TmfVirtualTable table = Workbench.controls(Workbench.window().getShell(), TmfVirtualTable.class).get(0);
        Workbench.spin(() -> table.getItemCount() == experiment.getNbEvents() + EventsTable.SEARCH_ROWS,
                "the table has all events");
        LinesView lines = Workbench.showView(SchedLogPerspective.LINES_VIEW_ID, LinesView.class);
        Workbench.settle(lines::isSettled, "the lines are drawn");
        picture("window");

        TmfFilterMatchesNode filter = new TmfFilterMatchesNode(null);
        filter.setEventAspect(TmfBaseAspects.getEventTypeAspect());
        filter.setRegex("^MIGRATE$");
        long expected = 0;
        for (ITmfTrace trace : experiment.getTraces()) {
            Recording recording = ((RecordingTrace) trace).recording();
            int id = recording.eventTable().id("MIGRATE").getAsInt();
            expected += IntStream.range(0, recording.events()).filter(row -> recording.event().get(row) == id).count();
        }
        long shown = expected + EventsTable.FILTERED_ROWS;
        TmfSignalManager.dispatchSignal(new FilterEventsSignal(this, experiment, filter));
        Workbench.spin(() -> table.getItemCount() == shown, "the table has all migrations");
        picture("filtered");
    }

    @Test
    void events_come_in_the_order_of_time() throws Exception {
        TmfVirtualTable all = Workbench.controls(Workbench.window().getShell(), TmfVirtualTable.class).get(0);
        Workbench.spin(() -> all.getItemCount() == experiment.getNbEvents() + EventsTable.SEARCH_ROWS,
                "the table has all events");
        Table visible = Workbench.find(all, Table.class);
        ITmfTrace build = experiment.getTraces().stream().filter(trace -> trace.getName().equals(Workbench.BUILD))
                .findFirst().orElseThrow();
        ITmfEvent event = build.getNext(build.seekEvent(5L));
        int row = EventsTable.SEARCH_ROWS + (int) experiment.seekEvent(event.getTimestamp()).getRank();
        all.setSelection(row);
        Workbench.spin(() -> shown(visible).contains(event)
                && shown(visible).stream().map(ITmfEvent::getTrace).distinct().count() == 2,
                "row " + row + " is shown among events of both");
        List<ITmfEvent> shown = shown(visible);
        for (int i = 1; i < shown.size(); i++) {
            assertTrue(shown.get(i - 1).getTimestamp().compareTo(shown.get(i).getTimestamp()) <= 0, "order");
        }
    }

    private static List<ITmfEvent> shown(Table visible) {
        return Arrays.stream(visible.getItems()).map(item -> item.getData()).filter(ITmfEvent.class::isInstance)
                .map(ITmfEvent.class::cast).toList();
    }

    @Test
    void event_types_filter_the_table_for_their_recording() throws Exception {
        TmfVirtualTable events = Workbench.controls(Workbench.window().getShell(), TmfVirtualTable.class).get(0);
        Workbench.showView(SchedLogPerspective.EVENT_TYPES_VIEW_ID, IViewPart.class);
        Workbench.spin(() -> row("MIGRATE").isPresent(), "the types are listed");
        TableItem migrations = row("MIGRATE").get();
        long shown = Long.parseLong(migrations.getText(4).replace(",", "")) + EventsTable.FILTERED_ROWS;
        Event click = new Event();
        click.item = migrations;
        migrations.getParent().setSelection(migrations);
        migrations.getParent().notifyListeners(SWT.Selection, click);
        migrations.getParent().notifyListeners(SWT.DefaultSelection, click);
        Workbench.spin(() -> events.getItemCount() == shown, "the table has the migrations of the first recording");
        picture("event-types");
    }

    /** The first row of an event type in the view Event Types, where it is shown. */
    private static Optional<TableItem> row(String type) {
        return Workbench.controls(Workbench.window().getShell(), Table.class).stream().filter(Table::isVisible)
                .filter(table -> table.getColumnCount() > 3)
                .flatMap(table -> Arrays.stream(table.getItems())).filter(item -> item.getText(1).equals(type)
                        && item.getText(2).equals("$" + type)).findFirst();
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

    /** Shows a view over all of the window until it shows something. */
    private static void chart(String id, String picture, BooleanSupplier isThere) throws Exception {
        IViewPart view = Workbench.showView(id, IViewPart.class);
        zoom(view);
        Workbench.settle(isThere, id + " shows both");
        picture(picture);
    }

    private static void hide(String id) {
        IViewPart view = Workbench.page().findView(id);
        zoom(view);
        Workbench.page().hideView(view);
    }

    @Test
    void cpu_usage_and_statistics_list_both() throws Exception {
        chart(USAGE, "cpu-usage", () -> listed().containsAll(NAMES)
                && listed().containsAll(List.of("cc1", "mysqld")));
        hide(USAGE);
        chart(STATISTICS, "statistics", () -> listed().containsAll(NAMES));
        hide(STATISTICS);
    }

    @Test
    void the_histogram_has_a_colour_for_each() throws Exception {
        chart(HISTOGRAM, "histogram", () -> Workbench.controls(Workbench.window().getShell(), CLabel.class).stream()
                .map(CLabel::getText).toList().containsAll(NAMES));
        hide(HISTOGRAM);
    }

    @Test
    void run_queues_are_those_of_both_or_of_the_one_that_is_chosen() throws Exception {
        chart(RUN_QUEUES, "run-queues", () -> listed().containsAll(List.of("All 2 CPUs", "All 8 CPUs"))
                && listed().containsAll(NAMES));
        List<String> offered = Stream.concat(Stream.of("All"), NAMES.stream()).toList();
        Combo choice = Workbench.controls(Workbench.window().getShell(), Combo.class).stream()
                .filter(combo -> combo.isVisible() && List.of(combo.getItems()).equals(offered)).findFirst()
                .orElseThrow(() -> new AssertionError("no choice of the recording"));
        choice.select(2);
        Workbench.act(choice, SWT.Selection);
        Workbench.settle(() -> listed().contains("All 8 CPUs") && !listed().contains("All 2 CPUs"),
                "the second recording is shown alone");
        picture("run-queues-second");
        hide(RUN_QUEUES);
    }
}
