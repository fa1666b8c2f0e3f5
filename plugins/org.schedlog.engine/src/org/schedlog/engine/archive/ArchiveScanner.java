// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.RecordingException;

/** Finds out what a path is and lists its files. Reads headers only. */
final class ArchiveScanner {

    private ArchiveScanner() {
    }

    /** Kinds of files that users try to open, known by how they begin. */
    private enum Wrapped {
        GZIP("gzip", "gunzip", 0x1f, 0x8b),
        XZ("xz", "unxz", 0xfd, '7', 'z', 'X', 'Z', 0),
        ZSTD("zstd", "unzstd", 0x28, 0xb5, 0x2f, 0xfd),
        BZIP2("bzip2", "bunzip2", 'B', 'Z', 'h');

        private final String word;
        private final String command;
        private final byte[] magic;

        Wrapped(String word, String command, int... magic) {
            this.word = word;
            this.command = command;
            this.magic = new byte[magic.length];
            for (int i = 0; i < magic.length; i++) {
                this.magic[i] = (byte) magic[i];
            }
        }
    }

    /**
     * @param progress
     *            may cancel
     * @throws RecordingException
     *             when the path is neither a folder nor a tar
     * @throws IOException
     *             when it cannot be read
     */
    static Archive scan(Path path, Progress progress) throws IOException {
        try {
            if (Files.isDirectory(path)) {
                return FolderScanner.scan(path, progress);
            }
            if (Files.exists(path) && !Files.isRegularFile(path)) {
                throw new RecordingException(Archive.nameOf(path) + " is neither a file nor a folder.");
            }
            refuseOthers(path);
            return TarScanner.scan(path, progress);
        } catch (NoSuchFileException e) {
            throw new RecordingException("There is no file or folder " + path + ".", e);
        } catch (AccessDeniedException e) {
            throw new RecordingException(path + " cannot be read: permission denied.", e);
        }
    }

    private static void refuseOthers(Path path) throws IOException {
        String name = Archive.nameOf(path);
        byte[] begin;
        try (InputStream in = Files.newInputStream(path)) {
            begin = in.readNBytes(8);
        }
        if (begin.length == 0) {
            throw new RecordingException(name + " is empty (0 bytes). Copy the recording again.");
        }
        for (Wrapped wrapped : Wrapped.values()) {
            if (startsWith(begin, wrapped.magic)) {
                throw new RecordingException(name + " is compressed as a whole (" + wrapped.word
                        + "). Columns can only be read from a plain tar: unpack it with " + wrapped.command
                        + " and open the result.");
            }
        }
        if (startsWith(begin, new byte[] { 'P', 'K' })) {
            throw new RecordingException(name + " is a zip archive, perhaps a single column. "
                    + "Open the tar of the recording, or the folder that holds all its columns.");
        }
    }

    private static boolean startsWith(byte[] bytes, byte[] begin) {
        return bytes.length >= begin.length && Arrays.equals(bytes, 0, begin.length, begin, 0, begin.length);
    }
}
