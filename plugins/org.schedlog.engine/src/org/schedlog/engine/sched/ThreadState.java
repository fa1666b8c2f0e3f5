// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.sched;

/** What a thread does, as far as the recorded events say. */
public enum ThreadState {

    /** It was made and not yet woken for the first time. */
    NEW("new"),
    /** It is current on a CPU. */
    RUNNING("running"),
    /** It could run on: it was switched away from without having blocked. */
    PREEMPTED("preempted"),
    /** It was woken up and waits for a CPU. */
    WOKEN("woken"),
    /** It waits for something. */
    BLOCKED("blocked"),
    /** It waits for input or output. */
    BLOCKED_IO("blocked on I/O"),
    /** It has ended. */
    EXITED("exited");

    private final String label;

    ThreadState(String label) {
        this.label = label;
    }

    /** @return what to call it in a user interface */
    public String label() {
        return label;
    }
}
