// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.trace;

import org.eclipse.core.runtime.IProgressMonitor;
import org.schedlog.engine.column.Progress;

/** Shows the engine's progress in Eclipse's Progress view and lets the user cancel there. Thread-safe as far as the monitor is. */
public final class MonitorProgress implements Progress {

    private final IProgressMonitor monitor;

    /**
     * @param monitor
     *            what the Progress view shows; its task has begun or needs none
     */
    public MonitorProgress(IProgressMonitor monitor) {
        this.monitor = monitor;
    }

    @Override
    public void task(String what) {
        monitor.subTask(what);
    }

    @Override
    public void done(double fraction) {
        // steps follow each other and their number is unknown here, so the bar only shows that work goes on
    }

    @Override
    public boolean isCancelled() {
        return monitor.isCanceled();
    }
}
