// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.sched;

import java.util.List;
import java.util.Locale;

/** What is looked for when somebody types into the field above a tree of series. */
enum SeriesFinder {
    /** Groups, by their own names. */
    GROUPS,
    /** Series, by theirs; a group in which one is found is opened. */
    SERIES;

    /** What a text in lower case leaves of a group; without series if that is nothing. */
    SeriesGroup find(SeriesGroup group, String text) {
        if (text.isEmpty() || this == GROUPS && isNamed(group.name(), text)) {
            return group;
        }
        return group.with(this == GROUPS ? List.of()
                : group.nodes().stream().filter(node -> isNamed(node.getName(), text)).toList());
    }

    /** Whether groups are opened because of a text. */
    boolean opens(String text) {
        return this == SERIES && !text.isEmpty();
    }

    private static boolean isNamed(String name, String text) {
        return name.toLowerCase(Locale.ROOT).contains(text);
    }
}
