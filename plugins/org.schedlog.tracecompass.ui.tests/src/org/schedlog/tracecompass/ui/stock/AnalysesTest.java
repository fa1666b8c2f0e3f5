// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.stock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.tracecompass.tmf.core.analysis.IAnalysisModule;
import org.eclipse.tracecompass.tmf.core.analysis.IAnalysisModuleHelper;
import org.eclipse.tracecompass.tmf.core.analysis.TmfAnalysisManager;
import org.eclipse.tracecompass.tmf.ui.project.model.TmfAnalysisElement;
import org.eclipse.tracecompass.tmf.ui.project.model.TmfExperimentElement;
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
import org.junit.jupiter.api.io.TempDir;
import org.schedlog.tracecompass.core.trace.RecordingTrace;
import org.schedlog.tracecompass.ui.workbench.Experiments;
import org.schedlog.tracecompass.ui.workbench.Workbench;

/** Every analysis of Trace Compass that is listed below a recording was decided about: it works, or says why not. */
@DisplayName("Analyses below a recording")
class AnalysesTest {

    private static final String LINUX = "org.eclipse.tracecompass.analysis.os.linux.";

    /** What a recording has all events for. */
    private static final List<String> POSSIBLE = List.of("org.eclipse.linuxtools.tmf.core.statistics.analysis",
            LINUX + "kernel", LINUX + "kernel.tid", LINUX + "cpuusage");

    /** What no recording has the events for, with a word of the reason. */
    private static final Map<String, String> MISSING = Map.of(
            LINUX + "execgraph", "which thread wakes up another",
            LINUX + "contextswitch", "Residency",
            LINUX + "latency.syscall", "system calls",
            LINUX + "inputoutput", "requests to disks",
            LINUX + "core.kernelmemory", "allocations",
            "org.eclipse.tracecompass.tmf.core.analysis.callsite", "source code");

    /** Those that the example has all events for, by name. */
    private static final List<String> RUNNING = List.of("Active Thread", "CPU Usage", "CPUs",
            "Idle While Others Wait", "Linux Kernel", "SchedLog Lines", "SchedLog State",
            "Scheduler Residency", "Statistics", "Switch Signals");

    /** Those among them that are nothing without CTX_SWITCH. */
    private static final List<String> NEEDING_SWITCHES = List.of("Active Thread", "CPU Usage",
            "Idle While Others Wait", "Linux Kernel", "Scheduler Residency", "Switch Signals");

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

    /** Each that is listed, with what becomes of it: "runs", or why not. */
    private Map<String, String> verdicts() {
        Map<String, String> verdicts = new TreeMap<>();
        listed().forEach((id, helper) -> {
            IAnalysisModule module = trace.getAnalysisModule(id);
            if (module == null) {
                verdicts.put(helper.getName(), helper.getHelpText(trace));
            } else {
                assertTrue(module.schedule().isOK(), id);
                verdicts.put(helper.getName(), module.waitForCompletion() ? "runs" : "fails");
            }
        });
        return verdicts;
    }

    private static List<String> running(Map<String, String> verdicts) {
        return verdicts.keySet().stream().filter(name -> verdicts.get(name).equals("runs")).toList();
    }

    private static List<String> withReason(Map<String, String> verdicts, String reason) {
        return verdicts.keySet().stream().filter(name -> verdicts.get(name).contains(reason)).toList();
    }

    @Test
    void each_runs_or_says_why_not() {
        Map<String, String> verdicts = verdicts();
        assertEquals(RUNNING, running(verdicts));
        assertEquals(listed().size(), RUNNING.size() + MISSING.size());
    }

    @Test
    void without_switches_those_that_need_them_say_so(@TempDir Path folder) throws Exception {
        Workbench.closeTraces();
        trace = Workbench.open(Workbench.withoutSwitches(folder));
        Map<String, String> verdicts = verdicts();
        assertEquals(RUNNING.stream().filter(name -> !NEEDING_SWITCHES.contains(name)).toList(), running(verdicts));
        assertEquals(NEEDING_SWITCHES, withReason(verdicts, trace.getName() + " has no CTX_SWITCH events"));
        assertEquals(listed().size(), RUNNING.size() + MISSING.size());
    }

    @Test
    void an_experiment_of_recordings_has_no_graph_either() throws Exception {
        TmfTraceElement element = Experiments.element(trace);
        Workbench.closeTraces();
        TmfExperimentElement experiment = Experiments.make("analyses", List.of(element));
        assertNull(Experiments.open(experiment).getAnalysisModule(LINUX + "execgraph"));
        Workbench.closeTraces();
        Experiments.delete(experiment);
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
