// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.sched;

import java.util.List;
import java.util.OptionalInt;

/**
 * A row of the residency table: one task, all tasks of one name, or a recording.
 *
 * @param name
 *            what it is called
 * @param pid
 *            the thread id; empty for a row that stands for others
 * @param values
 *            a number for each column, null where there is none
 * @param tasks
 *            the tasks of a group, each a row; the groups of a recording; empty for a task
 */
public record ResidencyRow(String name, OptionalInt pid, List<Number> values, List<ResidencyRow> tasks) {

    /** @return whether the row stands for others */
    public boolean isGroup() {
        return pid.isEmpty();
    }

    /** @return how many tasks the row stands for */
    public int taskCount() {
        return isGroup() ? tasks.stream().mapToInt(ResidencyRow::taskCount).sum() : 1;
    }
}
