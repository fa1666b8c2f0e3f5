// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.sched;

import java.util.Locale;

import org.schedlog.engine.sched.CpuSeries;

/** The values of CPUs as people read them. */
final class CpuText {

    private static final double GIGA = 1e9;

    private CpuText() {
    }

    /** What an axis shows. */
    static String axis(CpuSeries.Kind kind) {
        return kind == CpuSeries.Kind.FREQUENCY ? "Frequency" : "Threads in the run queue";
    }

    /** What a line that tells of all CPUs is called below them. */
    static String name(CpuEntryModel.Kind line) {
        return switch (line) {
        case GREATEST -> "Greatest";
        case LEAST -> "Least";
        case SUM -> "Sum";
        default -> "Mean";
        };
    }

    /** What it is called alone. */
    static String line(CpuEntryModel.Kind line) {
        return name(line) + " of all CPUs";
    }

    /** A mean. */
    static String mean(CpuSeries.Kind kind, double value) {
        return kind == CpuSeries.Kind.FREQUENCY ? value(kind, value) : String.format(Locale.ROOT, "%.2f", value);
    }

    /** A single value: Hz, or a number of threads. */
    static String value(CpuSeries.Kind kind, double value) {
        return kind == CpuSeries.Kind.FREQUENCY ? String.format(Locale.ROOT, "%.2f GHz", value / GIGA)
                : Long.toString((long) value);
    }
}
