// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.points;

import java.util.ArrayList;
import java.util.List;

import org.schedlog.engine.figure.AxisScale;

/**
 * Where an axis has its marks: at multiples of 1, 2 or 5 times a power of ten, or at powers of ten where it is
 * logarithmic.
 *
 * @param values
 *            the marked values, ascending
 * @param step
 *            the distance between them; 0 where they stand at equal ratios
 */
public record AxisTicks(List<Double> values, double step) {

    private static final double[] STEPS = { 1, 2, 5, 10 };
    /** So many decades and more are marked at powers of ten only; fewer also between them. */
    private static final double FEW_DECADES = 2.5;

    /** Copies the list. */
    public AxisTicks {
        values = List.copyOf(values);
    }

    /**
     * Chooses the marks of an axis.
     *
     * @param scale
     *            the axis
     * @param spacing
     *            the least distance between two marks, in pixels
     * @param finest
     *            the least distance between two marks, as a value: 1 where the values are whole; 0 if there is none
     * @param base
     *            what is added to a value before it is written: the sums are round
     * @return the marks; none where there is no room
     */
    public static AxisTicks of(AxisScale scale, int spacing, double finest, long base) {
        int most = Math.max(1, scale.pixels() / Math.max(1, spacing));
        if (scale.logarithmic()) {
            List<Double> values = ratios(scale, most);
            if (values.size() > 1) {
                return new AxisTicks(values, 0);
            }
        }
        return differences(scale, most, finest, base);
    }

    private static AxisTicks differences(AxisScale scale, int most, double finest, long base) {
        double step = Math.max(finest, roundUp((scale.to() - scale.from()) / most));
        double offset = step >= 1 ? Math.floorMod(base, (long) step) : 0;
        List<Double> values = new ArrayList<>();
        double first = Math.ceil((scale.from() + offset) / step);
        for (int i = 0; i <= most + 1; i++) {
            double value = (first + i) * step - offset;
            if (value <= scale.to()) {
                values.add(value == 0 ? 0.0 : value);
            }
        }
        return new AxisTicks(values, step);
    }

    private static double roundUp(double least) {
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        for (double factor : STEPS) {
            if (factor * power >= least * (1 - 1e-9)) {
                return factor * power;
            }
        }
        return 10 * power;
    }

    private static List<Double> ratios(AxisScale scale, int most) {
        double decades = Math.log10(scale.to() / scale.from());
        double[] within = decades > FEW_DECADES || 3 * decades > most ? new double[] { 1 } : new double[] { 1, 2, 5 };
        int every = (int) Math.max(1, Math.ceil(decades / most));
        List<Double> values = new ArrayList<>();
        int first = (int) Math.floor(Math.log10(scale.from()));
        int last = (int) Math.ceil(Math.log10(scale.to()));
        for (int exponent = first; exponent <= last; exponent++) {
            if (Math.floorMod(exponent, every) == 0) {
                for (double factor : within) {
                    double value = factor * Math.pow(10, exponent);
                    if (scale.contains(value)) {
                        values.add(value);
                    }
                }
            }
        }
        return values;
    }
}
