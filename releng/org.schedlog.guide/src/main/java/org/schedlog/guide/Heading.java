// SPDX-License-Identifier: EPL-2.0
package org.schedlog.guide;

/**
 * A heading of a page.
 *
 * @param level 1 for the page's title, 2 for its sections, and so on
 * @param text its text, without marks
 * @param id what links name it by, behind the {@code #}
 */
public record Heading(int level, String text, String id) {
}
