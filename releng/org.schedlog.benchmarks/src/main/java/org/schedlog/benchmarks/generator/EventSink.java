// SPDX-License-Identifier: EPL-2.0
package org.schedlog.benchmarks.generator;

import java.io.IOException;

/** Takes the simulation's events, ordered by time. */
@FunctionalInterface
interface EventSink {

    /**
     * @param time ns since boot, never less than before
     * @param cpu  the event's CPU, see the kernel's table of events
     * @param pid  the event's thread
     * @param kind what happened
     * @param arg0 the first argument
     * @param arg1 the second argument
     * @throws IOException when it cannot be written
     */
    void accept(long time, int cpu, int pid, EventKind kind, int arg0, int arg1) throws IOException;
}
