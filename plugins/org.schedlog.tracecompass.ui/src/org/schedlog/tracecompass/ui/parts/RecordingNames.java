// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.parts;

import java.util.List;
import java.util.function.Predicate;

import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

/**
 * Shortens the names of recordings that stand beside each other. What several runs of one experiment are called is
 * often long, and differs only in some place, so that place stays. Widths are in pixels. UI thread only.
 */
public final class RecordingNames {

    private static final String CUT = "\u2026";

    /** How much of a control's width names may take; the user can give them more. */
    private static final double SHARE = 0.35;
    private static final int LEAST_WIDTH = 120;

    private RecordingNames() {
    }

    /**
     * @param control
     *            a table or a tree
     * @param texts
     *            the names, perhaps with something behind them
     * @param margin
     *            what a column needs beside its text
     * @return how wide the column is to be: so that they can be read, unless the other columns need the room more
     */
    public static int width(Composite control, List<String> texts, int margin) {
        int wanted = texts.stream().mapToInt(text -> width(control, text)).max().orElse(0) + margin;
        return Math.min(wanted, Math.max(LEAST_WIDTH, (int) (SHARE * control.getClientArea().width)));
    }

    /**
     * @param control
     *            where it is shown
     * @param text
     *            a text
     * @return how wide the text is there, in pixels
     */
    public static int width(Control control, String text) {
        GC gc = new GC(control);
        int width = gc.textExtent(text).x;
        gc.dispose();
        return width;
    }

    /**
     * @param control
     *            where it is shown
     * @param name
     *            a recording's name
     * @param all
     *            the names of all recordings that it is to be told from
     * @param room
     *            how wide it may be
     * @return the name, or as much of it as there is room for, with the first place in which not all names are equal;
     *         at least one character of it
     */
    public static String fitted(Control control, String name, List<String> all, int room) {
        GC gc = new GC(control);
        String fitted = fitted(name, all, text -> gc.textExtent(text).x <= room);
        gc.dispose();
        return fitted;
    }

    /**
     * Like the other one, where somebody else knows what there is room for.
     *
     * @param name
     *            a recording's name
     * @param all
     *            the names of all recordings that it is to be told from
     * @param fits
     *            says whether there is room for a text
     * @return the name, or as much of it as there is room for; at least one character of it
     */
    public static String fitted(String name, List<String> all, Predicate<String> fits) {
        if (fits.test(name) || name.isEmpty()) {
            return name;
        }
        int differs = Math.min(difference(all), name.length() - 1);
        String best = part(name, differs, differs + 1);
        // what is beyond the place says more than what all have before it
        int end = differs + 1;
        while (end < name.length() && fits.test(part(name, differs, end + 1))) {
            best = part(name, differs, ++end);
        }
        for (int begin = differs - 1; begin >= 0 && fits.test(part(name, begin, end)); begin--) {
            best = part(name, begin, end);
        }
        return best;
    }

    private static String part(String name, int from, int to) {
        return (from > 0 ? CUT : "") + name.substring(from, to) + (to < name.length() ? CUT : "");
    }

    /** The first index at which not all names have the same character. */
    private static int difference(List<String> names) {
        String first = names.get(0);
        for (int i = 0; i < first.length(); i++) {
            int index = i;
            if (names.stream().anyMatch(name -> index >= name.length() || name.charAt(index) != first.charAt(index))) {
                return i;
            }
        }
        return first.length();
    }
}
