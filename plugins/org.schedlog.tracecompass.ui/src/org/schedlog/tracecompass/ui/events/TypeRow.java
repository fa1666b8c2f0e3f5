// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.events;

import org.schedlog.tracecompass.core.statistics.EventTypeTable.EventType;
import org.schedlog.tracecompass.core.trace.RecordingTrace;

/**
 * A row of the Event Types view.
 *
 * @param recording
 *            where the events are
 * @param type
 *            their kind
 */
record TypeRow(RecordingTrace recording, EventType type) {
}
