// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.spec;

/** A specification could not be imported, copied, renamed or deleted; the message is for the user. */
public final class SpecLibraryException extends Exception {

    private static final long serialVersionUID = 1L;

    SpecLibraryException(String message) {
        super(message);
    }

    SpecLibraryException(String message, Throwable cause) {
        super(message, cause);
    }
}
