// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.sched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.tracecompass.tmf.ui.dialog.TmfFileDialogFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.schedlog.engine.sched.Topology;
import org.schedlog.engine.sched.TopologyException;
import org.schedlog.engine.sched.TopologyReader;
import org.schedlog.tracecompass.core.sched.TraceTopology;

@DisplayName("Topologies in Trace Compass")
class TopologyTest {

    private static final int[] CPUS = IntStream.range(0, 8).toArray();

    private static Button ok(Composite parent) {
        for (Control control : parent.getChildren()) {
            if (control instanceof Button button && Integer.valueOf(IDialogConstants.OK_ID).equals(button.getData())) {
                return button;
            }
            if (control instanceof Composite composite && ok(composite) != null) {
                return ok(composite);
            }
        }
        return null;
    }

    @Test
    void the_dialog_edits_one_and_refuses_half_a_level() throws TopologyException {
        Topology before = TopologyReader.parse("{\"socket\": [[0,1,2,3], [4,5,6,7]]}", CPUS);
        TopologyDialog dialog = new TopologyDialog(Display.getCurrent().getActiveShell(), CPUS, before);
        dialog.setBlockOnOpen(false);
        dialog.open();
        Shell shell = dialog.getShell();
        dialog.name(0, "numa", "west");
        assertTrue(dialog.getErrorMessage().contains("numa: 7 of 8 CPUs have no node"), dialog.getErrorMessage());
        assertTrue(!ok(shell).isEnabled());
        for (int cpu = 1; cpu < 8; cpu++) {
            dialog.name(cpu, "numa", cpu % 2 == 0 ? "west" : "east");
        }
        assertNull(dialog.getErrorMessage());
        SchedulerWorkbench.act(ok(shell), SWT.Selection);
        Topology after = TopologyReader.parse(dialog.json(), CPUS);
        assertEquals(List.of(0, 2, 4, 6), after.level("numa").get(0).cpus());
        assertEquals("east", after.level("numa").get(1).label());
        assertEquals(List.of(4, 5, 6, 7), after.level("socket").get(1).cpus());
    }

    @Test
    void one_that_was_loaded_is_remembered_with_the_recording() throws Exception {
        Path file = Path.of(System.getProperty("basedir", ""))
                .resolve("../../examples/topology/two-sockets-8cpu.json").toRealPath();
        try (SchedulerWorkbench workbench = new SchedulerWorkbench(SchedulerWorkbench.SIMULATED)) {
            TopologyMenu menu = new TopologyMenu(workbench.trace(), CPUS,
                    TraceTopology.of(workbench.trace(), CPUS));
            TmfFileDialogFactory.setOverrideFiles(file.toString());
            menu.load(Display.getCurrent().getActiveShell());
            assertTrue(TraceTopology.of(workbench.trace(), CPUS).origin().contains("two-sockets-8cpu.json"));
        }
        try (SchedulerWorkbench workbench = new SchedulerWorkbench(SchedulerWorkbench.SIMULATED)) {
            TraceTopology topology = TraceTopology.of(workbench.trace(), CPUS);
            assertTrue(topology.origin().contains("two-sockets-8cpu.json"), topology.origin());
            assertEquals("socket 1", topology.topology().level("socket").get(1).label());
            TraceTopology.reset(this, workbench.trace(), CPUS);
        }
        try (SchedulerWorkbench workbench = new SchedulerWorkbench(SchedulerWorkbench.SIMULATED)) {
            assertTrue(!TraceTopology.of(workbench.trace(), CPUS).origin().contains("two-sockets"));
        }
    }
}
