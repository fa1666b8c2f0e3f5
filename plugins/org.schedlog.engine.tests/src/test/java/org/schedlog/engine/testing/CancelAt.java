// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.testing;

import java.util.concurrent.atomic.AtomicLong;

import org.schedlog.engine.column.Progress;

/** Cancels when it is asked for the n-th time, and counts how often it is asked. */
public final class CancelAt implements Progress {

    private final long limit;
    private final AtomicLong asked = new AtomicLong();

    /**
     * @param limit
     *            how often the work may ask before it is told to stop; 0 for at once
     */
    public CancelAt(long limit) {
        this.limit = limit;
    }

    /** How often the work asked. */
    public long asked() {
        return asked.get();
    }

    /** How often the work asked after it was told to stop. */
    public long askedTooOften() {
        return Math.max(0, asked.get() - limit - 1);
    }

    @Override
    public void task(String what) {
        // nobody reads it
    }

    @Override
    public void done(double fraction) {
        if (!(fraction >= 0 && fraction <= 1)) {
            throw new AssertionError("Progress " + fraction);
        }
    }

    @Override
    public boolean isCancelled() {
        return asked.incrementAndGet() > limit;
    }
}
