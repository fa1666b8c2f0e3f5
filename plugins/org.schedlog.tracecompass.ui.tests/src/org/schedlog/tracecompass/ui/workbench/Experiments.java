// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.workbench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

import org.eclipse.core.resources.IFolder;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.tracecompass.tmf.core.TmfCommonConstants;
import org.eclipse.tracecompass.tmf.core.trace.TmfTraceManager;
import org.eclipse.tracecompass.tmf.core.trace.experiment.TmfExperiment;
import org.eclipse.tracecompass.tmf.ui.project.model.ITmfProjectModelElement;
import org.eclipse.tracecompass.tmf.ui.project.model.TmfCommonProjectElement;
import org.eclipse.tracecompass.tmf.ui.project.model.TmfExperimentElement;
import org.eclipse.tracecompass.tmf.ui.project.model.TmfExperimentFolder;
import org.eclipse.tracecompass.tmf.ui.project.model.TmfOpenTraceHelper;
import org.eclipse.tracecompass.tmf.ui.project.model.TmfProjectElement;
import org.eclipse.tracecompass.tmf.ui.project.model.TmfProjectRegistry;
import org.eclipse.tracecompass.tmf.ui.project.model.TmfTraceElement;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.navigator.CommonNavigator;
import org.schedlog.tracecompass.core.trace.RecordingTrace;

/** Recordings and experiments in the Project Explorer. UI thread. */
public final class Experiments {

    /** The type of experiments that Trace Compass has for all traces. */
    public static final String GENERIC = "org.eclipse.linuxtools.tmf.core.experiment.generic";

    private Experiments() {
    }

    /** Puts recordings into the project and leaves them closed. */
    public static List<TmfTraceElement> elements(Path... files) throws Exception {
        List<TmfTraceElement> elements = new ArrayList<>();
        for (Path file : files) {
            elements.add(element(Workbench.open(file)));
            Workbench.closeTraces();
        }
        return elements;
    }

    /** The Project Explorer's element of an open recording. */
    public static TmfTraceElement element(RecordingTrace trace) {
        return (TmfTraceElement) TmfProjectRegistry.findElement(trace.getResource(), true);
    }

    /** Makes an experiment of the type that Trace Compass has for all traces. */
    public static TmfExperimentElement make(String name, List<TmfTraceElement> traces) throws CoreException {
        return make(name, GENERIC, traces);
    }

    /** Makes an experiment of a type. */
    public static TmfExperimentElement make(String name, String type, List<TmfTraceElement> traces)
            throws CoreException {
        TmfProjectElement project = traces.get(0).getProject();
        TmfExperimentFolder experiments = project.getExperimentsFolder();
        IFolder folder = experiments.getResource().getFolder(name);
        folder.create(false, true, new NullProgressMonitor());
        folder.setPersistentProperty(TmfCommonConstants.TRACETYPE, type);
        TmfExperimentElement experiment = experiments.addExperiment(folder);
        traces.forEach(trace -> experiment.addTrace(trace, false));
        experiment.refreshTraceType();
        experiment.refresh();
        return experiment;
    }

    public static TmfExperiment open(TmfExperimentElement element) {
        TmfOpenTraceHelper.openFromElement(element);
        Workbench.spin(() -> TmfTraceManager.getInstance().getActiveTrace() instanceof TmfExperiment,
                "the experiment opens");
        return (TmfExperiment) TmfTraceManager.getInstance().getActiveTrace();
    }

    public static void delete(TmfExperimentElement element) throws CoreException {
        element.deleteSupplementaryFolder();
        element.getResource().delete(true, new NullProgressMonitor());
    }

    /** Selects elements in the Project Explorer, which is shown. */
    public static CommonNavigator select(ITmfProjectModelElement... elements) throws Exception {
        CommonNavigator explorer = Workbench.showView(IPageLayout.ID_PROJECT_EXPLORER, CommonNavigator.class);
        Workbench.spin(() -> {
            explorer.selectReveal(new StructuredSelection(elements));
            return Workbench.window().getSelectionService().getSelection() instanceof IStructuredSelection selected
                    && Set.copyOf(selected.toList()).equals(Set.of(elements));
        }, Arrays.toString(elements) + " are selected");
        return explorer;
    }

    /** Opens the context menu of elements in the Project Explorer, again and again until it offers something. */
    public static Menu menu(List<String> offered, List<? extends TmfCommonProjectElement> elements) throws Exception {
        CommonNavigator explorer = select(elements.toArray(new TmfCommonProjectElement[0]));
        Menu popup = explorer.getCommonViewer().getControl().getMenu();
        Workbench.spin(() -> {
            popup.setVisible(false);
            popup.setLocation(explorer.getCommonViewer().getControl().toDisplay(60, 60));
            popup.setVisible(true);
            Workbench.rest(500);
            return Workbench.texts(popup).containsAll(offered);
        }, "the menu offers " + offered);
        return popup;
    }

    /** Runs a command on elements that are selected in the Project Explorer. */
    public static void run(String command, TmfCommonProjectElement... elements) throws Exception {
        select(elements);
        Workbench.window().getService(IHandlerService.class).executeCommand(command, null);
    }
}
