// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.figure;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

import org.schedlog.engine.figure.Palette;

/** The colours of the categories on show, and which of them the user hid. For the UI thread only. */
public final class CategoryColors implements Palette {

    private final Map<Integer, Integer> colors = new HashMap<>();
    private BitSet hidden = new BitSet();
    private int epoch;

    /** @return a number that changes whenever anything would be painted differently */
    public int epoch() {
        return epoch;
    }

    public void setColor(int category, int rgb) {
        Integer before = colors.put(category, rgb);
        if (before == null || before != rgb) {
            epoch++;
        }
    }

    public void setVisible(int category, boolean visible) {
        if (visible == hidden.get(category)) {
            hidden.set(category, !visible);
            epoch++;
        }
    }

    /** Forgets colours and hidden categories, for another figure. */
    public void clear() {
        colors.clear();
        hidden = new BitSet();
        epoch++;
    }

    /** @return the indexes of the hidden categories; a copy */
    public BitSet hidden() {
        return (BitSet) hidden.clone();
    }

    @Override
    public int rgb(int category) {
        return colors.getOrDefault(category, 0);
    }

    @Override
    public boolean visible(int category) {
        return !hidden.get(category);
    }
}
