// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

/**
 * Where points lie, and how many of them cannot be drawn. Only points with two finite coordinates have a place.
 *
 * @param drawable
 *            how many have a place
 * @param infinite
 *            how many have none
 * @param x
 *            the places along x
 * @param y
 *            the places along y
 */
public record PointExtent(long drawable, long infinite, Reach x, Reach y) {

    /** No points. */
    public static final PointExtent NONE = new PointExtent(0, 0, Reach.NONE, Reach.NONE);

    /**
     * The values along one axis.
     *
     * @param min
     *            the smallest; infinity where there is none
     * @param minPositive
     *            the smallest one above 0; infinity where there is none
     * @param max
     *            the largest; negative infinity where there is none
     * @param notPositive
     *            how many are 0 or below, which a logarithmic axis cannot show
     */
    public record Reach(double min, double minPositive, double max, long notPositive) {

        static final Reach NONE =
                new Reach(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0);

        Reach plus(Reach other) {
            return new Reach(Math.min(min, other.min), Math.min(minPositive, other.minPositive),
                    Math.max(max, other.max), notPositive + other.notPositive);
        }

        /**
         * @param logarithmic
         *            whether the axis can show nothing but values above 0
         * @return the smallest value to show; infinity where there is none
         */
        public double min(boolean logarithmic) {
            return logarithmic ? minPositive : min;
        }

        /**
         * @param logarithmic
         *            whether the axis can show nothing but values above 0
         * @return whether there is a value to show
         */
        public boolean isEmpty(boolean logarithmic) {
            return min(logarithmic) > max;
        }
    }

    /**
     * @param other
     *            other points
     * @return where all of them lie
     */
    public PointExtent plus(PointExtent other) {
        return new PointExtent(drawable + other.drawable, infinite + other.infinite, x.plus(other.x), y.plus(other.y));
    }
}
