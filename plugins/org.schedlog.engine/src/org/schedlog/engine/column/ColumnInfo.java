// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.column;

import java.util.Locale;

/**
 * What is known of a column before it is read.
 *
 * @param name
 *            its name, e.g. nxt_timestamp_of_same_evt_on_same_cpu
 * @param dtype
 *            the values' type in numpy's notation, e.g. {@code <i8}
 * @param origin
 *            where it comes from
 */
public record ColumnInfo(String name, String dtype, Origin origin) {

    /** Where a column comes from. */
    public enum Origin {
        /** It stands in the recording. */
        RECORDED,
        /** It is computed from others. */
        COMPUTED;

        /** @return the word for users, e.g. "recorded" */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
