// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The files that stand in a tar or below a folder.
 *
 * @param path
 *            the tar or folder
 * @param members
 *            its files in their order; the last of several with one name counts
 * @param damage
 *            where it is incomplete: a clause for the user, e.g. "the tar is cut off after 4,711 bytes"
 */
record Archive(Path path, List<Member> members, Optional<String> damage) {

    /** Changes when a file on disk changes: its size and the time of its last change. */
    static String stamp(BasicFileAttributes attributes) {
        return attributes.size() + " " + attributes.lastModifiedTime().toInstant();
    }

    /** What users call it: the file name. */
    String name() {
        return nameOf(path);
    }

    static String nameOf(Path path) {
        Path name = path.toAbsolutePath().normalize().getFileName();
        return name == null ? path.toString() : name.toString();
    }

    /** Whether the files on disk are still those that were looked at. */
    boolean isUnchanged() throws IOException {
        Map<Path, String> stamps = new HashMap<>();
        for (Member member : members) {
            stamps.put(member.file(), member.stamp());
        }
        for (Map.Entry<Path, String> entry : stamps.entrySet()) {
            if (!stamp(Files.readAttributes(entry.getKey(), BasicFileAttributes.class)).equals(entry.getValue())) {
                return false;
            }
        }
        return true;
    }
}
