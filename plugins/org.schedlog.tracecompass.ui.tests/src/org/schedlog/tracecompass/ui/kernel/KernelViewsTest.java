// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.eclipse.tracecompass.analysis.os.linux.core.kernel.KernelAnalysisModule;
import org.eclipse.tracecompass.tmf.core.model.timegraph.ITimeGraphState;
import org.eclipse.tracecompass.tmf.ui.widgets.timegraph.model.TimeEvent;
import org.eclipse.tracecompass.tmf.ui.widgets.timegraph.model.TimeGraphEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schedlog.tracecompass.core.kernel.KernelAnalysis;
import org.schedlog.tracecompass.core.trace.RecordingTrace;
import org.schedlog.tracecompass.ui.workbench.TimeGraph;
import org.schedlog.tracecompass.ui.workbench.Workbench;

/** Trace Compass' own views, which know nothing of us. */
@DisplayName("Control Flow and Resources of a recording")
class KernelViewsTest extends Workbench {

    private static final String CONTROL_FLOW = "org.eclipse.tracecompass.analysis.os.linux.views.controlflow";
    private static final String RESOURCES = "org.eclipse.tracecompass.analysis.os.linux.views.resources";

    /** StateValues of CPUs. */
    private static final String USER_MODE = "2";
    private static final String IDLE = "0";

    @TempDir
    private Path folder;
    private TimeGraph view;
    private RecordingTrace trace;

    @AfterEach
    void close() {
        closeTraces();
        if (page().isPageZoomed()) {
            view.zoom();
        }
        view.hide();
    }

    private void show(Path file, String id) throws Exception {
        window().getShell().setBounds(0, 0, 1600, 1000);
        trace = open(file);
        view = new TimeGraph(id, trace);
        view.zoom();
        view.range(trace.getStartTime().toNanos(), trace.getEndTime().toNanos());
    }

    private static Stream<TimeGraphEntry> below(TimeGraphEntry entry) {
        return entry.getChildren().stream().map(TimeGraphEntry.class::cast)
                .flatMap(child -> Stream.concat(Stream.of(child), below(child)));
    }

    /** What the states of a row are called, where the view names them, else their numbers. */
    private List<String> states(TimeGraphEntry row) {
        List<String> states = new ArrayList<>();
        for (TimeEvent event : view.events(row)) {
            if (event.getModel() instanceof ITimeGraphState state) {
                states.add(state.getStyle() == null ? Integer.toString(state.getValue())
                        : state.getStyle().getParentKey());
            }
        }
        return states;
    }

    @Test
    void control_flow_of_a_real_compilation() throws Exception {
        show(example(BUILD), CONTROL_FLOW);
        assertTrue(trace.getAnalysisModule(KernelAnalysisModule.ID) instanceof KernelAnalysis);
        picture("kernel-control-flow");
        TimeGraphEntry make = view.rows().stream().filter(row -> row.getName().equals("make") && row.hasChildren())
                .findFirst().orElseThrow();
        List<TimeGraphEntry> children = below(make).toList();
        assertTrue(children.size() > 10, "make forked " + children.size());
        assertTrue(children.stream().anyMatch(child -> child.getName().equals("cc1")), "cc1 runs below make");
        assertTrue(view.rows().stream().noneMatch(row -> row.getName().isEmpty()), "every thread is called something");
        long middle = (trace.getStartTime().toNanos() + trace.getEndTime().toNanos()) / 2;
        view.select(middle + 10_000_000);
        view.range(middle, middle + 20_000_000);
        List<String> states = view.rows().stream().flatMap(row -> states(row).stream()).distinct().toList();
        for (String state : List.of("Usermode", "Wait for CPU", "Wait blocked")) {
            assertTrue(states.contains(state), state + " is among " + states);
        }
        picture("kernel-control-flow-zoomed");
    }

    @Test
    void resources_of_a_real_compilation() throws Exception {
        show(example(BUILD), RESOURCES);
        picture("kernel-resources");
        assertNotNull(view.row("CPU 0 States"));
        assertNotNull(view.row("CPU 1 States"));
        long middle = (trace.getStartTime().toNanos() + trace.getEndTime().toNanos()) / 2;
        view.range(middle, middle + 20_000_000);
        picture("kernel-resources-zoomed");
        assertTrue(states(view.row("CPU 0 States")).contains(USER_MODE), states(view.row("CPU 0 States")).toString());
        assertTrue(states(view.row("CPU 0 Threads")).size() > 2);
    }

    @Test
    void control_flow_of_160_CPUs() throws Exception {
        show(new ManyCpus().write(folder.resolve("many.tar")), CONTROL_FLOW);
        picture("kernel-control-flow-160");
        List<TimeGraphEntry> rows = view.rows();
        assertEquals(1 + 2 * ManyCpus.CPUS, rows.size(), "the trace, workers and idle threads");
        assertTrue(rows.stream().anyMatch(row -> row.getName().equals("swapper/159")), "every CPU has its idle thread");
        assertEquals(16, rows.stream().filter(row -> row.getName().equals("w7")).count(), "workers have their names");
    }

    @Test
    void resources_of_160_CPUs() throws Exception {
        show(new ManyCpus().write(folder.resolve("many.tar")), RESOURCES);
        picture("kernel-resources-160");
        assertEquals(ManyCpus.CPUS, view.rows().stream().filter(row -> row.getName()
                .matches("CPU \\d+ States")).count());
        List<String> states = states(view.row("CPU 80 States"));
        assertTrue(states.contains(USER_MODE), states.toString());
        assertTrue(states.contains(IDLE), states.toString());
        view.range(trace.getStartTime().toNanos() + 2_000_000, trace.getStartTime().toNanos() + 5_000_000);
        picture("kernel-resources-160-zoomed");
    }
}
