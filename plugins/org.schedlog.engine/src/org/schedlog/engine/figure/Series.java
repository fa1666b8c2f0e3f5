// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

/**
 * Lines of one part of a category that look alike: one shape at one place within the row's height.
 *
 * @param category
 *            the category's index
 * @param part
 *            the part's index in the category
 * @param shape
 *            how its lines are drawn
 * @param low
 *            the lower end within the row, in {@link #STEPS}ths of its height
 * @param high
 *            the upper end, likewise; the same as {@code low} for intervals
 */
record Series(int category, int part, LineShape shape, int low, int high) {

    /** Places within a row are told apart to this fineness, so that a figure whose fractions all differ stays small. */
    static final int STEPS = 32;
}
