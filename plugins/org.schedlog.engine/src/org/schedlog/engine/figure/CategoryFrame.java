// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import java.util.List;

import org.schedlog.engine.spec.Category;

/**
 * The lines or points of one category.
 *
 * @param category
 *            the category as the spec has it, or marked as unavailable in the recording
 * @param parts
 *            what its pipelines made, one after the other; none when it is unavailable
 */
public record CategoryFrame(Category category, List<Part> parts) {

    /** Lists are copied. */
    public CategoryFrame {
        parts = List.copyOf(parts);
    }

    /** @return how many lines or points */
    public long count() {
        return parts.stream().mapToLong(Part::size).sum();
    }
}
