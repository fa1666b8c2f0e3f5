// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.eclipse.core.resources.IContainer;
import org.eclipse.core.resources.IFolder;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Display;
import org.eclipse.tracecompass.tmf.core.TmfCommonConstants;
import org.eclipse.tracecompass.tmf.core.project.model.TmfTraceType;
import org.eclipse.tracecompass.tmf.core.synchronization.TimestampTransformFactory;
import org.eclipse.tracecompass.tmf.ui.project.model.TmfCommonProjectElement;
import org.eclipse.tracecompass.tmf.ui.project.model.TmfExperimentElement;
import org.eclipse.tracecompass.tmf.ui.project.model.TmfExperimentFolder;
import org.eclipse.tracecompass.tmf.ui.project.model.TmfOpenTraceHelper;
import org.eclipse.tracecompass.tmf.ui.project.model.TmfProjectRegistry;
import org.eclipse.tracecompass.tmf.ui.project.model.TmfTraceElement;
import org.eclipse.tracecompass.tmf.ui.project.model.TmfTraceTypeUIUtils;
import org.schedlog.tracecompass.core.trace.RecordingTrace;
import org.schedlog.tracecompass.core.trace.RecordingTrim;
import org.schedlog.tracecompass.ui.open.Problems;

/** Writes parts of recordings into the project's folder of traces and opens them: as a trace, or as an experiment. */
final class TrimJob extends Job {

    private final TmfCommonProjectElement source;
    private final String name;
    private final Map<TmfTraceElement, RecordingTrim> trims;

    /**
     * @param source
     *            a trace or an experiment
     * @param name
     *            what the new one is to be called
     * @param trims
     *            for a trace its own part, for an experiment those of its traces
     */
    TrimJob(TmfCommonProjectElement source, String name, Map<TmfTraceElement, RecordingTrim> trims) {
        super("Writing " + name);
        this.source = source;
        this.name = name;
        this.trims = trims;
        setUser(true);
    }

    /** Where a trace of that name would lie on the disk. */
    static Path target(TmfCommonProjectElement source, String name) {
        return source.getProject().getTracesFolder().getResource().getLocation().append(name).toFile().toPath();
    }

    @Override
    protected IStatus run(IProgressMonitor monitor) {
        List<Path> written = new ArrayList<>();
        boolean complete = false;
        try {
            SubMonitor progress = SubMonitor.convert(monitor, trims.size());
            for (Map.Entry<TmfTraceElement, RecordingTrim> trim : trims.entrySet()) {
                Path file = target(source, path(trim.getKey()));
                Files.createDirectories(file.getParent());
                trim.getValue().write(file, progress.split(1));
                written.add(file);
            }
            TmfCommonProjectElement made = add();
            complete = true;
            Display.getDefault().asyncExec(() -> TmfOpenTraceHelper.openFromElement(made));
            return Status.OK_STATUS;
        } catch (OperationCanceledException e) {
            return Status.CANCEL_STATUS;
        } catch (CoreException | IOException e) {
            Display.getDefault().asyncExec(() -> Problems.show(Display.getDefault().getActiveShell(), TrimHandler.TITLE,
                    name + " could not be made. " + e.getMessage(), e));
            return Status.OK_STATUS;
        } finally {
            if (!complete) {
                remove(written);
            }
        }
    }

    private boolean isSingle() {
        return source instanceof TmfTraceElement;
    }

    /** The new trace's path below the folder of traces. */
    private String path(TmfTraceElement trace) {
        return isSingle() ? name : name + "/" + trace.getName();
    }

    private TmfCommonProjectElement add() throws CoreException {
        IFolder traces = source.getProject().getTracesFolder().getResource();
        traces.refreshLocal(IResource.DEPTH_INFINITE, new NullProgressMonitor());
        List<TmfTraceElement> made = new ArrayList<>();
        for (TmfTraceElement trace : trims.keySet()) {
            IResource file = ((IContainer) traces).findMember(path(trace));
            TmfTraceTypeUIUtils.setTraceType(file, TmfTraceType.getTraceType(RecordingTrace.ID));
            TmfTraceElement element = (TmfTraceElement) TmfProjectRegistry.findElement(file, true);
            // what was selected shall lie where it was selected
            element.refreshSupplementaryFolder();
            TimestampTransformFactory.setTimestampTransform(file,
                    TimestampTransformFactory.getTimestampTransform(trace.getResource()));
            made.add(element);
        }
        return isSingle() ? made.get(0) : experiment(made);
    }

    private TmfExperimentElement experiment(List<TmfTraceElement> traces) throws CoreException {
        TmfExperimentFolder experiments = source.getProject().getExperimentsFolder();
        IFolder folder = experiments.getResource().getFolder(name);
        folder.create(false, true, new NullProgressMonitor());
        folder.setPersistentProperty(TmfCommonConstants.TRACETYPE, source.getTraceType());
        TmfExperimentElement experiment = experiments.addExperiment(folder);
        traces.forEach(trace -> experiment.addTrace(trace, false));
        experiment.refreshTraceType();
        experiment.refresh();
        return experiment;
    }

    /** Of an experiment that did not become complete nothing is left. */
    private void remove(List<Path> files) {
        try {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
            if (!isSingle()) {
                Files.deleteIfExists(target(source, name));
            }
        } catch (IOException e) {
            Problems.log("What was written of " + name + " could not be removed.", e);
        }
    }
}
