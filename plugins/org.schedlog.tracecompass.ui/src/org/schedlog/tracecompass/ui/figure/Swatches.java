// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.figure;

import java.util.HashMap;
import java.util.Map;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;

/** Small squares in the colours of categories; they are let go with the control. For the UI thread only. */
public final class Swatches {

    private static final int SIZE = 12;

    private final Display display;
    private final Map<Integer, Image> images = new HashMap<>();

    /**
     * @param control
     *            shows the squares
     */
    public Swatches(Control control) {
        display = control.getDisplay();
        control.addListener(SWT.Dispose, event -> images.values().forEach(Image::dispose));
    }

    /**
     * @param rgb
     *            a colour as 0xRRGGBB
     * @return its square, not to be disposed of
     */
    public Image of(int rgb) {
        return images.computeIfAbsent(rgb, this::paint);
    }

    private Image paint(int rgb) {
        Image image = new Image(display, SIZE, SIZE);
        GC gc = new GC(image);
        Color color = new Color(display, new RGB(rgb >> 16 & 0xFF, rgb >> 8 & 0xFF, rgb & 0xFF));
        gc.setBackground(color);
        gc.fillRectangle(0, 0, SIZE, SIZE);
        gc.setForeground(display.getSystemColor(SWT.COLOR_WIDGET_NORMAL_SHADOW));
        gc.drawRectangle(0, 0, SIZE - 1, SIZE - 1);
        color.dispose();
        gc.dispose();
        return image;
    }
}
