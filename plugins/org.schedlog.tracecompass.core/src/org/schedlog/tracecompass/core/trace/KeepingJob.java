// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.trace;

import java.io.IOException;
import java.util.concurrent.CancellationException;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.schedlog.engine.column.Progress;

/**
 * Writes something large into the recording's cache, so that the next opening finds it. Who schedules it lets the views
 * draw first. What cannot be kept is computed again the next time.
 */
public final class KeepingJob extends Job {

    private static final ILog LOG = Platform.getLog(KeepingJob.class);

    private final String what;
    private final Keeping keeping;
    private final Object family;

    /** Writes it. */
    @FunctionalInterface
    public interface Keeping {

        /**
         * @param progress
         *            listens and may cancel
         * @throws IOException
         *             when it cannot be written
         */
        void keep(Progress progress) throws IOException;
    }

    /**
     * @param what
     *            what is kept, for the user: "Keeping ... for the next time"
     * @param keeping
     *            writes it
     * @param family
     *            jobs of one family are cancelled together; all are of the family {@code KeepingJob.class}, too
     */
    public KeepingJob(String what, Keeping keeping, Object family) {
        super("Keeping " + what + " for the next time");
        this.what = what;
        this.keeping = keeping;
        this.family = family;
        setPriority(DECORATE);
    }

    @Override
    protected IStatus run(IProgressMonitor monitor) {
        monitor.beginTask(null, MonitorProgress.TOTAL);
        try {
            keeping.keep(new MonitorProgress(monitor));
            return Status.OK_STATUS;
        } catch (CancellationException e) {
            return Status.CANCEL_STATUS;
        } catch (IOException e) {
            LOG.log(new Status(IStatus.WARNING, KeepingJob.class,
                    "What is kept for the next time (" + what + ") could not be written, so it is computed again then: "
                            + e.getMessage(), e));
            return Status.OK_STATUS;
        }
    }

    @Override
    public boolean belongsTo(Object other) {
        return other == family || other == KeepingJob.class;
    }
}
