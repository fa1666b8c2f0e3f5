// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.column;

import java.util.concurrent.CancellationException;

/**
 * Who listens to long work and may stop it. The worker calls {@link #task}, {@link #done} and {@link #check} at least
 * every few hundred thousand rows; it may do so from several threads at once, so implementations are thread-safe and
 * quick.
 */
public interface Progress {

    /** Nobody listens and nobody cancels. */
    Progress NONE = new Progress() {
        @Override
        public void task(String what) {
            // nobody listens
        }

        @Override
        public void done(double fraction) {
            // nobody listens
        }

        @Override
        public boolean isCancelled() {
            return false;
        }
    };

    /**
     * A new step begins.
     *
     * @param what
     *            plain English for the user, e.g. "Reading column timestamp"
     */
    void task(String what);

    /**
     * How far the step is.
     *
     * @param fraction
     *            0 (begun) to 1 (complete)
     */
    void done(double fraction);

    /** @return true when the work's result is no longer wanted */
    boolean isCancelled();

    /**
     * Stops the work if nobody wants it any more.
     *
     * @throws CancellationException
     *             when {@link #isCancelled()}
     */
    default void check() {
        if (isCancelled()) {
            throw new CancellationException("Cancelled");
        }
    }
}
