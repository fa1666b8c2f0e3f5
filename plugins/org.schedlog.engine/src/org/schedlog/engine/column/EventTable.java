// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.column;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * The names of the event ids of one kernel, as in its file {@code /proc/sched_log_traced_events}. Ids differ from
 * kernel to kernel, names do not. Immutable.
 */
public final class EventTable {

    /** What SchedDisplay takes where a recording has no table; a guess, since kernels count differently. */
    public static final EventTable FALLBACK = new EventTable(numbered(List.of("EXEC", "EXIT", "WAKEUP",
            "WAKEUP_NEW", "BLOCK", "BLOCK_IO", "WAIT_FUTEX", "WAKE_FUTEX", "WAKER_FUTEX", "FORK", "TICK",
            "CTX_SWITCH", "MIGRATE", "RQ_SIZE", "IDL_BLN_FAIR_BEG", "IDL_BLN_FAIR_END", "PER_BLN_FAIR_BEG",
            "PER_BLN_FAIR_END")));

    private final Map<String, Integer> ids;
    private final NavigableMap<Integer, String> names;

    /**
     * @param ids
     *            id by name; where two names have one id the last one names it
     */
    public EventTable(Map<String, Integer> ids) {
        this.ids = Collections.unmodifiableMap(new LinkedHashMap<>(ids));
        NavigableMap<Integer, String> byId = new TreeMap<>();
        ids.forEach((name, id) -> byId.put(id, name));
        this.names = Collections.unmodifiableNavigableMap(byId);
    }

    private static Map<String, Integer> numbered(List<String> names) {
        Map<String, Integer> ids = new LinkedHashMap<>();
        for (String name : names) {
            ids.put(name, ids.size());
        }
        return ids;
    }

    /**
     * @param name
     *            an event's name, e.g. CTX_SWITCH
     * @return its id, or empty if this kernel has no such event
     */
    public OptionalInt id(String name) {
        Integer id = ids.get(name);
        return id == null ? OptionalInt.empty() : OptionalInt.of(id);
    }

    /**
     * @param id
     *            an event's id
     * @return its name, or "event ID" where the table has none
     */
    public String name(int id) {
        String name = names.get(id);
        return name == null ? "event " + id : name;
    }

    /**
     * @param id
     *            an event's id
     * @return whether the table has a name for it
     */
    public boolean contains(int id) {
        return names.containsKey(id);
    }

    /** @return names by id, ascending */
    public NavigableMap<Integer, String> names() {
        return names;
    }

    /** @return ids by name, in the table's order */
    public Map<String, Integer> ids() {
        return ids;
    }
}
