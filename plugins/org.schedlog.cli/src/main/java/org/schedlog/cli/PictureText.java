// SPDX-License-Identifier: EPL-2.0
package org.schedlog.cli;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/** Writes on a picture, without a display. */
final class PictureText {

    static final Color INK = new Color(0x202020);
    static final Color FAINT = new Color(0x909090);

    private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
    private static final String CUT = "...";

    private final FontMetrics metrics;

    private PictureText(FontMetrics metrics) {
        this.metrics = metrics;
    }

    /**
     * Looks for a font.
     *
     * @throws FailureException when Java has none to write with
     */
    static PictureText find() throws FailureException {
        System.setProperty("java.awt.headless", "true");
        try {
            PictureText text = new PictureText(graphics(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB))
                    .getFontMetrics());
            text.width("CPU");
            return text;
        } catch (RuntimeException | LinkageError | InternalError e) {
            // Java finds out in different ways that the machine lacks fonts or the libraries that read them.
            FailureException failure = new FailureException("Java finds no fonts on this machine to write --legend or "
                    + "--axis with; install fonts and fontconfig, or leave these options out");
            failure.initCause(e);
            throw failure;
        }
    }

    static Graphics2D graphics(BufferedImage image) {
        Graphics2D graphics = image.createGraphics();
        graphics.setFont(FONT);
        graphics.setColor(INK);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        return graphics;
    }

    /** The pixels from a line of text to the next. */
    int height() {
        return metrics.getHeight();
    }

    int ascent() {
        return metrics.getAscent();
    }

    int width(String text) {
        return metrics.stringWidth(text);
    }

    /** The text, or as much of its beginning as there is room for. */
    String cut(String text, int room) {
        if (width(text) <= room) {
            return text;
        }
        int length = text.length();
        while (length > 0 && width(text.substring(0, length) + CUT) > room) {
            length = text.offsetByCodePoints(length, -1);
        }
        return text.substring(0, length) + CUT;
    }
}
