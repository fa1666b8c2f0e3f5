// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.spec;

/**
 * What a spec says about an axis of its figure.
 *
 * @param label
 *            what is drawn along it, or null when the spec does not say
 * @param unit
 *            the unit of its numbers, e.g. ns, or null when the spec does not say
 */
public record Axis(String label, String unit) {

    /** An axis that the spec says nothing about. */
    public static final Axis UNSPECIFIED = new Axis(null, null);
}
