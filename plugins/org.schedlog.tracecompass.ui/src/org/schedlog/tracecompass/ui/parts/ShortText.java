// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.parts;

import org.eclipse.swt.graphics.GC;

/** Texts that are shortened where there is no room for them. */
public final class ShortText {

    private static final String GAP = "\u2026";

    private ShortText() {
    }

    /**
     * Leaves away the middle of a text: names of runs of one series often begin and end alike, but seldom both.
     *
     * @param text
     *            the text
     * @param width
     *            the room, in pixels
     * @param gc
     *            knows the font
     * @return as much of the text as there is room for, at least its first and its last character
     */
    public static String of(String text, int width, GC gc) {
        String shown = text;
        for (int left = text.length() - 1; left >= 2 && gc.textExtent(shown).x > width; left--) {
            shown = text.substring(0, (left + 1) / 2) + GAP + text.substring(text.length() - left / 2);
        }
        return shown;
    }
}
