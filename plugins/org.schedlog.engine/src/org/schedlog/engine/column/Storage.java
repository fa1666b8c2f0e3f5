// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.column;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Where columns that are too large for the heap are kept while the program runs: unnamed files of a folder. A file's name is removed as
 * soon as it is open where the system allows that, otherwise when the program ends, so nothing is left behind. Thread-safe.
 */
public final class Storage {

    private final Path folder;

    /**
     * @param folder
     *            a folder that exists and can be written
     */
    public Storage(Path folder) {
        this.folder = folder;
    }

    /**
     * Storage in the system's folder for temporary files.
     *
     * @return a storage
     */
    public static Storage temporary() {
        return new Storage(Path.of(System.getProperty("java.io.tmpdir")));
    }

    /** A new file, open for reading and writing, that nobody else sees. */
    FileChannel createFile() throws IOException {
        Path file = Files.createTempFile(folder, "schedlog", ".tmp");
        return FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
    }
}
