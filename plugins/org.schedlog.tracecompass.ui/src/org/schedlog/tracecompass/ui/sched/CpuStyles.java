// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.sched;

import java.util.HashMap;
import java.util.Map;

import org.eclipse.tracecompass.tmf.core.model.OutputElementStyle;
import org.eclipse.tracecompass.tmf.core.model.StyleProperties;
import org.schedlog.tracecompass.core.sched.CpuEntryModel;

/**
 * How the lines of a chart of CPUs look: those that tell of all CPUs are black and grey, and for further recordings of
 * an experiment dark and pale in another colour; the CPUs get colours in the order
 * in which they are first drawn, so that the few that are looked at can be told apart. UI thread only.
 */
final class CpuStyles {

    /** Of each recording. */
    private static final String[] MEAN = { "#000000", "#0050c8", "#a0005a", "#006450" };
    private static final String[] EXTREME = { "#a8a8a8", "#8cb4f0", "#e696be", "#8cc8b4" };
    private static final String[] SUM = { "#5a5a5a", "#3c78d2", "#be3c82", "#328c78" };
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

    /** How an entry's line is drawn; the recording is a number, from 0. */
    OutputElementStyle of(CpuEntryModel entry, int recording) {
        int index = recording % MEAN.length;
        return switch (entry.kind()) {
        case MEAN, ALL -> style(MEAN[index], THICK);
        case GREATEST, LEAST -> style(EXTREME[index], THIN);
        case SUM -> style(SUM[index], MIDDLE);
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
