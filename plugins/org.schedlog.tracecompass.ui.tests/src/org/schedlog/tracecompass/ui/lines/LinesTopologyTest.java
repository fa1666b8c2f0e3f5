// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.lines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.eclipse.swt.graphics.RGB;
import org.eclipse.tracecompass.tmf.ui.widgets.timegraph.model.ITimeGraphEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.schedlog.engine.sched.CpuGroup;
import org.schedlog.engine.sched.Intervals;
import org.schedlog.tracecompass.core.sched.ComputedAnalysis;
import org.schedlog.tracecompass.core.sched.TraceTopology;
import org.schedlog.tracecompass.core.sched.Violations;
import org.schedlog.tracecompass.core.sched.ViolationsAnalysis;
import org.schedlog.tracecompass.ui.sched.IdleMarks;

@DisplayName("Topology and idle CPUs in the Lines view")
class LinesTopologyTest extends LinesViewFixture {

    private static final int[] CPUS = IntStream.range(0, 8).toArray();
    private static final String SOCKETS = """
            {"core": [[0,4], [1,5], [2,6], [3,7]],
             "socket": [{"name": "left", "cpus": [0,1,4,5]}, {"name": "right", "cpus": [2,3,6,7]}]}""";
    private static final RGB MARK = new RGB(IdleMarks.COLOR >> 16, IdleMarks.COLOR >> 8 & 0xFF, IdleMarks.COLOR & 0xFF);

    @Override
    void openExample() throws Exception {
        open(SIMULATED);
        view = showView(LinesView.ID, LinesView.class);
        window().getShell().setBounds(0, 0, 1600, 1000);
        settle();
    }

    @BeforeEach
    void chooseTopology() throws Exception {
        TraceTopology.choose(this, trace(), CPUS, SOCKETS, "a test");
        show(SPEC);
    }

    @AfterEach
    void forget() {
        view.rowLayout().setGrouping("");
        view.rowLayout().setOrder(RowOrder.DEFAULT);
        view.setIdleMarked(false);
        TraceTopology.reset(this, trace(), CPUS);
    }

    private List<String> names() {
        List<String> names = new ArrayList<>();
        for (Object element : view.getTimeGraphViewer().getExpandedElements()) {
            names.add(((ITimeGraphEntry) element).getName());
        }
        return names.subList(Math.min(1, names.size()), names.size());
    }

    private void spinUntil(List<String> wanted) {
        spin(() -> names().equals(wanted), "the rows are " + wanted);
        settle();
    }

    @Test
    void rows_of_cpus_stand_in_the_order_of_the_topology() throws Exception {
        view.rowLayout().setOrder(new RowOrder(RowOrder.Key.TOPOLOGY, false));
        spinUntil(List.of("CPU 0", "CPU 4", "CPU 1", "CPU 5", "CPU 2", "CPU 6", "CPU 3", "CPU 7"));
        TraceTopology.reset(this, trace(), CPUS);
        spinUntil(List.of("CPU 0", "CPU 1", "CPU 2", "CPU 3", "CPU 4", "CPU 5", "CPU 6", "CPU 7"));
    }

    @Test
    void rows_of_cpus_are_grouped_below_headings_that_can_be_collapsed() throws Exception {
        view.rowLayout().setGrouping("socket");
        List<String> grouped = List.of("left", "CPU 0", "CPU 1", "CPU 4", "CPU 5", "right", "CPU 2", "CPU 3", "CPU 6",
                "CPU 7");
        spinUntil(grouped);
        assertEquals(8, rows().size());
        ITimeGraphEntry left = view.getTimeGraphViewer().getExpandedElements()[1];
        view.getTimeGraphViewer().setExpandedState(left, false);
        spinUntil(List.of("left", "right", "CPU 2", "CPU 3", "CPU 6", "CPU 7"));
        view.getTimeGraphViewer().setExpandedState(left, true);
        view.rowLayout().setGrouping(CpuGroup.NESTED);
        spinUntil(List.of("left", "CPUs 0,4", "CPU 0", "CPU 4", "CPUs 1,5", "CPU 1", "CPU 5", "right", "CPUs 2,6",
                "CPU 2", "CPU 6", "CPUs 3,7", "CPU 3", "CPU 7"));
        assertEquals(List.of("core", "socket", CpuGroup.NESTED), List.copyOf(CpuRows.levels(List.of(trace()))));
        picture("lines-nested-groups");
        view.rowLayout().setGrouping("");
        view.rowLayout().setOrder(RowOrder.DEFAULT);
        spinUntil(List.of("CPU 0", "CPU 1", "CPU 2", "CPU 3", "CPU 4", "CPU 5", "CPU 6", "CPU 7"));
    }

    @Test
    void idle_cpus_are_marked_while_others_have_too_much_to_do() throws Exception {
        view.setIdleMarked(true);
        settle();
        assertEquals(IdleMarks.NAME, view.page().legend().mark());
        Violations data = ViolationsAnalysis.SOURCE.of(trace()).flatMap(ComputedAnalysis::data).get();
        int cpu = IntStream.range(0, 8).filter(index -> data.found().violations(index).size() > 0)
                .findFirst().getAsInt();
        Intervals violations = data.found().violations(cpu);
        long begin = data.base() + violations.begin(0);
        long length = violations.end(0) - violations.begin(0);
        assertTrue(length > 10, () -> length + " ns");
        picture("lines-idle-marks");
        showRange(begin - length, begin + 2 * length);
        assertEquals(MARK, color(rows().get(cpu), begin + length / 2, 1));
        picture("lines-idle-marks-zoomed");
        view.setIdleMarked(false);
        settle();
        assertTrue(!MARK.equals(color(rows().get(cpu), begin + length / 2, 1)));
        assertEquals("", view.page().legend().mark());
    }
}
