// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

/**
 * Which numbers of an {@link Overview} say what pixel columns show: those at the columns' begins and at the end of the
 * last one. The same for all groups whose times have the same distance. Immutable.
 *
 * @param first
 *            the first place that is read, an even one: the last one before the columns or where they begin
 * @param last
 *            the last place that is needed: the last one before the columns' end or there
 * @param evens
 *            how many even places are read from the first one on
 * @param odds
 *            how many odd ones, 0 where columns begin at even places only
 * @param at
 *            for each column, and one more for the end, the index of its number where the even places' numbers come
 *            first, then the odd ones'
 */
record OverviewPlaces(int first, int last, int evens, int odds, int[] at) {

    /**
     * The places for a group's distance of times.
     *
     * @param overview
     *            answers for the group and the columns
     */
    static OverviewPlaces of(Overview overview, int group, PixelTimes pixels) {
        boolean even = 1L << overview.shift(group) < pixels.step();
        int first = overview.place(group, pixels.from()) & -2;
        int last = overview.place(group, pixels.to()) & (even ? -2 : -1);
        int evens = (last - first) / 2 + 1;
        int[] at = new int[pixels.width() + 1];
        for (int x = 1; x < at.length; x++) {
            int place = x == pixels.width() ? last : overview.place(group, pixels.at(x));
            at[x] = (place - first) / 2 + (place & 1) * evens;
        }
        return new OverviewPlaces(first, last, evens, even ? 0 : (last - first + 1) / 2, at);
    }

    /** How much room the numbers need. */
    int size() {
        return evens + odds;
    }
}
