// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.sched;

import java.util.Map;

import org.schedlog.engine.column.EventTable;

/** What the events of one kernel's table change, by their ids. Immutable. */
final class StateKinds {

    /** What an event changes. */
    enum Kind {
        SWITCH, WAKEUP, BLOCK, BLOCK_IO, EXIT, FORK, MIGRATE, QUEUE, TICK, BALANCE_BEGIN, BALANCE_END, OTHER
    }

    private static final Map<String, Kind> NAMES = Map.of("CTX_SWITCH", Kind.SWITCH, "WAKEUP", Kind.WAKEUP,
            "WAKEUP_NEW", Kind.WAKEUP, "BLOCK", Kind.BLOCK, "BLOCK_IO", Kind.BLOCK_IO, "EXIT", Kind.EXIT, "FORK",
            Kind.FORK, "MIGRATE", Kind.MIGRATE, "RQ_SIZE", Kind.QUEUE, "TICK", Kind.TICK);
    private static final String BALANCING = "_BLN_";
    private static final String BEGIN = "_BEG";
    private static final String END = "_END";

    private final NumberMap numbers = new NumberMap();
    private final Kind[] kinds;
    private final String[] balancing;

    StateKinds(EventTable table) {
        kinds = new Kind[table.names().size()];
        balancing = new String[kinds.length];
        int number = 0;
        for (Map.Entry<Integer, String> event : table.names().entrySet()) {
            String name = event.getValue();
            kinds[number] = kind(name);
            balancing[number] = isBalancing(name) ? balancing(name) : null;
            numbers.put(event.getKey(), number++);
        }
    }

    private static Kind kind(String name) {
        if (isBalancing(name)) {
            return name.endsWith(BEGIN) ? Kind.BALANCE_BEGIN : Kind.BALANCE_END;
        }
        return NAMES.getOrDefault(name, Kind.OTHER);
    }

    static boolean isBalancing(String name) {
        return name.contains(BALANCING) && (name.endsWith(BEGIN) || name.endsWith(END));
    }

    /** What a pair of balancing events has in common, e.g. IDL_BLN_FAIR. */
    static String balancing(String name) {
        return name.substring(0, name.length() - BEGIN.length());
    }

    /** The number of an event's id, for {@link #kind} and {@link #balancing}; negative if the table lacks it. */
    int find(long id) {
        return numbers.get(id);
    }

    /** How many events there are; their numbers are 0 to less than this. */
    int count() {
        return kinds.length;
    }

    Kind kind(int number) {
        return number < 0 ? Kind.OTHER : kinds[number];
    }

    /** The name of the pair to which a balancing event belongs. */
    String balancing(int number) {
        return balancing[number];
    }
}
