// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.archive;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.ColumnCache;
import org.schedlog.engine.column.ColumnProvider;
import org.schedlog.engine.column.DeveloperLog;
import org.schedlog.engine.column.EventTable;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Recording;
import org.schedlog.engine.column.RecordingException;

/**
 * Opens recordings: a tar with one array for each column, a folder with such arrays (also an extracted tar), or raw
 * per-CPU buffers in a folder or tar. The first opening reads the columns into a cache of mapped files, later ones find
 * them there. Thread-safe.
 */
public final class RecordingReader {


    private RecordingReader() {
    }

    /**
     * Judges a file or folder by its headers, quickly and without unpacking anything.
     *
     * @param path
     *            a file or folder
     * @return what it is
     * @throws IOException
     *             when the disk cannot be read
     */
    public static Verdict check(Path path) throws IOException {
        try {
            return new Judge(Contents.of(ArchiveScanner.scan(path, Progress.NONE))).verdict();
        } catch (RecordingException e) {
            return new Verdict(Verdict.Kind.OTHER, e.getMessage());
        }
    }

    /**
     * Opens a recording.
     *
     * @param path
     *            a tar or a folder
     * @param cacheDir
     *            the folder for caches of all recordings; it is made if need be. Where it cannot be written, columns
     *            that are not there yet are kept in unnamed temporary files, with a note
     * @param computed
     *            computes the columns that were not recorded; what it computes is cached, too
     * @param progress
     *            listens and may cancel; cancelling leaves nothing behind
     * @return the recording
     * @throws RecordingException
     *             when it cannot be opened; the message is for the user
     * @throws IOException
     *             when the disk cannot be read or written
     * @throws CancellationException
     *             when the listener cancels
     */
    public static Recording open(Path path, Path cacheDir, ColumnProvider computed, Progress progress)
            throws IOException {
        try {
            progress.task("Opening " + Archive.nameOf(path));
            Contents contents = Contents.of(ArchiveScanner.scan(path, progress));
            Verdict verdict = new Judge(contents).verdict();
            if (!verdict.isRecording()) {
                throw new RecordingException(verdict.message());
            }
            return open(contents, cacheDir, computed, progress);
        } catch (ClosedByInterruptException e) {
            CancellationException cancelled = new CancellationException("Interrupted");
            cancelled.initCause(e);
            throw cancelled;
        }
    }

    private static Recording open(Contents contents, Path cacheDir, ColumnProvider computed, Progress progress)
            throws IOException {
        RecordingKey key = RecordingKey.of(contents);
        ColumnCache cache = cache(cacheDir.resolve(key.folder()));
        boolean opened = false;
        try {
            Recording recording = open(contents, cacheDir, key, cache, computed, progress);
            opened = true;
            return recording;
        } finally {
            if (!opened) {
                giveUp(cache);
            }
        }
    }

    /** Why the opening failed is said by another exception. */
    private static void giveUp(ColumnCache cache) {
        try {
            cache.removeIfEmpty();
        } catch (IOException e) {
            DeveloperLog.fine(RecordingReader.class, e, () -> "An empty folder could not be removed");
        }
    }

    private static Recording open(Contents contents, Path cacheDir, RecordingKey key, ColumnCache cache,
            ColumnProvider computed, Progress progress) throws IOException {
        Optional<EventTable> table = EventTableReader.read(contents.tables());
        Optional<ImportedColumns> kept = ImportedColumns.find(cache, key.version());
        ImportedColumns imported = kept.isPresent() ? kept.get() : read(contents, cache, key, table, progress);
        if (kept.isEmpty()) {
            removeOtherVersions(cacheDir, key);
        }
        Notes notes = new Notes();
        imported.manifest().notes().forEach(notes::add);
        if (!cache.isWritable()) {
            notes.add("The column cache " + cacheDir + (kept.isPresent()
                    ? " cannot be written, so columns that it lacks are computed anew each time the recording is opened."
                    : " cannot be written, so the recording is read anew each time it is opened."));
        }
        Map<String, Column> required = required(imported);
        return new Recording(new Recording.Parts(contents.archive().path(), required, table.orElse(EventTable.FALLBACK),
                new RecordedColumns(contents, cache, imported, notes), cache.caching(computed),
                commNames(contents, notes),
                new ArchiveTexts(contents.texts()), cache, notes.view()));
    }

    private static Map<String, Column> required(ImportedColumns imported) {
        Map<String, Column> required = new LinkedHashMap<>(imported.columns());
        required.keySet().retainAll(Recording.REQUIRED);
        return required;
    }

    private static ColumnCache cache(Path folder) {
        try {
            return ColumnCache.in(folder);
        } catch (IOException e) {
            DeveloperLog.fine(RecordingReader.class, e, () -> "The cache cannot be written: " + folder);
            return ColumnCache.reading(folder);
        }
    }

    private static ImportedColumns read(Contents contents, ColumnCache cache, RecordingKey key,
            Optional<EventTable> table,
            Progress progress) throws IOException {
        try {
            return new Import(contents, cache, progress).run(key.version(), table);
        } catch (RecordingException | ClosedByInterruptException e) {
            throw e;
        } catch (IOException e) {
            throw cannotKeep(contents.archive().name(), e);
        }
    }

    /**
     * What cannot be read is reported as the recording's trouble, so what remains is that columns cannot be written.
     */
    static RecordingException cannotKeep(String what, IOException e) {
        return new RecordingException(what + " could not be written to the column cache (" + e.getMessage()
                + "). Make room on its disk or choose another folder for it.", e);
    }

    private static Map<Long, String> commNames(Contents contents, Notes notes) {
        Member member = contents.texts().get(CommNames.FILE);
        if (member == null || !contents.columns().containsKey("comm")) {
            return Map.of();
        }
        try {
            return CommNames.read(member);
        } catch (TroubleException e) {
            notes.add("The command names of column comm are not shown: " + CommNames.FILE + " " + e.getMessage() + ".");
            return Map.of();
        }
    }

    /** Caches of what the recording was before only take room. A program that still uses one keeps what it has open. */
    private static void removeOtherVersions(Path cacheDir, RecordingKey key) {
        if (!Files.isDirectory(cacheDir)) {
            return;
        }
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(cacheDir,
                folder -> key.isOtherVersion(folder.getFileName().toString()))) {
            for (Path folder : folders) {
                ColumnCache.remove(folder);
            }
        } catch (IOException | DirectoryIteratorException e) {
            DeveloperLog.fine(RecordingReader.class, e, () -> "An old cache could not be removed from " + cacheDir);
        }
    }
}
