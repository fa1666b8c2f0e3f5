// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import java.util.List;

/**
 * The arrows of a window that can be told apart on the screen.
 *
 * @param arrows
 *            those to draw
 * @param hidden
 *            how many more there are: under those, or left out because their pixel column has too many
 */
public record ArrowSample(List<Arrow> arrows, long hidden) {

    /** Copies the list. */
    public ArrowSample {
        arrows = List.copyOf(arrows);
    }
}
