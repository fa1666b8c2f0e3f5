// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.sched;

import java.util.List;

import org.schedlog.engine.compute.ThreadNames;

/**
 * Which task has which name, from the names in force: EXEC events, the comm column, ps.start and what FORK hands on.
 */
public final class TaskNames {

    private TaskNames() {
    }

    /**
     * The threads that have a name at some time. (Names in a SchedLog recording can be cut to 8 bytes.)
     *
     * @param names
     *            the recording's names
     * @param name
     *            the whole name
     * @return their pids, ascending; none if nobody has the name
     */
    public static int[] getPidsForProcess(ThreadNames names, String name) {
        return names.pids(name);
    }

    /**
     * The names that a thread has. (The original knows one name, and "" where there is none.)
     *
     * @param names
     *            the recording's names
     * @param pid
     *            the thread
     * @return its names in the order of time, each with the row and time (ns since boot) from which on it holds
     */
    public static List<ThreadNames.Named> getTaskName(ThreadNames names, int pid) {
        return names.all(pid);
    }
}
