// SPDX-License-Identifier: EPL-2.0
package org.schedlog.benchmarks.generator;

/** The events of the simulated kernel; an event's id is its ordinal. The last ones exist there but never happen. */
enum EventKind {
    EXEC, EXIT, WAKEUP, WAKEUP_NEW, BLOCK, BLOCK_IO, FORK, TICK, CTX_SWITCH, MIGRATE, RQ_SIZE, IDL_BLN_FAIR_BEG,
    IDL_BLN_FAIR_END, PER_BLN_FAIR_BEG, PER_BLN_FAIR_END, WAIT_FUTEX, WAKE_FUTEX, WAKER_FUTEX, USER_EVT,
    IDL_BLN_IPA_BEG, IDL_BLN_IPA_END, PER_BLN_IPA_BEG, PER_BLN_IPA_END;

    /** @return the event table as the kernel prints it: a line for each event, {@code ID NAME} */
    static String table() {
        StringBuilder text = new StringBuilder();
        for (EventKind kind : values()) {
            text.append(kind.ordinal()).append(' ').append(kind).append('\n');
        }
        return text.toString();
    }
}
