// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.lines;

import java.math.BigDecimal;
import java.util.Locale;

import org.eclipse.tracecompass.tmf.core.timestamp.TmfTimestamp;
import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.DoubleColumn;
import org.schedlog.engine.column.LongColumn;
import org.schedlog.engine.column.TextColumn;
import org.schedlog.engine.figure.Meaning;
import org.schedlog.tracecompass.core.figure.Drawing;

/** Writes the values of a figure for people: by what they mean, exactly, with their units. */
public final class ValueText {

    private static final long SECOND = 1_000_000_000;
    private static final long MILLISECOND = 1_000_000;
    private static final long MICROSECOND = 1_000;

    private final Drawing drawing;

    /**
     * @param drawing
     *            the figure that the values belong to
     */
    public ValueText(Drawing drawing) {
        this.drawing = drawing;
    }

    /**
     * One value of a line or point.
     *
     * @param column
     *            an output column of the figure
     * @param position
     *            the line's or point's position in it
     * @param meaning
     *            what the column holds
     * @return the text
     */
    public String value(Column column, int position, Meaning meaning) {
        if (column instanceof LongColumn longs) {
            return whole(longs.get(position), meaning);
        }
        if (column instanceof DoubleColumn doubles) {
            double value = doubles.get(position);
            return value == Math.rint(value) && Math.abs(value) < Long.MAX_VALUE ? whole((long) value, meaning)
                    : fraction(value, meaning);
        }
        String text = ((TextColumn) column).get(position);
        return text == null ? "unknown" : text;
    }

    /**
     * One value of a line as a query would have it.
     *
     * @param column
     *            an output column of the figure
     * @param position
     *            the line's position in it
     * @return a number without unit, or a text
     */
    String plainValue(Column column, int position) {
        if (column instanceof LongColumn longs) {
            return Long.toString(longs.get(position));
        }
        if (column instanceof DoubleColumn doubles) {
            double value = doubles.get(position);
            return value == Math.rint(value) && Math.abs(value) < Long.MAX_VALUE ? Long.toString((long) value)
                    : Double.toString(value);
        }
        String value = ((TextColumn) column).get(position);
        return value == null ? "" : value;
    }

    private String whole(long value, Meaning meaning) {
        return switch (meaning) {
            case TIME -> time(value);
            case DURATION -> duration(value);
            case CPU, THREAD -> drawing.text(meaning, value);
            case NUMBER -> Long.toString(value);
        };
    }

    private static String fraction(double value, Meaning meaning) {
        String text = Double.isFinite(value) ? plain(value) : Double.toString(value);
        return switch (meaning) {
            case TIME, DURATION -> text + " ns";
            case CPU, THREAD, NUMBER -> text;
        };
    }

    /** The shortest decimal number that means the same double, without an exponent unless it is far from 1. */
    private static String plain(double value) {
        double size = Math.abs(value);
        return size >= 1e-6 && size < 1e15 ? BigDecimal.valueOf(value).toPlainString() : Double.toString(value);
    }

    /**
     * A point in time: as the user's preferences write the trace's time, and relative to the recording's first event.
     *
     * @param relative
     *            ns since the first event
     */
    public String time(long relative) {
        return TmfTimestamp.fromNanos(drawing.base() + relative) + "  (" + (relative < 0 ? "" : "+")
                + duration(relative) + ")";
    }

    /**
     * A length of time in the unit that suits it, to the ns.
     *
     * @param nanos
     *            its length in ns
     */
    public static String duration(long nanos) {
        long size = Math.abs(nanos);
        if (size >= SECOND) {
            return inUnit(nanos, 9, "s");
        }
        if (size >= MILLISECOND) {
            return inUnit(nanos, 6, "ms");
        }
        return size >= MICROSECOND ? inUnit(nanos, 3, "\u00b5s") : String.format(Locale.ROOT, "%d ns", nanos);
    }

    private static String inUnit(long nanos, int digits, String unit) {
        return BigDecimal.valueOf(nanos, digits).stripTrailingZeros().toPlainString() + " " + unit;
    }
}
