// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.sched;

import java.util.HashMap;
import java.util.Map;

import org.eclipse.tracecompass.tmf.core.model.OutputElementStyle;
import org.eclipse.tracecompass.tmf.core.model.StyleProperties;
import org.schedlog.tracecompass.core.sched.CpuEntryModel;

/**
 * How the lines of a chart of CPUs look: those that tell of all CPUs have no colour; the CPUs get colours in the order
 * in which they are first drawn, so that the few that are looked at can be told apart. UI thread only.
 */
final class CpuStyles {

    private static final String MEAN = "#000000";
    private static final String EXTREME = "#a8a8a8";
    private static final String SUM = "#5a5a5a";
    private static final String[] COLORS = { "#d62728", "#1f77b4", "#2ca02c", "#ff7f0e", "#9467bd", "#17becf",
            "#8c564b", "#e377c2", "#bcbd22", "#1b3f8b", "#0b6e4f", "#b5179e" };
    private static final int THIN = 1;
    private static final int MIDDLE = 2;
    private static final int THICK = 3;

    private final Map<Long, Integer> numbers = new HashMap<>();

    /** Forgets which CPU has which colour. */
    void clear() {
        numbers.clear();
    }

    /** How an entry's line is drawn. */
    OutputElementStyle of(CpuEntryModel entry) {
        return switch (entry.kind()) {
        case MEAN, ALL -> style(MEAN, THICK);
        case GREATEST, LEAST -> style(EXTREME, THIN);
        case SUM -> style(SUM, MIDDLE);
        case CPU -> style(COLORS[numbers.computeIfAbsent(entry.getId(), id -> numbers.size()) % COLORS.length],
                MIDDLE);
        };
    }

    private static OutputElementStyle style(String color, int width) {
        return new OutputElementStyle(null, Map.of(StyleProperties.SERIES_TYPE, StyleProperties.SeriesType.LINE,
                StyleProperties.SERIES_STYLE, StyleProperties.SeriesStyle.SOLID, StyleProperties.COLOR, color,
                StyleProperties.WIDTH, width));
    }
}
