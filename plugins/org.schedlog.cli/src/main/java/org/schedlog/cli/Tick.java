// SPDX-License-Identifier: EPL-2.0
package org.schedlog.cli;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongFunction;

/**
 * A number that is written along an axis.
 *
 * @param value the number
 * @param label what is written
 */
record Tick(double value, String label) {

    private static final String[] TIME_UNITS = {"ns", "us", "ms", "s"};
    private static final int LONGEST_PLAIN = 12;
    private static final MathContext DIGITS = new MathContext(6);

    /** What is written along an axis between two numbers. */
    @FunctionalInterface
    interface Axis {
        /**
         * @param min the least number
         * @param max the greatest one
         * @param most how many ticks there is room for, at least 1; there may be one more
         */
        List<Tick> ticks(double min, double max, int most);
    }

    /** Numbers with a unit, which may be empty. */
    static Axis numbers(String unit) {
        return (min, max, most) -> {
            BigDecimal step = step(min, max, most);
            return every(step, min, max, value -> plain(value) + (unit.isEmpty() ? "" : " " + unit));
        };
    }

    /** Times in ns, all in the unit that suits the longest. */
    static Axis times() {
        return (min, max, most) -> {
            BigDecimal step = step(min, max, most).max(BigDecimal.ONE);
            double longest = Math.max(Math.abs(min), Math.abs(max));
            int unit = 0;
            while (unit + 1 < TIME_UNITS.length && longest >= Math.pow(1000, unit + 1)) {
                unit++;
            }
            String name = TIME_UNITS[unit];
            int digits = 3 * unit;
            int decimals = Math.max(0, step.movePointLeft(digits).stripTrailingZeros().scale());
            return every(step, min, max, value -> value.movePointLeft(digits).setScale(decimals, RoundingMode.HALF_UP)
                    .toPlainString() + " " + name);
        };
    }

    /**
     * Rows, which are whole numbers.
     *
     * @param each what a row is called where there is room for each of them
     * @param some what it is called otherwise
     */
    static Axis rows(LongFunction<String> each, LongFunction<String> some) {
        return (min, max, most) -> {
            BigDecimal step = step(min, max, most).max(BigDecimal.ONE);
            LongFunction<String> label = step.equals(BigDecimal.ONE) ? each : some;
            return every(step, min, max, value -> label.apply(value.longValue()));
        };
    }

    /** The least of 1, 2 or 5 times a power of ten that makes no more than so many steps. */
    private static BigDecimal step(double min, double max, int most) {
        BigDecimal least = new BigDecimal(max).subtract(new BigDecimal(min))
                .divide(BigDecimal.valueOf(most), MathContext.DECIMAL64);
        BigDecimal power = BigDecimal.ONE.movePointRight(least.precision() - least.scale() - 1);
        for (int factor : new int[] {1, 2, 5}) {
            BigDecimal step = power.multiply(BigDecimal.valueOf(factor));
            if (step.compareTo(least) >= 0) {
                return step;
            }
        }
        return power.movePointRight(1);
    }

    private static List<Tick> every(BigDecimal step, double min, double max, Function<BigDecimal, String> label) {
        List<Tick> ticks = new ArrayList<>();
        BigDecimal last = new BigDecimal(max);
        BigDecimal value = new BigDecimal(min).divide(step, 0, RoundingMode.CEILING).multiply(step);
        for (; value.compareTo(last) <= 0; value = value.add(step)) {
            ticks.add(new Tick(value.doubleValue(), label.apply(value)));
        }
        return ticks;
    }

    private static String plain(BigDecimal value) {
        String text = value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
        return text.length() <= LONGEST_PLAIN ? text : value.round(DIGITS).stripTrailingZeros().toString();
    }
}
