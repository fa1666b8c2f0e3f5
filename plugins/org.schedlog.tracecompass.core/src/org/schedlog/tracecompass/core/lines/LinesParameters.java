// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.lines;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

import org.eclipse.tracecompass.tmf.core.dataprovider.DataProviderParameterUtils;
import org.schedlog.engine.figure.PixelGrid;

/**
 * What a client may tell {@link LinesDataProvider} beyond Trace Compass' own parameters. The times that Trace Compass
 * requests are not the pixels, as their distance is rounded down to whole ns; so a client that paints says what its
 * pixels are.
 */
public final class LinesParameters {

    /**
     * {@code Long}: the time of the left edge of the first pixel, Trace Compass' time in ns. Goes with {@link #TO} and
     * {@link #WIDTH}.
     */
    public static final String FROM = "org.schedlog.lines.from";
    /** {@code Long}: the time of the right edge of the last pixel. */
    public static final String TO = "org.schedlog.lines.to";
    /** {@code Integer}: the number of pixel columns between them. */
    public static final String WIDTH = "org.schedlog.lines.width";
    /** {@code Long}: for tooltips, how far around the pointer's time lines are looked for, in ns. */
    public static final String REACH = "org.schedlog.lines.reach";
    /** {@code BitSet}: for tooltips and arrows, the indexes of the categories that the user hid. */
    public static final String HIDDEN = "org.schedlog.lines.hidden";
    /**
     * {@code Collection<Long>}: for arrows, the ids of the entries that can be seen; others have no arrows unless they
     * lead to these.
     */
    public static final String VISIBLE = "org.schedlog.lines.visible";
    /** {@code LongConsumer}: for arrows, is told how many more there are than are given. */
    public static final String MORE_ARROWS = "org.schedlog.lines.more.arrows";

    private LinesParameters() {
    }

    /**
     * The pixels of a request, in the figure's time. The range's last ns is part of the last pixel, except where pixels
     * are so short that this would move the others.
     *
     * @param parameters
     *            a client's parameters
     * @param base
     *            Trace Compass' time of the figure's time 0
     * @return the pixels, or null if the parameters name no range of time
     */
    static PixelGrid grid(Map<String, Object> parameters, long base) {
        long from;
        long to;
        int width;
        if (parameters.get(FROM) instanceof Long first && parameters.get(TO) instanceof Long last
                && parameters.get(WIDTH) instanceof Integer columns) {
            from = first;
            to = last;
            width = Math.max(1, columns);
        } else {
            List<Long> times = DataProviderParameterUtils.extractTimeRequested(parameters);
            if (times == null || times.isEmpty()) {
                return null;
            }
            from = times.get(0);
            to = times.get(times.size() - 1);
            width = Math.max(1, times.size() - 1);
        }
        long span = Math.max(0, to - from);
        long length = span / 4 < width ? Math.max(1, span) : span + 1;
        return new PixelGrid(from - base, from - base + length, width);
    }

    /** @return whether a category is not hidden */
    static IntPredicate visible(Map<String, Object> parameters) {
        return parameters.get(HIDDEN) instanceof BitSet hidden ? category -> !hidden.get(category) : category -> true;
    }

    /** The numbers in a parameter, or null if it is not there. */
    static List<Long> longs(Map<String, Object> parameters, String key) {
        if (!(parameters.get(key) instanceof Collection<?> values)) {
            return null;
        }
        List<Long> longs = new ArrayList<>(values.size());
        for (Object value : values) {
            if (value instanceof Number number) {
                longs.add(number.longValue());
            }
        }
        return longs;
    }
}
