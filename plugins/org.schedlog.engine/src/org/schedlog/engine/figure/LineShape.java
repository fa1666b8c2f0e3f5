// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

/** How a line within one row is drawn; line-spec.md, "The figure's semantics". */
enum LineShape {
    /** A band from x0 to x1: y0 == y1. */
    INTERVAL,
    /** An event, as high as its y0 and y1 say: x0 == x1. */
    TICK,
    /** From corner to corner of its box. */
    SLANT
}
