// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

/** The colours in which a figure is painted at the moment. */
public interface Palette {

    /**
     * @param category
     *            a category's index
     * @return its colour, 0xRRGGBB
     */
    int rgb(int category);

    /**
     * @param category
     *            a category's index
     * @return false where the user hid it
     */
    boolean visible(int category);
}
