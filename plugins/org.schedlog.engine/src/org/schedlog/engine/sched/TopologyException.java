// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.sched;

/** A topology cannot be used. The message is for the user: what is wrong with which level. */
public final class TopologyException extends Exception {

    private static final long serialVersionUID = 1L;

    /**
     * @param message
     *            what is wrong, beginning in lower case, so that a file's name can stand before it
     */
    public TopologyException(String message) {
        super(message);
    }
}
