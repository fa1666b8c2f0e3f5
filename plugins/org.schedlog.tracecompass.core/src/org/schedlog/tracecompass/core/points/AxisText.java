// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.points;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.eclipse.tracecompass.tmf.core.timestamp.TmfTimestamp;
import org.schedlog.engine.figure.AxisScale;
import org.schedlog.engine.figure.Meaning;
import org.schedlog.engine.spec.Axis;

/**
 * What is written along an axis: points in time as the user's preferences write them, lengths of time in the unit that
 * suits them, anything else as numbers. Immutable.
 */
public final class AxisText {

    private static final Map<String, Double> TIME_UNITS =
            Map.of("ns", 1.0, "us", 1e3, "\u00b5s", 1e3, "ms", 1e6, "s", 1e9);
    private static final List<String> UNITS = List.of("s", "ms", "\u00b5s", "ns");
    private static final double[] UNIT_NANOS = { 1e9, 1e6, 1e3, 1 };
    private static final double PLAIN_FROM = 1e-4;
    private static final double PLAIN_TO = 1e9;

    private final String column;
    private final Meaning meaning;
    private final Axis axis;
    private final long base;

    /**
     * @param column
     *            the output column along the axis, x or y
     * @param meaning
     *            what its numbers are
     * @param axis
     *            what the specification says about it
     * @param base
     *            what is added to a time of the figure to get Trace Compass' time in ns
     */
    public AxisText(String column, Meaning meaning, Axis axis, long base) {
        this.column = column;
        this.meaning = meaning;
        this.axis = axis;
        this.base = base;
    }

    /** @return whether the axis is that of the trace's time */
    public boolean isTime() {
        return meaning == Meaning.TIME;
    }

    private boolean isDuration() {
        return !isTime() && (axis.unit() == null ? meaning == Meaning.DURATION : TIME_UNITS.containsKey(axis.unit()));
    }

    /** @return what is drawn along the axis, e.g. "Wake-up latency" */
    public String title() {
        String unit = axis.unit() == null || isDuration() || isTime() ? "" : " (" + axis.unit() + ")";
        if (axis.label() != null) {
            return axis.label() + unit;
        }
        String name = switch (meaning) {
            case TIME -> "Time";
            case DURATION -> "Duration";
            case CPU -> "CPU";
            case THREAD -> "Thread";
            case NUMBER -> column;
        };
        return name + unit;
    }

    /**
     * The marks of an axis.
     *
     * @param scale
     *            the axis
     * @param spacing
     *            the least distance between two marks, in pixels
     * @return the marks
     */
    public AxisTicks ticks(AxisScale scale, int spacing) {
        boolean isWhole = meaning != Meaning.NUMBER && !isDuration();
        return AxisTicks.of(scale, spacing, isWhole ? 1 : 0, isTime() ? base : 0);
    }

    /**
     * Writes the marks.
     *
     * @param ticks
     *            the marks
     * @return a text for each of them
     */
    public List<String> labels(AxisTicks ticks) {
        if (isTime()) {
            return shortened(ticks.values().stream().map(value -> time(value)).toList());
        }
        double largest = ticks.values().stream().mapToDouble(Math::abs).max().orElse(0);
        return ticks.values().stream().map(value -> isDuration() ? duration(value, ticks.step() > 0 ? largest : value)
                : number(value, ticks.step())).toList();
    }

    private String time(double value) {
        return TmfTimestamp.fromNanos(base + Math.round(value)).toString();
    }

    /** Leaves out the last digits where they are zeros everywhere. */
    private static List<String> shortened(List<String> texts) {
        List<String> shorter = texts;
        while (!shorter.isEmpty() && shorter.stream().allMatch(text -> text.matches(".*[.\\d]\\d*[ .]000"))) {
            shorter = shorter.stream().map(text -> text.substring(0, text.length() - 4)).toList();
        }
        return shorter;
    }

    /** A length of time in the unit that suits a size. */
    private String duration(double value, double size) {
        double nanos = value * TIME_UNITS.getOrDefault(axis.unit() == null ? "ns" : axis.unit(), 1.0);
        double sizeNanos = Math.abs(size) * (value == 0 ? 1 : nanos / value);
        if (nanos == 0) {
            return "0";
        }
        int unit = 0;
        while (unit < UNITS.size() - 1 && sizeNanos < UNIT_NANOS[unit] * (1 - 1e-9)) {
            unit++;
        }
        return rounded(nanos / UNIT_NANOS[unit]) + " " + UNITS.get(unit);
    }

    private static String number(double value, double step) {
        double size = Math.abs(value);
        if (size == 0) {
            return "0";
        }
        if (size >= PLAIN_FROM && size < PLAIN_TO || step > 0 && step >= PLAIN_FROM && size < PLAIN_TO) {
            return rounded(value);
        }
        return new DecimalFormat("0.######E0", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(value);
    }

    /** Without the noise of the last binary digits. */
    private static String rounded(double value) {
        BigDecimal decimal = new BigDecimal(value).setScale(9, RoundingMode.HALF_EVEN).stripTrailingZeros();
        DecimalFormat format = new DecimalFormat("#,##0.#########", DecimalFormatSymbols.getInstance(Locale.ROOT));
        return format.format(decimal);
    }
}
