// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.spec;

import java.util.List;

/**
 * A category of a figure: lines or points of one colour.
 *
 * @param index
 *            its index in the spec, the value of the column {@code c}
 * @param label
 *            its name in the legend
 * @param color
 *            red, green and blue as 0xRRGGBB
 * @param hideHovertool
 *            whether the pointer does not find its lines
 * @param unavailable
 *            why it cannot be had from this recording, e.g. "unavailable in this trace: no event NAME"; null when it
 *            can
 * @param pipelines
 *            what makes its lines, one after the other
 */
public record Category(int index, String label, int color, boolean hideHovertool, String unavailable,
        List<Pipeline> pipelines) {

    /** Lists are copied. */
    public Category {
        pipelines = List.copyOf(pipelines);
    }

    /**
     * @param names
     *            events that the recording's table lacks, at least one
     * @return this category, unavailable for that reason
     */
    public Category withoutEvents(List<String> names) {
        return unavailableAs("unavailable in this trace: no event " + String.join(", no event ", names));
    }

    /**
     * @param reason
     *            why it cannot be had from a recording, or null if it can
     * @return this category with that reason
     */
    public Category unavailableAs(String reason) {
        return new Category(index, label, color, hideHovertool, reason, pipelines);
    }

    /** @return the colour as #rrggbb */
    public String colorText() {
        return String.format("#%06x", color);
    }
}
