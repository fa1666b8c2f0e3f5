// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.sched;

/**
 * What values that hold until they change are like in a range of time, of one series or of several together. Only the
 * time counts during which a value is known. Immutable.
 *
 * @param area
 *            the sum over all series and all ns of the value at that time
 * @param known
 *            for how long values are known, ns, the times of all series added up
 * @param least
 *            the least value that holds at any time; meaningless where none is known
 * @param greatest
 *            the greatest one
 */
public record RangeValues(double area, long known, double least, double greatest) {

    /** Nothing is known. */
    static final RangeValues NONE = new RangeValues(0, 0, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);

    /** @return whether any value is known */
    public boolean isKnown() {
        return known > 0;
    }

    /** @return the mean over the time during which values are known; NaN where none is */
    public double mean() {
        return area / known;
    }

    RangeValues plus(RangeValues other) {
        return new RangeValues(area + other.area, known + other.known, Math.min(least, other.least),
                Math.max(greatest, other.greatest));
    }

    /** The same values in another unit. */
    RangeValues times(double scale) {
        return new RangeValues(area * scale, known, least * scale, greatest * scale);
    }
}
