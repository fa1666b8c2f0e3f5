// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.sched;

import org.schedlog.engine.column.EventTable;

/** Tells the events apart that scheduler statistics look at, by their ids in one kernel's table. Immutable. */
final class EventKinds {

    static final int OTHER = 0;
    static final int SWITCH = 1;
    static final int BLOCK = 2;
    static final int WAKEUP = 3;
    static final int QUEUE = 4;

    /** No row has this id, for ids are of 32 bits. */
    private static final long ABSENT = Long.MIN_VALUE;

    private final long contextSwitch;
    private final long block;
    private final long blockIo;
    private final long wakeup;
    private final long wakeupNew;
    private final long queueSize;

    EventKinds(EventTable table) {
        contextSwitch = id(table, "CTX_SWITCH");
        block = id(table, "BLOCK");
        blockIo = id(table, "BLOCK_IO");
        wakeup = id(table, "WAKEUP");
        wakeupNew = id(table, "WAKEUP_NEW");
        queueSize = id(table, "RQ_SIZE");
    }

    private static long id(EventTable table, String name) {
        return table.id(name).isPresent() ? table.id(name).getAsInt() : ABSENT;
    }

    /** Whether it is a {@link #SWITCH}, for who wants nothing else. */
    boolean isSwitch(long event) {
        return event == contextSwitch;
    }

    int of(long event) {
        if (event == contextSwitch) {
            return SWITCH;
        }
        if (event == queueSize) {
            return QUEUE;
        }
        if (event == wakeup || event == wakeupNew) {
            return WAKEUP;
        }
        return event == block || event == blockIo ? BLOCK : OTHER;
    }
}
