// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.trace;

import org.eclipse.tracecompass.tmf.core.exceptions.TmfTraceException;

/**
 * A recording cannot be opened. Trace Compass puts the exception's text itself into its dialog, so that text is the
 * message alone.
 */
final class RecordingTraceException extends TmfTraceException {

    private static final long serialVersionUID = 1L;

    RecordingTraceException(String message, Throwable cause) {
        super(message, cause);
    }

    @Override
    public String toString() {
        return getMessage();
    }
}
