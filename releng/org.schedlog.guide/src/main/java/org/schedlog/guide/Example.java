// SPDX-License-Identifier: EPL-2.0
package org.schedlog.guide;

/**
 * A block of code on a page.
 *
 * @param page the page's file name
 * @param kind the words behind its fence, such as {@code json spec}; empty where there are none
 * @param text what stands in it
 */
public record Example(String page, String kind, String text) {
}
