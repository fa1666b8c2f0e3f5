// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.sched;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Writes lengths of time for people. */
public final class Durations {

    private static final long SECOND = 1_000_000_000;
    private static final long MILLISECOND = 1_000_000;
    private static final long MICROSECOND = 1_000;
    private static final MathContext SHORT = new MathContext(4);

    private Durations() {
    }

    /**
     * @param nanos
     *            ns
     * @return the length to the ns in the unit that suits it, e.g. "1.234567 ms"
     */
    public static String exact(long nanos) {
        return text(BigDecimal.valueOf(nanos));
    }

    /**
     * @param nanos
     *            ns
     * @return the length with four digits in the unit that suits it, e.g. "1.235 ms"
     */
    public static String brief(double nanos) {
        if (!Double.isFinite(nanos)) {
            return "";
        }
        BigDecimal rounded = BigDecimal.valueOf(nanos).round(SHORT);
        BigDecimal whole = BigDecimal.valueOf(Math.round(nanos));
        return text(Math.abs(nanos) < MICROSECOND && rounded.scale() > 1 ? whole : rounded);
    }

    private static String text(BigDecimal nanos) {
        long size = nanos.abs().longValue();
        if (size >= SECOND) {
            return inUnit(nanos, 9, "s");
        }
        if (size >= MILLISECOND) {
            return inUnit(nanos, 6, "ms");
        }
        return size >= MICROSECOND ? inUnit(nanos, 3, "\u00b5s") : inUnit(nanos, 0, "ns");
    }

    private static String inUnit(BigDecimal nanos, int digits, String unit) {
        return nanos.movePointLeft(digits).stripTrailingZeros().toPlainString() + " " + unit;
    }

    /**
     * @param value
     *            percent
     * @return e.g. "12.34 %"; nothing for NaN
     */
    public static String percent(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.2f %%", value) : "";
    }
}
