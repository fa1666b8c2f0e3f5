// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * A file of a recording: a part of a tar, or a file in a folder.
 *
 * @param file
 *            the file on disk that holds it
 * @param path
 *            its path in the tar or below the folder, with slashes; for messages and for finding it, never to write to
 * @param offset
 *            where it begins in the file
 * @param size
 *            how many bytes it should have
 * @param present
 *            how many bytes are there; less than {@code size} in a tar that is cut off
 * @param stamp
 *            changes when the file on disk changes
 */
record Member(Path file, String path, long offset, long size, long present, String stamp) {

    /** The last part of the path: what a member is found by. */
    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The path without its last part; empty where there is none. */
    String folder() {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    boolean isCutOff() {
        return present < size;
    }

    /** Opens the bytes that are there. */
    ChannelView open() throws IOException {
        return new ChannelView(FileChannel.open(file, StandardOpenOption.READ), offset, present);
    }

    /**
     * Reads the beginning.
     *
     * @param limit
     *            how many bytes at most
     */
    byte[] head(int limit) throws IOException {
        return part(0, limit);
    }

    /**
     * Reads a part.
     *
     * @param from
     *            where it begins, 0 to {@code present}
     * @param limit
     *            how many bytes at most
     * @return the bytes that are there
     */
    byte[] part(long from, int limit) throws IOException {
        byte[] bytes = new byte[(int) Math.min(limit, present - from)];
        try (ChannelView view = open()) {
            view.position(from);
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining() && view.read(buffer) >= 0) {
                // a read may give less than was asked for
            }
            return buffer.hasRemaining() ? Arrays.copyOf(bytes, buffer.position()) : bytes;
        }
    }
}
