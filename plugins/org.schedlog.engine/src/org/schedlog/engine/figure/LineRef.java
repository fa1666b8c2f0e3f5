// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

/**
 * Names a line of a {@link LineFrame}.
 *
 * @param category
 *            the category's index
 * @param part
 *            the part's index in the category
 * @param position
 *            the line's row in the part's columns
 */
public record LineRef(int category, int part, int position) {
}
