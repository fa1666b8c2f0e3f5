// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import org.schedlog.engine.column.Work;

/** Looks for cancellation every now and then in loops whose steps are too short to do it each time. For one thread. */
final class Pace {

    private static final int STEPS = 1 << 16;

    private final Work work;
    private int left = STEPS;

    Pace(Work work) {
        this.work = work;
    }

    /** One more row was looked at. */
    void step() {
        if (--left == 0) {
            left = STEPS;
            work.check();
        }
    }
}
