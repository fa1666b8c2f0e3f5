// SPDX-License-Identifier: EPL-2.0
package org.schedlog.cli;

import java.awt.Color;
import java.awt.Graphics2D;
import java.util.List;
import java.util.Locale;

import org.schedlog.engine.figure.CategoryFrame;
import org.schedlog.engine.figure.Frame;

/** Colour, label and count of the categories that a picture shows, in columns beside the figure. */
final class PictureLegend {

    private static final int GAP = 8;
    private static final int LONGEST_LABEL = 260;

    private record Entry(int rgb, String label, String count) {
    }

    private final PictureText text;
    private final List<Entry> entries;
    private final int rows;
    private final int columns;
    private final int labelWidth;
    private final int countWidth;

    /**
     * @param frame what is shown
     * @param width the pixels that may be used at the most; the first column is there even so
     * @param height the pixels of the picture
     */
    PictureLegend(PictureText text, Frame frame, int width, int height) {
        this.text = text;
        this.entries = frame.categories().stream().filter(category -> category.count() > 0).map(this::entry).toList();
        this.labelWidth = entries.stream().mapToInt(entry -> text.width(entry.label())).max().orElse(0);
        this.countWidth = entries.stream().mapToInt(entry -> text.width(entry.count())).max().orElse(0);
        this.rows = Math.max(1, (height - 2 * GAP) / text.height());
        int wanted = (entries.size() + rows - 1) / rows;
        this.columns = Math.min(wanted, Math.max(1, (width - GAP) / columnWidth()));
    }

    private Entry entry(CategoryFrame category) {
        return new Entry(category.category().color(), text.cut(category.category().label(), LONGEST_LABEL),
                String.format(Locale.ROOT, "%,d", category.count()));
    }

    private int columnWidth() {
        return box() + labelWidth + countWidth + 3 * GAP;
    }

    private int box() {
        return text.ascent() - 2;
    }

    /** The pixels that it takes. */
    int width() {
        return columns == 0 ? 0 : GAP + columns * columnWidth();
    }

    /** How many categories there is no room for. */
    int left() {
        return Math.max(0, entries.size() - rows * columns);
    }

    /** @param left where it begins */
    void draw(Graphics2D graphics, int left) {
        for (int i = 0; i < entries.size() - left(); i++) {
            Entry entry = entries.get(i);
            int x = left + GAP + i / rows * columnWidth();
            int baseline = GAP + i % rows * text.height() + text.ascent();
            graphics.setColor(new Color(entry.rgb()));
            graphics.fillRect(x, baseline - box() + 1, box(), box());
            graphics.setColor(PictureText.FAINT);
            graphics.drawRect(x, baseline - box() + 1, box() - 1, box() - 1);
            graphics.setColor(PictureText.INK);
            graphics.drawString(entry.label(), x + box() + GAP, baseline);
            int end = x + columnWidth() - GAP;
            graphics.drawString(entry.count(), end - text.width(entry.count()), baseline);
        }
    }
}
