// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.trace;

import java.util.Map;

import org.schedlog.engine.column.Recording;
import org.schedlog.engine.compute.ThreadNames;

/**
 * What an open trace holds, all of it immutable.
 *
 * @param recording
 *            the columns
 * @param threadNames
 *            what the threads are called
 * @param arguments
 *            says what the events' arguments mean
 * @param properties
 *            what the Properties view shows, in its order
 */
record OpenedRecording(Recording recording, ThreadNames threadNames, ArgumentText arguments, Map<String, String> properties) {
}
