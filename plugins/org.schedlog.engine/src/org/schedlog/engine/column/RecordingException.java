// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.column;

import java.io.IOException;

/**
 * A recording cannot be read. The message is written for the user: what is wrong, where, and what to do; it is shown as
 * it is.
 */
public final class RecordingException extends IOException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message
     *            one sentence or two for the user, naming the file
     */
    public RecordingException(String message) {
        super(message);
    }

    /**
     * @param message
     *            one sentence or two for the user, naming the file
     * @param cause
     *            what the program met, for the log
     */
    public RecordingException(String message, Throwable cause) {
        super(message, cause);
    }
}
