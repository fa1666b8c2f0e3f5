// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.sched;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.tracecompass.tmf.ui.views.timegraph.AbstractTimeGraphView;
import org.eclipse.tracecompass.tmf.ui.widgets.timegraph.model.ITimeGraphEntry;
import org.eclipse.tracecompass.tmf.ui.widgets.timegraph.widgets.TimeGraphControl;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.schedlog.tracecompass.core.state.StateAnalysis;

@DisplayName("Trace Compass' State System Explorer and CPU Usage on a recording")
class StateViewsTest {

    private static final String EXPLORER = "org.eclipse.linuxtools.tmf.ui.views.ssvisualizer";
    private static final String USAGE = "org.eclipse.tracecompass.analysis.os.linux.views.cpuusage";

    private SchedulerWorkbench workbench;
    private IViewPart view;

    @BeforeEach
    void open() throws Exception {
        workbench = new SchedulerWorkbench(SchedulerWorkbench.SIMULATED);
    }

    @AfterEach
    void close() {
        workbench.close();
        if (view != null) {
            workbench.hide(view);
        }
    }

    private <T extends Control> List<T> controls(Class<T> type) {
        return SchedulerWorkbench.controls((Composite) PlatformUI.getWorkbench().getActiveWorkbenchWindow().getShell(),
                type);
    }

    private static List<String> names(ITimeGraphEntry[] entries) {
        return Arrays.stream(entries).map(ITimeGraphEntry::getName).toList();
    }

    @Test
    void the_explorer_shows_cpus_and_threads() throws Exception {
        StateAnalysis states = StateAnalysis.of(SchedulerWorkbench.trace()).orElseThrow();
        states.schedule();
        assertTrue(states.waitForCompletion(new NullProgressMonitor()));
        AbstractTimeGraphView explorer = workbench.show(EXPLORER, AbstractTimeGraphView.class);
        view = explorer;
        SchedulerWorkbench.spin(() -> controls(TimeGraphControl.class).stream().anyMatch(graph -> {
            for (ITimeGraphEntry entry : graph.getExpandedElements()) {
                graph.setExpandedState(entry, true);
            }
            List<String> names = names(graph.getExpandedElements());
            return names.contains("Run queue") && names.contains("Frequency") && names.contains("Balancing")
                    && names.contains("State");
        }), "the attributes are listed");
        SchedulerWorkbench.settle(() -> !explorer.isDirty(), "the explorer is drawn");
        SchedulerWorkbench.picture("state-explorer");
    }

    @Test
    void cpu_usage_lists_the_threads() throws Exception {
        view = workbench.show(USAGE, IViewPart.class);
        SchedulerWorkbench.spin(() -> controls(Tree.class).stream().flatMap(tree -> Arrays.stream(tree.getItems()))
                .flatMap(item -> Arrays.stream(item.getItems())).map(TreeItem::getText)
                .anyMatch(text -> !text.isEmpty()), "threads are listed");
        SchedulerWorkbench.rest(1_500);
        SchedulerWorkbench.picture("cpu-usage");
    }
}
