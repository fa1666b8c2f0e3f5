// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.trace;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

import org.eclipse.tracecompass.tmf.core.event.ITmfEventField;
import org.eclipse.tracecompass.tmf.core.event.ITmfEventType;
import org.eclipse.tracecompass.tmf.core.event.TmfEventField;
import org.eclipse.tracecompass.tmf.core.event.TmfEventType;
import org.schedlog.engine.column.EventTable;

/**
 * Trace Compass' event types for a recording's event ids: one for each name in the event table, and for each id without
 * a name. Thread-safe.
 */
final class EventTypes {

    /** The fields of every event, in the order of the kernel's record. */
    static final List<String> FIELDS = List.of("cpu", "pid", "arg0", "arg1");

    private static final ITmfEventField ROOT = TmfEventField.makeRoot(FIELDS.toArray(new String[0]));

    private final EventTable table;
    private final ById<ITmfEventType> types;

    EventTypes(EventTable table) {
        this.table = table;
        this.types = new ById<>(id -> new TmfEventType(table.name(id), ROOT));
    }

    /** The type of the events with an id. */
    ITmfEventType of(int id) {
        return types.get(id);
    }

    /** The types that the event table names, ascending by id. */
    Collection<ITmfEventType> named() {
        return table.names().keySet().stream().map(this::of).collect(Collectors.toList());
    }
}
