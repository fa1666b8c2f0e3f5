// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.figure;

import org.schedlog.tracecompass.core.spec.SpecSource;

/** Hears what happens to the figures of a trace, in the thread in which it happens. */
public interface FigureListener {

    /**
     * A specification has changed and its figures were let go; who shows one asks for it anew.
     *
     * @param source
     *            the specification
     */
    default void outdated(SpecSource source) {
    }

    /**
     * The user looks at another figure of this trace than before; views that follow the figure change with it.
     *
     * @param request
     *            what the view that the user works with shows now
     */
    default void chosen(FigureRequest request) {
    }

    /**
     * A specification's file has another name now; who shows it shows it under that name.
     *
     * @param from
     *            the specification by its old name
     * @param to
     *            the same by its new one
     */
    default void renamed(SpecSource from, SpecSource to) {
    }
}
