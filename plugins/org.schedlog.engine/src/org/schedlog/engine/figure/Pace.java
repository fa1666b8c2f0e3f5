// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import org.schedlog.engine.column.Progress;

/** Looks for cancellation every now and then in loops whose steps are too short to do it each time. For one thread. */
final class Pace {

    private static final int STEPS = 1 << 16;

    private final Progress progress;
    private int left = STEPS;

    Pace(Progress progress) {
        this.progress = progress;
    }

    /** One more row was looked at. */
    void step() {
        if (--left == 0) {
            left = STEPS;
            progress.check();
        }
    }
}
