// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.trace;

import org.schedlog.engine.column.Recording;
import org.schedlog.engine.compute.ThreadNames;

/**
 * What an open trace holds.
 *
 * @param recording
 *            the columns
 * @param threadNames
 *            what the threads are called
 * @param arguments
 *            says what the events' arguments mean
 * @param counts
 *            what is counted when somebody asks
 */
record OpenedRecording(Recording recording, ThreadNames threadNames, ArgumentText arguments, RecordingCounts counts) {
}
