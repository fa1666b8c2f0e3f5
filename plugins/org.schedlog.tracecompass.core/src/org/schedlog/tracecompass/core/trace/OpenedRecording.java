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
 * @param properties
 *            what the Properties view shows, in its order
 */
record OpenedRecording(Recording recording, ThreadNames threadNames, Map<String, String> properties) {
}
