// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.events;

import org.schedlog.tracecompass.core.statistics.EventTypeTable.EventType;
import org.schedlog.tracecompass.core.trace.RecordingTrace;

/**
 * A row of the Event Types view.
 *
 * @param name
 *            what the recording is called among those that are shown
 * @param recording
 *            where the events are
 * @param type
 *            their kind
 */
record TypeRow(String name, RecordingTrace recording, EventType type) {
}
