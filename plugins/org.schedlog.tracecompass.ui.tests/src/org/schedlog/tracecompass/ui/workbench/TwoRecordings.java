// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.tracecompass.tmf.core.synchronization.TimestampTransformFactory;
import org.eclipse.tracecompass.tmf.core.trace.experiment.TmfExperiment;
import org.eclipse.tracecompass.tmf.ui.project.model.TmfExperimentElement;
import org.eclipse.tracecompass.tmf.ui.project.model.TmfTraceElement;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IViewReference;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPartReference;
import org.schedlog.tracecompass.core.trace.RecordingTrace;

/** An experiment of two recordings, their starts aligned, in the real window. UI thread. */
public final class TwoRecordings implements AutoCloseable {

    private static final String ALIGN = "org.schedlog.tracecompass.ui.align";

    private final List<TmfTraceElement> elements;
    private final TmfExperimentElement element;
    private final TmfExperiment experiment;

    /** Opens the experiment of the two examples, the simulated recording first. */
    public TwoRecordings() throws Exception {
        this(Experiments.GENERIC);
    }

    /** Opens the experiment of the two examples as one of a type, the simulated recording first. */
    public TwoRecordings(String type) throws Exception {
        this(type, Workbench.example(Workbench.SIMULATED), Workbench.example(Workbench.BUILD));
    }

    /** Opens an experiment of two recordings that begin at different times. */
    public TwoRecordings(Path first, Path second) throws Exception {
        this(Experiments.GENERIC, first, second);
    }

    private TwoRecordings(String type, Path first, Path second) throws Exception {
        Workbench.window().getShell().setBounds(0, 0, 1600, 1000);
        elements = Experiments.elements(first, second);
        element = Experiments.make("both", type, elements);
        Experiments.run(ALIGN, element);
        Workbench.spin(() -> offset(1) != 0, "the starts are aligned");
        experiment = Experiments.open(element);
    }

    @Override
    public void close() throws Exception {
        if (Workbench.page().isPageZoomed()) {
            Workbench.page().zoomOut();
        }
        Workbench.closeTraces();
        for (IViewReference view : Workbench.page().getViewReferences()) {
            Workbench.page().hideView(view);
        }
        Workbench.page().resetPerspective();
        Experiments.delete(element);
        for (TmfTraceElement recording : elements) {
            recording.deleteSupplementaryFolder();
        }
    }

    public TmfExperiment experiment() {
        return experiment;
    }

    public List<RecordingTrace> traces() {
        return experiment.getTraces().stream().map(RecordingTrace.class::cast).toList();
    }

    /** What Trace Compass adds to the times of a recording, ns. */
    public long offset(int index) {
        return TimestampTransformFactory.getTimestampTransform(elements.get(index).getResource()).transform(0);
    }

    /** Shows a view, over all of the window. */
    public <V extends IViewPart> V show(String id, Class<V> type) throws Exception {
        V view = Workbench.showView(id, type);
        IWorkbenchPartReference reference = Workbench.page().getReference(view);
        if (Workbench.page().getPartState(reference) != IWorkbenchPage.STATE_MAXIMIZED) {
            Workbench.page().toggleZoom(reference);
        }
        return view;
    }

    /** Keeps a picture of a view that is shown over all of the window. */
    public void picture(String name, BooleanSupplier settled) throws Exception {
        Workbench.settle(settled, name + " is settled");
        Workbench.rest(300);
        Workbench.picture("experiment-" + name);
    }

    /** The choices of the recordings that can be seen. */
    public List<Combo> choices() {
        Composite shell = Workbench.window().getShell();
        return Workbench.controls(shell, Combo.class).stream().filter(Combo::isVisible)
                .filter(combo -> combo.getToolTipText() != null && combo.getToolTipText().contains("experiment"))
                .toList();
    }

    /** Chooses what the view shows: 0 for all recordings, 1 for the first one. */
    public void choose(int index) {
        Combo combo = choices().get(0);
        assertEquals(1 + elements.size(), combo.getItemCount());
        combo.select(index);
        Workbench.act(combo, SWT.Selection);
    }
}
