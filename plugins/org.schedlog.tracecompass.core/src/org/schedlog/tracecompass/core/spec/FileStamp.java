// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

/**
 * What a file looks like from outside: two different stamps of one file mean that it has changed.
 *
 * @param modified
 *            when it was written last
 * @param size
 *            its length in bytes; -1 for no file
 * @param key
 *            the file system's own name of the file, which changes when another file takes its place; null where it
 *            has none
 */
public record FileStamp(FileTime modified, long size, Object key) {

    private static final FileStamp ABSENT = new FileStamp(FileTime.fromMillis(0), -1, null);

    /**
     * @param file
     *            a file
     * @return its stamp; a file that is not there, or of which nothing can be known, has one as well
     */
    public static FileStamp of(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new FileStamp(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
        } catch (IOException e) {
            return ABSENT;
        }
    }
}
