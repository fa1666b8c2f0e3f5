// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

/**
 * Names a point of a {@link PointFrame}.
 *
 * @param category
 *            the category's index
 * @param part
 *            the part's index in the category
 * @param position
 *            the point's row in the part's columns
 */
public record PointRef(int category, int part, int position) {
}
