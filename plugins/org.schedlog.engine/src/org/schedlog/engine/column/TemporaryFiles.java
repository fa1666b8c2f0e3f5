// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.column;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Files that are being written: their names tell which process writes them, so that what a killed one left is known.
 */
final class TemporaryFiles {


    /** The ending of their names. */
    static final String ENDING = ".tmp";
    /**
     * A temporary file whose writer is not to be seen is removed when it is so old: on a shared disk it may run on
     * another machine.
     */
    private static final Duration ABANDONED = Duration.ofMinutes(1);
    /** ...and in any case when it is so old, since another process can have got the writer's number. */
    private static final Duration FORGOTTEN = Duration.ofDays(1);

    private static final Pattern WRITER = Pattern.compile("(\\d{1,18})-");
    /** How often a folder is made again that others remove because it is empty. */
    private static final int ATTEMPTS = 10;

    private TemporaryFiles() {
    }

    /** A name that no other thread or program uses; it begins with the number of this process. */
    static Path nameIn(Path folder) {
        return folder.resolve(ProcessHandle.current().pid() + "-" + UUID.randomUUID() + ENDING);
    }

    /** Whether the process that gave a file its temporary name still runs, as far as can be known. */
    private static boolean hasLivingWriter(String temporaryName) {
        Matcher matcher = WRITER.matcher(temporaryName);
        return !matcher.lookingAt() || ProcessHandle.of(Long.parseLong(matcher.group(1))).isPresent();
    }

    /**
     * Makes a file, and its folder if need be: another program that gave up its import may remove the empty folder at
     * any moment.
     */
    static FileChannel create(Path file, OpenOption... options) throws IOException {
        for (int attempt = 1;; attempt++) {
            try {
                if (attempt > 1) {
                    Files.createDirectories(file.getParent());
                }
                return FileChannel.open(file, options);
            } catch (NoSuchFileException | FileAlreadyExistsException e) {
                // the second one comes when the folder is removed while it is made
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /** Removes what programs that were killed have left in a folder. */
    static void removeAbandoned(Path folder) throws IOException {
        Instant now = Instant.now();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + ENDING)) {
            for (Path file : files) {
                try {
                    boolean living = hasLivingWriter(file.getFileName().toString());
                    Instant limit = now.minus(living ? FORGOTTEN : ABANDONED);
                    if (Files.getLastModifiedTime(file).toInstant().isBefore(limit)) {
                        Files.deleteIfExists(file);
                    }
                } catch (NoSuchFileException e) {
                    DeveloperLog.fine(TemporaryFiles.class, e, () -> "Another program removed it: " + file);
                }
            }
        } catch (NoSuchFileException e) {
            DeveloperLog.fine(TemporaryFiles.class, e, () -> "Another program gave it up: " + folder);
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }
}
