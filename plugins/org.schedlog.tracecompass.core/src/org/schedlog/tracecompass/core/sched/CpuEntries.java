// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.sched;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The ids of the entries that stand for CPUs. Thread-safe. */
final class CpuEntries {

    /** Guarded by this, as is the next one. */
    private final Map<Integer, Long> ids = new HashMap<>();
    private final Map<Long, Integer> cpus = new HashMap<>();

    /** The id of a CPU's entry, always the same one. */
    synchronized long id(int cpu) {
        return ids.computeIfAbsent(cpu, key -> {
            long id = SchedulerProvider.nextId();
            cpus.put(id, key);
            return id;
        });
    }

    /** The number of the CPU whose entry has an id; empty for other entries. */
    synchronized Optional<Integer> cpu(long id) {
        return Optional.ofNullable(cpus.get(id));
    }
}
