// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.statistics;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.schedlog.engine.figure.Meaning;
import org.schedlog.engine.figure.TableFormat;
import org.schedlog.tracecompass.core.statistics.LineStatistics.CategoryRow;
import org.schedlog.tracecompass.core.statistics.LineStatistics.ColumnRow;

/** Writes statistics: for people, rounded and with units; exactly; and as CSV. */
public final class StatisticsText {

    private static final double SECOND = 1e9;
    private static final double MILLISECOND = 1e6;
    private static final double MICROSECOND = 1e3;
    private static final double LEAST_PLAIN = 1e-3;
    private static final double MOST_PLAIN = 1e15;

    private StatisticsText() {
    }

    /**
     * A number as it is read at a glance.
     *
     * @param value
     *            an integer or a double; null or NaN where there is none
     * @param meaning
     *            what it is: durations get a unit that suits them, times stay in ns
     * @return the text, empty where there is no number
     */
    public static String rounded(Number value, Meaning meaning) {
        if (isNone(value)) {
            return "";
        }
        if (!Double.isFinite(value.doubleValue())) {
            return value.doubleValue() > 0 ? "infinite" : "-infinite";
        }
        return switch (meaning) {
        case TIME -> String.format(Locale.ROOT, "%,d ns", whole(value));
        case DURATION -> duration(value.doubleValue());
        case CPU, THREAD -> isInteger(value) ? value.toString() : decimal(value.doubleValue());
        case NUMBER -> isInteger(value) ? String.format(Locale.ROOT, "%,d", value) : decimal(value.doubleValue());
        };
    }

    private static boolean isNone(Number value) {
        return value == null || Double.isNaN(value.doubleValue());
    }

    private static boolean isInteger(Number value) {
        return value instanceof Long || value instanceof BigInteger;
    }

    private static BigInteger whole(Number value) {
        BigDecimal exact = isInteger(value) ? new BigDecimal(value.toString()) : new BigDecimal(value.doubleValue());
        return exact.setScale(0, RoundingMode.HALF_EVEN).toBigInteger();
    }

    private static String decimal(double value) {
        double size = Math.abs(value);
        return size == 0 || size >= LEAST_PLAIN && size < MOST_PLAIN ? String.format(Locale.ROOT, "%,.3f", value)
                : String.format(Locale.ROOT, "%.4g", value);
    }

    private static String duration(double nanos) {
        double size = Math.abs(nanos);
        if (size >= SECOND) {
            return String.format(Locale.ROOT, "%,.3f s", nanos / SECOND);
        }
        if (size >= MILLISECOND) {
            return String.format(Locale.ROOT, "%.3f ms", nanos / MILLISECOND);
        }
        if (size >= MICROSECOND) {
            return String.format(Locale.ROOT, "%.3f \u00b5s", nanos / MICROSECOND);
        }
        return nanos == Math.rint(nanos) ? String.format(Locale.ROOT, "%.0f ns", nanos)
                : String.format(Locale.ROOT, "%.3f ns", nanos);
    }

    /**
     * A number with all its digits and its unit.
     *
     * @param value
     *            an integer or a double; null or NaN where there is none
     * @param meaning
     *            what it is
     * @return the text, empty where there is no number
     */
    public static String exact(Number value, Meaning meaning) {
        if (isNone(value)) {
            return "";
        }
        String digits = isInteger(value) ? String.format(Locale.ROOT, "%,d", value) : value.toString();
        return switch (meaning) {
        case TIME -> digits + " ns since the first event";
        case DURATION -> digits + " ns";
        case CPU, THREAD, NUMBER -> digits;
        };
    }

    /**
     * The statistics as {@code schedlog stats} writes them, with the least and greatest values after each sum: a header
     * line, then a line for each category.
     *
     * @param statistics
     *            what is written
     * @return the text of the file; numbers are exact
     */
    public static String csv(LineStatistics statistics) {
        return csv("", "", statistics);
    }

    /**
     * The statistics of several traces, one table after the other, each with the trace's name in its first column.
     *
     * @param statistics
     *            what is written, by the traces' names
     * @return the text of the file; numbers are exact
     */
    public static String csv(Map<String, LineStatistics> statistics) {
        StringBuilder text = new StringBuilder();
        statistics.forEach((trace, own) -> text.append(csv("trace,", TableFormat.csvField(trace) + ",", own)));
        return text.toString();
    }

    private static String csv(String firstHeader, String firstField, LineStatistics statistics) {
        StringBuilder text = new StringBuilder(firstHeader).append("c,label,count");
        for (String column : statistics.columns()) {
            for (String what : List.of("mean", "sum", "min", "max")) {
                text.append(',').append(TableFormat.csvField(column + "_" + what));
            }
        }
        text.append('\n');
        for (CategoryRow row : statistics.rows()) {
            List<String> fields = new ArrayList<>();
            fields.add(firstField + row.category().index());
            fields.add(TableFormat.csvField(row.category().label()));
            fields.add(Long.toString(row.count()));
            for (ColumnRow column : row.columns()) {
                fields.add(TableFormat.csvField(column.mean()));
                fields.add(number(column.sum()));
                fields.add(number(column.least()));
                fields.add(number(column.greatest()));
            }
            text.append(String.join(",", fields)).append('\n');
        }
        return text.toString();
    }

    private static String number(Number value) {
        return value == null ? TableFormat.csvField(Double.NaN)
                : value instanceof Double ? TableFormat.csvField(value.doubleValue()) : value.toString();
    }
}
