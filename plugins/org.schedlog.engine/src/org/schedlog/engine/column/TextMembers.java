// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.column;

import java.io.IOException;
import java.io.InputStream;
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

    /** A member as it stands in the archive, byte by byte. */
    interface Original {

        /** @return its path in the archive, with slashes; for messages and archives, never to write to */
        String path();

        /** @return how many bytes it has */
        long size();

        /**
         * @return its bytes; to be closed
         * @throws IOException
         *             when the recording cannot be read
         */
        InputStream open() throws IOException;
    }

    /**
     * @param name
     *            a base name
     * @return the member, or empty if there is no such member in an archive
     */
    default Optional<Original> original(String name) {
        return Optional.empty();
    }
}
