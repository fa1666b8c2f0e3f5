// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.archive;

import java.io.IOException;
import java.nio.file.Path;

import org.schedlog.engine.column.Fingerprint;

/**
 * Identifies a recording and its version, for the cache.
 *
 * @param place
 *            stands for the path: the same for all versions of what is stored there; usable as a file name
 * @param version
 *            stands for the files' sizes and times of change, and for the first and last bytes of each column, because
 *            a copy can have the size and the time of what was there before
 */
record RecordingKey(String place, String version) {

    private static final int DIGITS = 16;
    private static final int LONGEST_NAME = 40;
    /** Bytes at both ends of a member. The end of a zip file holds the checksums of what is in it. */
    private static final int EDGE = 512;

    static RecordingKey of(Contents contents) throws IOException {
        Path real = contents.archive().path().toRealPath();
        Fingerprint version = new Fingerprint();
        for (Member member : contents.sources()) {
            String line = String.join("\n", member.path(), Long.toString(member.offset()),
                    Long.toString(member.size()), Long.toString(member.present()), member.stamp(), "");
            version.add(line).add(member.part(0, EDGE)).add(member.part(Math.max(0, member.present() - EDGE), EDGE));
        }
        String name = Archive.nameOf(real).replaceAll("[^A-Za-z0-9._]", "_");
        String safe = name.substring(0, Math.min(LONGEST_NAME, name.length()));
        return new RecordingKey(safe + "-" + new Fingerprint().add(real.toString()).hex(), version.hex());
    }

    /** The name of the cache's folder. */
    String folder() {
        return place + "-" + version;
    }

    /** Whether a folder is the cache of another version of the same recording. */
    boolean isOtherVersion(String folder) {
        return folder.startsWith(place + "-") && folder.substring(place.length() + 1)
                .matches("[0-9a-f]{" + DIGITS + "}")
                && !folder.equals(folder());
    }
}
