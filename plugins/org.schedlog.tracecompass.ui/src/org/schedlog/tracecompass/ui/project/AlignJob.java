// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.project;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;

import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Display;
import org.eclipse.tracecompass.tmf.core.exceptions.TmfTraceException;
import org.eclipse.tracecompass.tmf.core.synchronization.ITmfTimestampTransform;
import org.eclipse.tracecompass.tmf.core.synchronization.TimestampTransformFactory;
import org.eclipse.tracecompass.tmf.ui.project.model.TmfCommonProjectElement;
import org.eclipse.tracecompass.tmf.ui.project.model.TmfOpenTraceHelper;
import org.eclipse.tracecompass.tmf.ui.project.model.TmfTraceElement;
import org.schedlog.tracecompass.core.log.ActivityLog;
import org.schedlog.tracecompass.core.trace.RecordingTrace;
import org.schedlog.tracecompass.ui.open.Problems;

/** Finds out when recordings begin and sets their offsets, so that all begin with the first of them. */
final class AlignJob extends Job {

    private final List<TmfTraceElement> recordings;
    private final Collection<TmfCommonProjectElement> open;

    /**
     * @param recordings
     *            two or more, in the folder of traces
     * @param open
     *            what of them and their experiments is open and has to be opened anew
     */
    AlignJob(List<TmfTraceElement> recordings, Collection<TmfCommonProjectElement> open) {
        super("Aligning the starts of " + recordings.size() + " recordings");
        this.recordings = recordings;
        this.open = open;
        setUser(true);
    }

    @Override
    protected IStatus run(IProgressMonitor monitor) {
        try {
            SubMonitor progress = SubMonitor.convert(monitor, 2 * recordings.size());
            long[] starts = new long[recordings.size()];
            for (int i = 0; i < starts.length; i++) {
                progress.subTask("Reading " + recordings.get(i).getName());
                starts[i] = start(recordings.get(i));
                progress.worked(1);
                if (progress.isCanceled()) {
                    return Status.CANCEL_STATUS;
                }
            }
            long common = TimestampTransformFactory.getTimestampTransform(recordings.get(0).getResource())
                    .transform(starts[0]);
            Display.getDefault().syncExec(() -> open.forEach(TmfCommonProjectElement::closeEditors));
            for (int i = 1; i < starts.length; i++) {
                setOffset(recordings.get(i), common - starts[i]);
                progress.worked(1);
            }
            Display.getDefault().asyncExec(() -> open.forEach(TmfOpenTraceHelper::openFromElement));
        } catch (TmfTraceException e) {
            Display.getDefault().asyncExec(() -> Problems.show(Display.getDefault().getActiveShell(),
                    AlignHandler.TITLE, "The recordings could not be aligned. " + e.getMessage(), e));
        }
        return Status.OK_STATUS;
    }

    /** ns since boot, without offset. */
    private static long start(TmfTraceElement element) throws TmfTraceException {
        try (OpenRecording recording = OpenRecording.of(element)) {
            return recording.recording().start();
        }
    }

    /** As Trace Compass' own command does it, but the columns are kept: they hold times without offset. */
    private static void setOffset(TmfTraceElement element, long offset) {
        element.deleteSupplementaryResources(Arrays.stream(element.getSupplementaryResources())
                .filter(resource -> !resource.getName().equals(RecordingTrace.CACHE_FOLDER)).toArray(IResource[]::new));
        element.refreshSupplementaryFolder();
        ITmfTimestampTransform transform = offset == 0 ? null : TimestampTransformFactory.createWithOffset(offset);
        TimestampTransformFactory.setTimestampTransform(element.getResource(), transform);
        element.refreshSupplementaryFolder();
        ActivityLog.shared().activity(String.format("%s has a time offset of %,d ns now", element.getName(), offset));
    }
}
