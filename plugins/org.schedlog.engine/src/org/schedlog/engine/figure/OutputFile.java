// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Writes a file so that it is there completely or not at all: to a temporary file beside it, which takes its name in
 * the end. A program that is stopped meanwhile removes the temporary file as well.
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
            write(target, target, content);
            return;
        }
        Path real = Files.exists(target) ? target.toRealPath() : target.toAbsolutePath();
        Path temporary = temporaryBeside(real, target);
        temporary.toFile().deleteOnExit();
        try {
            write(temporary, target, content);
            Files.move(temporary, real, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static void write(Path file, Path asGiven, Content content) throws IOException {
        try (OutputStream out = new BufferedOutputStream(new NamedOutput(Files.newOutputStream(file), asGiven))) {
            content.writeTo(out);
        }
    }

    private static Path temporaryBeside(Path real, Path asGiven) throws IOException {
        Path temporary = real.resolveSibling("." + real.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
        try {
            return Files.createFile(temporary);
        } catch (FileSystemException e) {
            String why = Files.isDirectory(real.getParent()) ? "its folder cannot be written" : "there is no folder "
                    + real.getParent();
            throw new IOException(asGiven + " cannot be written: " + why, e);
        }
    }

    /** Says which file it is that cannot be written, e.g. because the disk is full. */
    private static final class NamedOutput extends FilterOutputStream {

        private final Path name;

        NamedOutput(OutputStream out, Path name) {
            super(out);
            this.name = name;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            try {
                out.write(bytes, offset, length);
            } catch (IOException e) {
                throw new IOException(name + " cannot be written: " + e.getMessage(), e);
            }
        }
    }
}
