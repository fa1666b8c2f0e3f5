// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.sched;

import java.util.List;
import java.util.OptionalInt;

/**
 * A row of the residency table: one task, or all tasks of one name.
 *
 * @param name
 *            what it is called
 * @param pid
 *            the thread id; empty for a group
 * @param values
 *            a number for each column, null where there is none
 * @param tasks
 *            the tasks of a group, each a row; empty for a task
 */
public record ResidencyRow(String name, OptionalInt pid, List<Number> values, List<ResidencyRow> tasks) {

    /** @return whether the row stands for several tasks */
    public boolean isGroup() {
        return pid.isEmpty();
    }
}
