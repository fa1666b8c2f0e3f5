// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

/**
 * A range of values along an axis of pixels, in equal steps or in equal ratios. Both ends belong to the range; the last
 * pixel holds the last value.
 *
 * @param from
 *            the value at the axis' begin; above 0 where it is logarithmic
 * @param to
 *            the value at its end, larger than {@code from}; both are finite
 * @param pixels
 *            how long the axis is, at least 1
 * @param logarithmic
 *            whether equal distances are equal ratios
 */
public record AxisScale(double from, double to, int pixels, boolean logarithmic) {

    /** Refuses what is no range. */
    public AxisScale {
        boolean isRange = Double.isFinite(to - from) && from < to && (!logarithmic || from > 0);
        if (!isRange || pixels < 1) {
            throw new IllegalArgumentException("No axis: " + from + " to " + to + ", " + pixels + " pixels"
                    + (logarithmic ? ", logarithmic" : ""));
        }
    }

    /**
     * @param value
     *            any value
     * @return whether it lies in the range; false for NaN
     */
    public boolean contains(double value) {
        return value >= from && value <= to;
    }

    /**
     * @param value
     *            a value; above 0 where the axis is logarithmic
     * @return how far it is from the axis' begin, in pixels; 0 to {@link #pixels()} within the range
     */
    public double position(double value) {
        return logarithmic ? Math.log(value / from) * factor() : (value - from) * factor();
    }

    private double factor() {
        return logarithmic ? pixels / Math.log(to / from) : pixels / (to - from);
    }

    /**
     * @param position
     *            a distance from the axis' begin, in pixels
     * @return the value there
     */
    public double value(double position) {
        double share = position / pixels;
        return logarithmic ? from * Math.pow(to / from, share) : from + share * (to - from);
    }

    /**
     * @param value
     *            a value within the range
     * @return the pixel that holds it, 0 to pixels - 1
     */
    public int pixel(double value) {
        return clamped(position(value));
    }

    private int clamped(double position) {
        return Math.max(0, Math.min(pixels - 1, (int) position));
    }

    /** The pixels that hold values, -1 for those out of the range. */
    void pixels(double[] values, int count, int[] dest) {
        double factor = factor();
        if (logarithmic) {
            for (int i = 0; i < count; i++) {
                dest[i] = contains(values[i]) ? clamped(Math.log(values[i] / from) * factor) : -1;
            }
        } else {
            for (int i = 0; i < count; i++) {
                dest[i] = contains(values[i]) ? clamped((values[i] - from) * factor) : -1;
            }
        }
    }
}
