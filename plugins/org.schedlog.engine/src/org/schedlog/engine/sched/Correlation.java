// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.sched;

/** How alike two signals are. */
public final class Correlation {

    private Correlation() {
    }

    /**
     * How far two series agree: (agreeing - disagreeing samples) / samples, from -1 to 1; NaN where there are no
     * samples. See {@link #onIndex} for series that have samples at different times.
     *
     * @param x
     *            a series
     * @param y
     *            a series on the same index
     * @return the correlation
     * @throws IllegalArgumentException
     *             when they are not equally long
     */
    public static double binaryCorrelate(Series x, Series y) {
        if (x.size() != y.size()) {
            throw new IllegalArgumentException(
                    "Series of " + x.size() + " and " + y.size()
                            + " samples cannot be correlated; they need the same index");
        }
        int agree = 0;
        for (int i = 0; i < x.size(); i++) {
            agree += x.value(i) == y.value(i) ? 1 : 0;
        }
        return (2.0 * agree - x.size()) / x.size();
    }

    /**
     * A series of levels, such as a residency series, at other times.
     *
     * @param levels
     *            the series
     * @param before
     *            the level before its first sample
     * @param index
     *            the times wanted, ascending
     * @return a sample for each of these times: the level after all samples up to it
     */
    public static Series onIndex(Series levels, int before, long[] index) {
        int[] values = new int[index.length];
        int next = 0;
        for (int i = 0; i < index.length; i++) {
            while (next < levels.size() && levels.time(next) <= index[i]) {
                next++;
            }
            values[i] = next == 0 ? before : levels.value(next - 1);
        }
        return Series.of(index, values);
    }
}
