// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

import org.eclipse.tracecompass.analysis.os.linux.core.kernel.KernelAnalysisModule;
import org.eclipse.tracecompass.tmf.core.model.timegraph.ITimeGraphState;
import org.eclipse.tracecompass.tmf.core.signal.TmfSelectionRangeUpdatedSignal;
import org.eclipse.tracecompass.tmf.core.signal.TmfSignalManager;
import org.eclipse.tracecompass.tmf.core.signal.TmfWindowRangeUpdatedSignal;
import org.eclipse.tracecompass.tmf.core.timestamp.TmfTimeRange;
import org.eclipse.tracecompass.tmf.core.timestamp.TmfTimestamp;
import org.eclipse.tracecompass.tmf.ui.views.timegraph.AbstractTimeGraphView;
import org.eclipse.tracecompass.tmf.ui.widgets.timegraph.model.ITimeEvent;
import org.eclipse.tracecompass.tmf.ui.widgets.timegraph.model.ITimeGraphEntry;
import org.eclipse.tracecompass.tmf.ui.widgets.timegraph.model.TimeEvent;
import org.eclipse.tracecompass.tmf.ui.widgets.timegraph.model.TimeGraphEntry;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPartReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schedlog.tracecompass.core.kernel.KernelAnalysis;
import org.schedlog.tracecompass.core.trace.RecordingTrace;
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
    private AbstractTimeGraphView view;
    private RecordingTrace trace;

    @AfterEach
    void close() {
        closeTraces();
        if (page().isPageZoomed()) {
            page().toggleZoom(page().getReference(view));
        }
        page().hideView(view);
    }

    private void show(Path file, String id) throws Exception {
        window().getShell().setBounds(0, 0, 1600, 1000);
        trace = open(file);
        view = (AbstractTimeGraphView) showView(id, IViewPart.class);
        IWorkbenchPartReference reference = page().getReference(view);
        if (page().getPartState(reference) != IWorkbenchPage.STATE_MAXIMIZED) {
            page().toggleZoom(reference);
        }
        spin(() -> view.getTrace() == trace && rows().size() > 2, "the view has rows");
        range(trace.getStartTime().toNanos(), trace.getEndTime().toNanos());
    }

    private void range(long from, long to) {
        TmfSignalManager.dispatchSignal(new TmfWindowRangeUpdatedSignal(this,
                new TmfTimeRange(TmfTimestamp.fromNanos(from), TmfTimestamp.fromNanos(to)), trace));
        settle(() -> view.getTimeGraphViewer().getTime0() == from && view.getTimeGraphViewer().getTime1() == to
                && !view.isDirty(), "the view shows the range");
    }

    /** A time to which the pictures' tooltips and selections belong. */
    private void select(long time) {
        TmfSignalManager.dispatchSignal(new TmfSelectionRangeUpdatedSignal(this, TmfTimestamp.fromNanos(time),
                TmfTimestamp.fromNanos(time), trace));
    }

    private List<TimeGraphEntry> rows() {
        return Arrays.stream(view.getTimeGraphViewer().getExpandedElements()).filter(TimeGraphEntry.class::isInstance)
                .map(TimeGraphEntry.class::cast).toList();
    }

    private static Stream<TimeGraphEntry> below(TimeGraphEntry entry) {
        return entry.getChildren().stream().map(TimeGraphEntry.class::cast)
                .flatMap(child -> Stream.concat(Stream.of(child), below(child)));
    }

    private TimeGraphEntry row(String name) {
        return rows().stream().filter(row -> row.getName().equals(name)).findFirst()
                .orElseThrow(() -> new AssertionError("no row " + name + " among "
                        + rows().stream().map(TimeGraphEntry::getName).toList()));
    }

    /** What the states of a row are called, where the view names them, else their numbers. */
    private List<String> states(ITimeGraphEntry row) {
        List<String> states = new ArrayList<>();
        Iterator<? extends ITimeEvent> events = row.getTimeEventsIterator(view.getTimeGraphViewer().getTime0(),
                view.getTimeGraphViewer().getTime1(), 1);
        while (events.hasNext()) {
            if (events.next() instanceof TimeEvent event && event.getModel() instanceof ITimeGraphState state) {
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
        TimeGraphEntry make = rows().stream().filter(row -> row.getName().equals("make") && row.hasChildren())
                .findFirst().orElseThrow();
        List<TimeGraphEntry> children = below(make).toList();
        assertTrue(children.size() > 10, "make forked " + children.size());
        assertTrue(children.stream().anyMatch(child -> child.getName().equals("cc1")), "cc1 runs below make");
        assertTrue(rows().stream().noneMatch(row -> row.getName().isEmpty()), "every thread is called something");
        long middle = (trace.getStartTime().toNanos() + trace.getEndTime().toNanos()) / 2;
        select(middle + 10_000_000);
        range(middle, middle + 20_000_000);
        List<String> states = rows().stream().flatMap(row -> states(row).stream()).distinct().toList();
        for (String state : List.of("Usermode", "Wait for CPU", "Wait blocked")) {
            assertTrue(states.contains(state), state + " is among " + states);
        }
        picture("kernel-control-flow-zoomed");
    }

    @Test
    void resources_of_a_real_compilation() throws Exception {
        show(example(BUILD), RESOURCES);
        picture("kernel-resources");
        assertNotNull(row("CPU 0 States"));
        assertNotNull(row("CPU 1 States"));
        long middle = (trace.getStartTime().toNanos() + trace.getEndTime().toNanos()) / 2;
        range(middle, middle + 20_000_000);
        picture("kernel-resources-zoomed");
        assertTrue(states(row("CPU 0 States")).contains(USER_MODE), states(row("CPU 0 States")).toString());
        assertTrue(states(row("CPU 0 Threads")).size() > 2);
    }

    @Test
    void control_flow_of_160_CPUs() throws Exception {
        show(new ManyCpus().write(folder.resolve("many.tar")), CONTROL_FLOW);
        picture("kernel-control-flow-160");
        List<TimeGraphEntry> rows = rows();
        assertEquals(1 + 2 * ManyCpus.CPUS, rows.size(), "the trace, workers and idle threads");
        assertTrue(rows.stream().anyMatch(row -> row.getName().equals("swapper/159")), "every CPU has its idle thread");
        assertEquals(16, rows.stream().filter(row -> row.getName().equals("w7")).count(), "workers have their names");
    }

    @Test
    void resources_of_160_CPUs() throws Exception {
        show(new ManyCpus().write(folder.resolve("many.tar")), RESOURCES);
        picture("kernel-resources-160");
        assertEquals(ManyCpus.CPUS, rows().stream().filter(row -> row.getName().matches("CPU \\d+ States")).count());
        List<String> states = states(row("CPU 80 States"));
        assertTrue(states.contains(USER_MODE), states.toString());
        assertTrue(states.contains(IDLE), states.toString());
        range(trace.getStartTime().toNanos() + 2_000_000, trace.getStartTime().toNanos() + 5_000_000);
        picture("kernel-resources-160-zoomed");
    }
}
