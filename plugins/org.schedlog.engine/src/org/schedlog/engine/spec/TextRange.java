// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.spec;

/**
 * A piece of a text, as editors mark it.
 *
 * @param line
 *            the line in which it begins, from 1
 * @param start
 *            the offset of its first character, from 0
 * @param end
 *            the offset behind its last character; not less than start and not more than the text's length
 */
public record TextRange(int line, int start, int end) {
}
