// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

/** What the numbers of a column are, as far as it follows from the recording's columns that they were made of. */
public enum Meaning {
    /** A time, ns since the first event. */
    TIME,
    /** A length of time, ns. */
    DURATION,
    /** A CPU's number, perhaps with a fraction that says where in the CPU's row. */
    CPU,
    /** A thread's id, perhaps with a fraction that says where in the thread's row. */
    THREAD,
    /** Anything else. */
    NUMBER
}
