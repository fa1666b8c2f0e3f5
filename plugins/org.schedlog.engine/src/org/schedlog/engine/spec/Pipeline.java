// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.spec;

import java.util.List;

/**
 * Steps that begin with the whole table and leave the rows and columns of a figure.
 *
 * @param steps
 *            the steps in order
 */
public record Pipeline(List<Step> steps) {

    /** Lists are copied. */
    public Pipeline {
        steps = List.copyOf(steps);
    }
}
