// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Writes a file so that it is there completely or not at all: to a temporary file beside it, which takes its name in the end. A program that
 * is stopped meanwhile removes the temporary file as well.
 */
public final class OutputFile {

    private OutputFile() {
    }

    /** What is written. */
    @FunctionalInterface
    public interface Content {
        /**
         * @param out
         *            where to; not to be closed
         * @throws IOException
         *             when it cannot be written
         */
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Writes a file or replaces it.
     *
     * @param target
     *            the file; something that is no regular file, e.g. a pipe, is written directly
     * @param content
     *            what is written
     * @throws IOException
     *             when it cannot be written, with a message for the user; the target is as it was
     */
    public static void write(Path target, Content content) throws IOException {
        if (Files.isDirectory(target)) {
            throw new IOException(target + " is a folder; expected the name of a file to write");
        }
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(target))) {
                content.writeTo(out);
            }
            return;
        }
        Path real = Files.exists(target) ? target.toRealPath() : target.toAbsolutePath();
        Path temporary = temporaryBeside(real, target);
        temporary.toFile().deleteOnExit();
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(temporary))) {
                content.writeTo(out);
            }
            Files.move(temporary, real, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static Path temporaryBeside(Path real, Path asGiven) throws IOException {
        Path temporary = real.resolveSibling("." + real.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
        try {
            return Files.createFile(temporary);
        } catch (FileSystemException e) {
            String why = Files.isDirectory(real.getParent()) ? "its folder cannot be written" : "there is no folder " + real.getParent();
            throw new IOException(asGiven + " cannot be written: " + why, e);
        }
    }
}
