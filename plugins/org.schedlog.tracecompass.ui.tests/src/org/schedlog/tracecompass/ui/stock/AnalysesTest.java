// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.stock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.tracecompass.tmf.core.analysis.IAnalysisModule;
import org.eclipse.tracecompass.tmf.core.analysis.IAnalysisModuleHelper;
import org.eclipse.tracecompass.tmf.core.analysis.TmfAnalysisManager;
import org.eclipse.tracecompass.tmf.ui.project.model.TmfAnalysisElement;
import org.eclipse.tracecompass.tmf.ui.project.model.TmfProjectElement;
import org.eclipse.tracecompass.tmf.ui.project.model.TmfProjectRegistry;
import org.eclipse.tracecompass.tmf.ui.project.model.TmfTraceElement;
import org.eclipse.tracecompass.tmf.ui.project.model.TmfViewsElement;
import org.eclipse.ui.IWorkbenchPartReference;
import org.eclipse.ui.navigator.CommonNavigator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.schedlog.tracecompass.core.trace.RecordingTrace;
import org.schedlog.tracecompass.ui.workbench.Workbench;

/** Every analysis of Trace Compass that is listed below a recording was decided about: it works, or says why not. */
@DisplayName("Analyses below a recording")
class AnalysesTest {

    private static final String LINUX = "org.eclipse.tracecompass.analysis.os.linux.";

    /** What a recording has all events for. */
    private static final List<String> POSSIBLE = List.of("org.eclipse.linuxtools.tmf.core.statistics.analysis",
            LINUX + "kernel", LINUX + "kernel.tid", LINUX + "contextswitch", LINUX + "cpuusage", LINUX + "execgraph");

    /** What no recording has the events for, with a word of the reason. */
    private static final Map<String, String> MISSING = Map.of(
            LINUX + "latency.syscall", "system calls",
            LINUX + "inputoutput", "requests to disks",
            LINUX + "core.kernelmemory", "allocations",
            "org.eclipse.tracecompass.tmf.core.analysis.callsite", "source code");

    private RecordingTrace trace;

    @BeforeEach
    void open() throws Exception {
        trace = Workbench.open(Workbench.SIMULATED);
    }

    @AfterEach
    void close() {
        Workbench.closeTraces();
    }

    private static Map<String, IAnalysisModuleHelper> listed() {
        return new TreeMap<>(TmfAnalysisManager.getAnalysisModules(RecordingTrace.class));
    }

    @Test
    void each_that_is_listed_was_decided_about() {
        List<String> undecided = listed().keySet().stream()
                .filter(id -> !id.startsWith("org.schedlog.") && !POSSIBLE.contains(id) && !MISSING.containsKey(id))
                .toList();
        assertEquals(List.of(), undecided);
    }

    @Test
    void what_no_recording_has_the_events_for_is_not_there_and_says_why() {
        MISSING.forEach((id, word) -> {
            assertNull(trace.getAnalysisModule(id), id);
            IAnalysisModuleHelper helper = listed().get(id);
            assertNotNull(helper, id + " is listed");
            assertTrue(helper.getHelpText(trace).contains(word), helper.getHelpText(trace));
            assertFalse(helper.isAutomatic(), id);
        });
    }

    @Test
    void what_is_offered_runs_through() {
        POSSIBLE.stream().filter(id -> listed().containsKey(id)).forEach(id -> {
            IAnalysisModule module = trace.getAnalysisModule(id);
            assertNotNull(module, id);
            assertTrue(module.schedule().isOK(), id);
            assertTrue(module.waitForCompletion(), id);
        });
    }

    private List<TmfAnalysisElement> elements() {
        TmfProjectElement project = TmfProjectRegistry.getProject(
                ResourcesPlugin.getWorkspace().getRoot().getProjects()[0], true);
        TmfTraceElement element = project.getTracesFolder().getTraces().stream()
                .filter(candidate -> candidate.getResource().equals(trace.getResource())).findFirst().orElseThrow();
        return element.getChildren().stream().filter(TmfViewsElement.class::isInstance)
                .flatMap(views -> views.getChildren().stream()).filter(TmfAnalysisElement.class::isInstance)
                .map(TmfAnalysisElement.class::cast).collect(Collectors.toList());
    }

    @Test
    void the_Project_Explorer_strikes_them_out() throws Exception {
        CommonNavigator explorer =
                Workbench.showView("org.eclipse.ui.navigator.ProjectExplorer", CommonNavigator.class);
        Workbench.spin(() -> elements().stream().filter(element -> !element.canExecute()).count() >= MISSING.size(),
                "the analyses are listed");
        List<String> struckOut = elements().stream().filter(element -> !element.canExecute())
                .map(TmfAnalysisElement::getAnalysisId).sorted().toList();
        assertEquals(MISSING.keySet().stream().sorted().toList(), struckOut);
        explorer.getCommonViewer().expandAll();
        IWorkbenchPartReference part = Workbench.page().getReference(explorer);
        Workbench.page().toggleZoom(part);
        Workbench.rest(500);
        Workbench.picture("analyses");
        Workbench.page().toggleZoom(part);
    }
}
