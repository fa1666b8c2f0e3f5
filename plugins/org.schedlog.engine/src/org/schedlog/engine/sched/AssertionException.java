// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.sched;

/**
 * Assertions cannot be read, or not be checked on a recording. The message is for the user: which assertion, and what
 * to change.
 */
public final class AssertionException extends Exception {

    private static final long serialVersionUID = 1L;

    /**
     * @param message
     *            what is wrong, beginning in lower case, so that a file's name can stand before it
     */
    public AssertionException(String message) {
        super(message);
    }
}
