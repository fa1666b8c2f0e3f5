// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.trace;

import org.eclipse.core.runtime.IProgressMonitor;
import org.schedlog.engine.column.Progress;

/**
 * The engine's progress, told to a job's monitor and kept to be asked for. Each step of the engine fills the monitor's
 * bar from its present place towards the end, since nobody knows how many steps will follow. Thread-safe.
 */
public final class MonitorProgress implements Progress {

    /** The bar's length: how many units of work the monitor is to be begun with. */
    public static final int TOTAL = 1000;
    /** The part of what is left of the bar that one step fills. */
    private static final double SHARE = 0.3;

    private final IProgressMonitor monitor;
    private String task = "";
    private double fraction;
    private double filledBefore;
    private int reported;

    /**
     * @param monitor
     *            begun with {@link #TOTAL} units
     */
    public MonitorProgress(IProgressMonitor monitor) {
        this.monitor = monitor;
    }

    @Override
    public synchronized void task(String what) {
        filledBefore = filled();
        fraction = 0;
        task = what;
        monitor.subTask(what);
    }

    @Override
    public synchronized void done(double part) {
        fraction = Math.max(0, Math.min(1, part));
        int worked = (int) (filled() * TOTAL) - reported;
        if (worked > 0) {
            monitor.worked(worked);
            reported += worked;
        }
    }

    private double filled() {
        return filledBefore + (1 - filledBefore) * SHARE * fraction;
    }

    @Override
    public boolean isCancelled() {
        return monitor.isCanceled();
    }

    /** @return what is being done, e.g. "Reading column timestamp, 45 %" */
    public synchronized String activity() {
        return fraction > 0 && fraction < 1 ? String.format("%s, %d %%", task, Math.round(fraction * 100)) : task;
    }
}
