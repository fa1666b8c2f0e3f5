// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.sched;

import org.schedlog.engine.compute.ThreadNames;

/** What tracers of Linux call threads. */
public final class KernelNames {

    private KernelNames() {
    }

    /**
     * What an idle thread is called.
     *
     * @param cpuNumber
     *            its CPU
     * @return what Linux calls it
     */
    public static String ofIdle(int cpuNumber) {
        return "swapper/" + cpuNumber;
    }

    /**
     * What a thread is called.
     *
     * @param names
     *            the names
     * @param pid
     *            a thread id
     * @param row
     *            a row of the recording
     * @return its name there; its id where that is unknown
     */
    public static String of(ThreadNames names, int pid, int row) {
        return of(pid, names.at(pid, row));
    }

    /** What a thread is called that has a name, or null for none. */
    static String of(int pid, String name) {
        return name == null ? Integer.toString(pid) : name;
    }
}
