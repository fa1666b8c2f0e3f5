// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.archive;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Tells which of a recording's folders stands for it as a whole. Who looks through folders for recordings asks about
 * every one, also about those that merely lie above, beside or below a recording; so the answer takes a look at a few
 * names only, and of the folders of one recording it is yes for one.
 * <p>
 * {@link RecordingReader} opens more: also a folder far above the columns, if there is just one recording in it.
 * Thread-safe.
 */
public final class RecordingFolder {

    /** A column that every recording has. */
    private static final String COLUMN = "timestamp";
    /** The raw buffer of the first CPU. */
    private static final String BUFFER = "0";

    private RecordingFolder() {
    }

    /**
     * Whether a folder is what the recorder calls a run, with the event table and {@code sched_log} in it, or, where
     * there is no such folder around, the one with the columns or raw buffers themselves. Columns can be npz or npy
     * files, or the folders that npz files become when a program takes them for archives.
     *
     * @param folder
     *            a path
     * @return whether it is the top folder of a recording, as far as names tell
     */
    public static boolean isTop(Path folder) {
        Path path = folder.toAbsolutePath().normalize();
        return isRun(path) || holdsData(path) && !isRun(path.getParent()) && !isRun(parent(path.getParent()));
    }

    private static Path parent(Path path) {
        return path == null ? null : path.getParent();
    }

    private static boolean isRun(Path folder) {
        if (folder == null || !holdsTable(folder)) {
            return false;
        }
        Path recorded = folder.resolve(FolderScanner.RECORDER_FOLDER);
        if (holdsColumns(recorded)) {
            return true;
        }
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(recorded, Files::isDirectory)) {
            for (Path inner : folders) {
                if (holdsData(inner)) {
                    return true;
                }
            }
            return false;
        } catch (IOException | DirectoryIteratorException e) {
            // a folder that cannot be looked into is not offered as a recording
            return false;
        }
    }

    private static boolean holdsTable(Path folder) {
        return EventTableReader.FILES.stream().anyMatch(table -> Files.isRegularFile(folder.resolve(table)));
    }

    private static boolean holdsData(Path folder) {
        boolean buffers = folder.endsWith(Contents.BUFFER_FOLDER) && Files.isRegularFile(folder.resolve(BUFFER));
        return buffers || holdsColumns(folder);
    }

    private static boolean holdsColumns(Path folder) {
        String array = COLUMN + Contents.NPZ;
        return Files.exists(folder.resolve(array))
                || Files.isRegularFile(folder.resolve(COLUMN + Contents.NPY)) && !folder.endsWith(array);
    }
}
