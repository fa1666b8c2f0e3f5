// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.column;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Where columns that are too large for the heap are kept while the program runs: unnamed files of a folder. A file's
 * name is removed as soon as it is open where the system allows that, otherwise when the program ends, so nothing is
 * left behind. Thread-safe.
 */
public final class Storage {

    private static final int ZEROS = 1 << 16;
    private static final int WRITES_PER_CHECK = 1 << 8;

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

    /**
     * A new file that nobody else sees.
     *
     * @return the file, open for reading and writing; it is gone when it is closed
     * @throws IOException
     *             when it cannot be made
     */
    public FileChannel createFile() throws IOException {
        return TemporaryFiles.create(TemporaryFiles.nameIn(folder), StandardOpenOption.CREATE_NEW,
                StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
    }

    /**
     * A new file of zeros to be mapped and written anywhere. Its bytes are written once, because a write to a hole of a
     * mapped file on a full disk would stop the whole program.
     */
    FileChannel createFile(long bytes, Progress progress) throws IOException {
        FileChannel channel = createFile();
        boolean complete = false;
        try {
            ByteBuffer zeros = ByteBuffer.allocate(ZEROS);
            int writes = 0;
            for (long done = 0; done < bytes;) {
                if (writes++ % WRITES_PER_CHECK == 0) {
                    progress.check();
                }
                zeros.clear().limit((int) Math.min(zeros.capacity(), bytes - done));
                done += channel.write(zeros);
            }
            complete = true;
            return channel;
        } finally {
            if (!complete) {
                channel.close();
            }
        }
    }
}
