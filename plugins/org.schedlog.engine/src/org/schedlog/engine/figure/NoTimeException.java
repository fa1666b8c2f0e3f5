// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import org.schedlog.engine.spec.Category;

/** A window of time was asked for where the horizontal axis is no time. The message is for the user. */
public final class NoTimeException extends Exception {

    private static final long serialVersionUID = 1L;

    NoTimeException(Category category, String column) {
        super("A window selects by time, but " + column + " of category " + category.index() + " \"" + category.label()
                + "\" is no time of the recording; leave the window out or select with a query");
    }
}
