// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.column;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The members of a recording that are no columns: the experiment's context and results. Thread-safe. */
public interface TextMembers {

    /** A recording without such members. */
    TextMembers NONE = new TextMembers() {
        @Override
        public List<String> names() {
            return List.of();
        }

        @Override
        public Optional<String> text(String name, int limit) {
            return Optional.empty();
        }
    };

    /** @return the members' base names, e.g. ps.start, in the archive's order without repetition */
    List<String> names();

    /**
     * Reads a member as UTF-8.
     *
     * @param name
     *            a base name
     * @param limit
     *            how many bytes at most; the rest is left out
     * @return the text, or empty if there is no such member
     * @throws IOException
     *             when the recording cannot be read
     */
    Optional<String> text(String name, int limit) throws IOException;
}
