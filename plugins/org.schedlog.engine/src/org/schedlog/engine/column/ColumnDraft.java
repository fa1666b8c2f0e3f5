// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.column;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A column on its way into a {@link ColumnCache}: written under a name that nobody else uses, renamed when it is
 * published, removed when the draft is closed before. For one thread at a time.
 */
public final class ColumnDraft implements Closeable {

    private final String name;
    private final Storage storage;
    private final Path place;
    private Path written;

    /**
     * @param place
     *            where the file will be, or null if it is not kept
     */
    ColumnDraft(String name, Storage storage, Path place) {
        this.name = name;
        this.storage = storage;
        this.place = place;
    }

    /**
     * @param progress
     *            may cancel while the column is written
     * @return writes the column as integers; once a draft
     */
    public LongColumnWriter longs(Progress progress) {
        return new LongColumnWriter(target(), progress);
    }

    /** @return writes the column as doubles; once a draft */
    public DoubleColumnWriter doubles() {
        return new DoubleColumnWriter(target());
    }

    private Spool.Target target() {
        return place == null ? storage::createFile : new NamedFile();
    }

    /**
     * Puts the finished column in its place, where it replaces what is there. A column that was finished before stays
     * readable.
     *
     * @throws IOException
     *             when the folder cannot be written
     */
    public void publish() throws IOException {
        if (written != null) {
            Files.move(written, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            written = null;
        }
    }

    @Override
    public void close() throws IOException {
        if (written != null) {
            Files.deleteIfExists(written);
            written = null;
        }
    }

    private final class NamedFile implements Spool.Target {

        /** A writer that needs more width begins again with a new file. */
        @Override
        public FileChannel createFile() throws IOException {
            close();
            written = TemporaryFiles.nameIn(place.getParent());
            return TemporaryFiles.create(written, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
        }

        @Override
        public int headerLength() {
            return ColumnFile.HEADER;
        }

        @Override
        public void complete(FileChannel file, ColumnType type, long bytes) throws IOException {
            ColumnFile.writeHeader(file, name, type, bytes);
        }
    }
}
