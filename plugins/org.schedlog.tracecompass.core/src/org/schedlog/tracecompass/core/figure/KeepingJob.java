// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.figure;

import java.io.IOException;
import java.util.concurrent.CancellationException;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.figure.KeptFigures;
import org.schedlog.engine.figure.LineIndex;
import org.schedlog.tracecompass.core.trace.MonitorProgress;

/**
 * Makes a large figure quicker to draw and writes it into the recording's cache, in the background after it is shown, so
 * that the next opening finds it. A figure that cannot be kept is computed again the next time.
 */
final class KeepingJob extends Job {

    private static final ILog LOG = Platform.getLog(KeepingJob.class);

    private final LineIndex index;
    private final Object family;

    /**
     * @param family
     *            jobs of one family are cancelled together
     */
    KeepingJob(FigureRequest request, LineIndex index, Object family) {
        super("Keeping " + request.name() + " for the next time");
        this.index = index;
        this.family = family;
        setPriority(DECORATE);
    }

    @Override
    protected IStatus run(IProgressMonitor monitor) {
        monitor.beginTask(null, MonitorProgress.TOTAL);
        try {
            Progress progress = new MonitorProgress(monitor);
            index.makeOverview(progress);
            KeptFigures.keep(index, progress);
            return Status.OK_STATUS;
        } catch (CancellationException e) {
            return Status.CANCEL_STATUS;
        } catch (IOException e) {
            LOG.log(new Status(IStatus.WARNING, KeepingJob.class,
                    "The figure could not be kept, so it is computed again the next time: " + e.getMessage(), e));
            return Status.OK_STATUS;
        }
    }

    @Override
    public boolean belongsTo(Object other) {
        return family == other;
    }
}
