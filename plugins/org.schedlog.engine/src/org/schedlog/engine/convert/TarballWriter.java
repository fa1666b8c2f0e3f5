// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.convert;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.schedlog.engine.column.NpyWriter;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Storage;
import org.schedlog.engine.column.Work;

/**
 * Writes a recording's tarball from its beginning to its end. What is written depends on the contents only, not on when
 * and by whom. Of a column no more than a block is in memory; until it is written it waits, deflated, in an unnamed
 * file. For one thread.
 */
public final class TarballWriter {

    private static final int BUFFER = 1 << 16;
    private static final String OWNER = "root";
    /** The earliest time that a zip can say. */
    private static final LocalDateTime SOME_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final TarArchiveOutputStream tar;
    private final Storage storage;
    private final int level;

    /**
     * @param out
     *            where the tarball goes; not closed
     * @param storage
     *            where deflated columns wait
     * @param level
     *            how much time goes into making columns small, see {@link java.util.zip.Deflater}
     */
    public TarballWriter(OutputStream out, Storage storage, int level) {
        this.tar = new TarArchiveOutputStream(out, "UTF-8");
        this.storage = storage;
        this.level = level;
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
    }

    /**
     * Adds a file.
     *
     * @param path
     *            its path in the tarball
     * @param content
     *            its bytes
     * @throws IOException
     *             when it cannot be written
     */
    public void file(String path, byte[] content) throws IOException {
        file(path, content.length, new ByteArrayInputStream(content), Progress.NONE);
    }

    /**
     * Adds a file.
     *
     * @param path
     *            its path in the tarball
     * @param size
     *            how many bytes it has
     * @param content
     *            its bytes; not closed
     * @param progress
     *            may cancel
     * @throws IOException
     *             when it cannot be read or written
     */
    public void file(String path, long size, InputStream content, Progress progress) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(path);
        entry.setModTime(0);
        entry.setNames(OWNER, OWNER);
        entry.setSize(size);
        tar.putArchiveEntry(entry);
        byte[] block = new byte[BUFFER];
        for (int count = content.read(block); count >= 0; count = content.read(block)) {
            progress.check();
            tar.write(block, 0, count);
        }
        tar.closeArchiveEntry();
    }

    /**
     * Adds columns, each as an array in a zip of its own. They are deflated side by side.
     *
     * @param folder
     *            their folder in the tarball; ends with a slash, or is empty
     * @param columns
     *            the columns
     * @param progress
     *            listens and may cancel
     * @throws IOException
     *             when they cannot be read or written
     */
    public void columns(String folder, List<ArrayColumn> columns, Progress progress) throws IOException {
        progress.task("Deflating columns");
        Work work = new Work(progress, columns.stream().mapToLong(ArrayColumn::rows).sum());
        try (Waiting waiting = new Waiting()) {
            List<Callable<FileChannel>> tasks = new ArrayList<>();
            for (ArrayColumn column : columns) {
                tasks.add(() -> deflate(column, waiting.add(storage.createFile()), work));
            }
            List<FileChannel> files = deflated(tasks, work);
            progress.task("Writing columns");
            for (int i = 0; i < files.size(); i++) {
                progress.done((double) i / files.size());
                FileChannel file = files.get(i);
                file(folder + columns.get(i).name() + ".npz", file.size(), Channels.newInputStream(file.position(0)),
                        progress);
            }
        }
    }

    /**
     * Ends the tarball; nothing more can be added.
     *
     * @throws IOException
     *             when it cannot be written
     */
    public void finish() throws IOException {
        tar.finish();
        tar.flush();
    }

    private static List<FileChannel> deflated(List<Callable<FileChannel>> tasks, Work work) throws IOException {
        try {
            return work.run(tasks);
        } catch (IOException e) {
            throw new IOException("The columns could not be deflated into temporary files ("
                    + e.getMessage() + "). Make room on their disk.", e);
        }
    }

    private FileChannel deflate(ArrayColumn column, FileChannel file, Work work) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(Channels.newOutputStream(file), BUFFER));
        zip.setLevel(level);
        ZipEntry entry = new ZipEntry(column.name() + ".npy");
        entry.setTimeLocal(SOME_TIME);
        zip.putNextEntry(entry);
        NpyWriter array = new NpyWriter(zip);
        array.header(column.dtype(), column.rows());
        long[] block = new long[ArrayColumn.Values.BLOCK];
        for (int from = 0; from < column.rows(); from += block.length) {
            int count = Math.min(block.length, column.rows() - from);
            column.values().read(from, count, block);
            array.append(block, count);
            work.advance(count);
        }
        zip.closeEntry();
        zip.finish();
        zip.flush();
        return file;
    }

    /** The files in which deflated columns wait. Thread-safe. */
    private static final class Waiting implements Closeable {

        /** Guarded by itself. */
        private final List<FileChannel> files = new ArrayList<>();

        FileChannel add(FileChannel file) {
            synchronized (files) {
                files.add(file);
            }
            return file;
        }

        @Override
        public void close() throws IOException {
            synchronized (files) {
                for (FileChannel file : files) {
                    file.close();
                }
            }
        }
    }
}
