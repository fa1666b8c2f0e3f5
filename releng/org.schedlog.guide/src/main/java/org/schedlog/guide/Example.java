// SPDX-License-Identifier: EPL-2.0
package org.schedlog.guide;

/**
 * A block of code on a page, or a piece of code in the first column of a table.
 *
 * @param page the page's file name
 * @param kind the words behind its fence, such as {@code json spec}, empty where there are none; or {@code table} and
 *            the head of the column
 * @param text what stands there
 */
public record Example(String page, String kind, String text) {
}
