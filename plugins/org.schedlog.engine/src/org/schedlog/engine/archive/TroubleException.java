// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.archive;

/**
 * What is wrong with one column. The message is a clause for the user without its subject, e.g. "is cut off: 10 of 20
 * bytes are there": who catches it knows whether the recording can do without the column, and makes the sentence.
 */
final class TroubleException extends Exception {

    private static final long serialVersionUID = 1L;

    TroubleException(String clause) {
        super(clause);
    }

    TroubleException(String clause, Throwable cause) {
        super(clause, cause);
    }
}
