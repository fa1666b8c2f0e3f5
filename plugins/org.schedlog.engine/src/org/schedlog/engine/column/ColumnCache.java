// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.column;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The folder that keeps the columns of one version of a recording: a file for each column ({@link ColumnFile}) and
 * {@code manifest.json}, which is written last. Every file is written under a name of its own and then renamed, so any
 * number of programs may use a folder at once and may be killed at any moment: what stands under its name is complete.
 * What is not as expected is not used and made again. Thread-safe.
 */
public final class ColumnCache {

    private static final String MANIFEST = "manifest.json";
    private static final String COLUMN = ".column";
    private static final String VALUES = ".values";
    /** So many files of values are kept, those that were used last. */
    private static final int MOST_VALUES = 3;
    private static final int LONGEST_NAME = 100;

    private final Path folder;
    private final boolean writable;
    private final Storage storage;

    /** What a file in the cache holds; names of different kinds do not meet. */
    public enum Kind {
        /** A column as it was recorded. */
        RECORDED,
        /** A column that was computed. */
        COMPUTED,
        /** What the reader of recordings keeps for itself. */
        INTERNAL
    }

    private ColumnCache(Path folder, boolean writable, Storage storage) {
        this.folder = folder;
        this.writable = writable;
        this.storage = storage;
    }

    /**
     * The cache in a folder.
     *
     * @param folder
     *            is made if it is not there
     * @return the cache
     * @throws IOException
     *             when the folder cannot be made or written
     */
    public static ColumnCache in(Path folder) throws IOException {
        // What is complete has little to be written, so what the system says of its folder will do. Otherwise only
        // writing tells, and it makes the folder.
        if (!Files.exists(folder.resolve(MANIFEST)) || !Files.isWritable(folder)) {
            Path probe = TemporaryFiles.nameIn(folder);
            TemporaryFiles.create(probe, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE).close();
            Files.deleteIfExists(probe);
        }
        TemporaryFiles.removeAbandoned(folder);
        return new ColumnCache(folder, true, new Storage(folder));
    }

    /**
     * A cache that another program has made, for who may not write there: what is in it is used, what is new lives in
     * unnamed files of the system's folder for temporary files.
     *
     * @param folder
     *            the folder; need not be there
     * @return the cache
     */
    public static ColumnCache reading(Path folder) {
        return new ColumnCache(folder, false, Storage.temporary());
    }

    /**
     * A cache that keeps nothing: columns live in unnamed files for as long as somebody reads them.
     *
     * @param storage
     *            where they go
     * @return the cache
     */
    public static ColumnCache keepingNothing(Storage storage) {
        return new ColumnCache(null, false, storage);
    }

    /** @return whether what is new is kept for the next time */
    public boolean isWritable() {
        return writable;
    }

    /** @return where intermediate results go: on the same disk, without names */
    public Storage storage() {
        return storage;
    }

    /**
     * @param source
     *            the version of the recording that is wanted
     * @return its manifest, or empty if the cache must be made (again)
     */
    public Optional<Manifest> manifest(String source) {
        if (folder == null) {
            return Optional.empty();
        }
        Path file = folder.resolve(MANIFEST);
        try {
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            return Manifest.parse(text).filter(manifest -> manifest.source().equals(source));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            DeveloperLog.fine(ColumnCache.class, e,
                    () -> "The cache is made again, because this file cannot be read: " + file);
            return Optional.empty();
        }
    }

    /**
     * Completes the cache.
     *
     * @param manifest
     *            describes the columns that were published
     * @throws IOException
     *             when the folder cannot be written
     */
    public void complete(Manifest manifest) throws IOException {
        if (!writable) {
            return;
        }
        Path written = TemporaryFiles.nameIn(folder);
        try {
            Files.write(written, manifest.toJson().getBytes(StandardCharsets.UTF_8), StandardOpenOption.CREATE_NEW);
            Files.move(written, folder.resolve(MANIFEST), StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(written);
        }
    }

    /**
     * Removes the folder if nothing is in it, as after an import that failed. A program that begins to use it at the
     * same moment makes it again.
     *
     * @throws IOException
     *             when it cannot be removed
     */
    public void removeIfEmpty() throws IOException {
        if (!writable) {
            return;
        }
        try {
            Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException e) {
            DeveloperLog.fine(ColumnCache.class, e, () -> "Something is kept in " + folder);
        }
    }

    /**
     * @param kind
     *            the kind of column
     * @param name
     *            its name
     * @param rows
     *            how many rows it must have
     * @return the column that was kept, or empty if there is none that fits
     */
    public Optional<Column> find(Kind kind, String name, int rows) {
        if (folder == null) {
            return Optional.empty();
        }
        Path file = file(kind, name);
        try {
            Optional<Column> column = ColumnFile.map(file, name, rows);
            return column.isPresent() ? column : KeptTexts.find(this, kind, name, rows);
        } catch (IOException e) {
            DeveloperLog.fine(ColumnCache.class, e,
                    () -> "The column is made again, because this file cannot be read: " + file);
            return Optional.empty();
        }
    }

    /**
     * Begins a column.
     *
     * @param kind
     *            the kind of column
     * @param name
     *            its name
     * @return the draft; the caller closes it
     */
    public ColumnDraft draft(Kind kind, String name) {
        return new ColumnDraft(name, storage, writable ? file(kind, name) : null);
    }

    /**
     * Keeps a column that was made elsewhere. Integers are stored as narrowly as they fit. Where nothing is kept, the
     * column is returned as it is.
     *
     * @param kind
     *            the kind of column
     * @param name
     *            its name
     * @param column
     *            its values
     * @param progress
     *            may cancel; then nothing is left behind
     * @return the same values, read from the cache
     * @throws IOException
     *             when the folder cannot be written
     */
    public Column keep(Kind kind, String name, Column column, Progress progress) throws IOException {
        if (!writable) {
            return column;
        }
        if (column instanceof TextColumn texts) {
            return KeptTexts.keep(this, kind, name, texts, progress);
        }
        try (ColumnDraft draft = draft(kind, name)) {
            Column kept = ColumnCopy.into(draft, column, progress);
            draft.publish();
            return kept;
        }
    }

    /**
     * Begins a file of values that were computed together. Only a few of a kind are kept: beginning
     * another one removes those that were not used for the longest time.
     *
     * @param name
     *            a name of letters, digits and hyphens; of names with a hyphen, what stands before it is their kind
     * @param mark
     *            who reads it asks for the same number
     * @param bytes
     *            about how many bytes will be written
     * @param progress
     *            may cancel
     * @return the writer, or empty where nothing is kept or the disk has not much more room than that
     * @throws IOException
     *             when the folder cannot be written
     */
    public Optional<ValueWriter> newValues(String name, long mark, long bytes, Progress progress)
            throws IOException {
        // not by the file store, which is unknown where the root is no mount point, as in a chroot
        if (!writable || folder.toFile().getUsableSpace() / 3 < bytes) {
            return Optional.empty();
        }
        removeOldValues(name);
        return Optional.of(new ValueWriter(folder.resolve(name + VALUES), mark, progress));
    }

    /** Makes room for another file of values of its kind, which is what its name begins with, up to a hyphen. */
    private void removeOldValues(String name) throws IOException {
        List<Path> files = new ArrayList<>();
        String kind = name.substring(0, name.indexOf('-') + 1);
        if (kind.isEmpty()) {
            return;
        }
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, kind + "*" + VALUES)) {
            found.forEach(files::add);
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        Map<Path, FileTime> used = new HashMap<>();
        for (Path file : files) {
            try {
                used.put(file, Files.getLastModifiedTime(file));
            } catch (NoSuchFileException e) {
                DeveloperLog.fine(ColumnCache.class, e, () -> "Another program removed it: " + file);
            }
        }
        List<Path> oldestFirst = used.keySet().stream().sorted(Comparator.comparing(used::get)).toList();
        for (Path file : oldestFirst.subList(0, Math.max(0, oldestFirst.size() - MOST_VALUES + 1))) {
            Files.deleteIfExists(file);
        }
    }

    /**
     * Finds a file of values and notes that it was used.
     *
     * @param name
     *            its name
     * @param mark
     *            the number that its writer gave
     * @return reads it; empty if there is none that fits
     */
    public Optional<ValueReader> findValues(String name, long mark) {
        if (folder == null) {
            return Optional.empty();
        }
        Path file = folder.resolve(name + VALUES);
        try {
            Optional<ValueReader> reader = ValueReader.open(file, mark);
            if (reader.isPresent() && writable) {
                touch(file);
            }
            return reader;
        } catch (IOException e) {
            DeveloperLog.fine(ColumnCache.class, e,
                    () -> "The values are computed again, because this file cannot be read: " + file);
            return Optional.empty();
        }
    }

    private static void touch(Path file) {
        try {
            Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
        } catch (IOException e) {
            DeveloperLog.fine(ColumnCache.class, e, () -> "It will seem unused for long: " + file);
        }
    }

    /**
     * Keeps what a provider computes.
     *
     * @param computed
     *            computes columns of the recording that this cache belongs to
     * @return a provider of the same columns that looks into the cache first
     */
    public ColumnProvider caching(ColumnProvider computed) {
        return folder == null ? computed : new CachingProvider(this, computed);
    }

    /** Member and column names come from the outside: only harmless characters of them are used, and not too many. */
    private Path file(Kind kind, String name) {
        StringBuilder safe = new StringBuilder(kind.name().toLowerCase(Locale.ROOT)).append('-');
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) b;
            boolean harmless = c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '_';
            safe.append(harmless ? String.valueOf(c) : String.format(Locale.ROOT, "%%%02x", b & 0xff));
        }
        if (safe.length() > LONGEST_NAME) {
            // two long names that meet here harm nobody: the file says whose it is, and the other one is made again
            safe.setLength(LONGEST_NAME);
            safe.append(String.format(Locale.ROOT, "%08x", name.hashCode()));
        }
        return folder.resolve(safe + COLUMN);
    }

    /**
     * Removes a folder that was a cache: the files that a cache makes, and the folder itself if nothing else is in it.
     *
     * @param folder
     *            the folder of another version of the recording
     * @throws IOException
     *             when it cannot be removed
     */
    public static void remove(Path folder) throws IOException {
        // the manifest first: without it nobody takes the rest for a complete cache
        Files.deleteIfExists(folder.resolve(MANIFEST));
        boolean empty = true;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                boolean ours = name.endsWith(COLUMN) || name.endsWith(VALUES)
                        || name.endsWith(TemporaryFiles.ENDING);
                empty &= ours;
                if (ours) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        if (empty) {
            Files.deleteIfExists(folder);
        }
    }
}
