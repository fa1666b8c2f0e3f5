// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.testing;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import org.schedlog.engine.archive.RecordingReader;
import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.ColumnProvider;
import org.schedlog.engine.column.DoubleColumn;
import org.schedlog.engine.column.LongColumn;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Recording;

/** What tests do with columns and recordings again and again. */
public final class Columns {

    private Columns() {
    }

    /** All values of a column of integers. */
    public static long[] longs(Column column) {
        long[] values = new long[column.size()];
        ((LongColumn) column).read(0, values.length, values);
        return values;
    }

    /** All values of a column of doubles. */
    public static double[] doubles(Column column) {
        double[] values = new double[column.size()];
        ((DoubleColumn) column).read(0, values.length, values);
        return values;
    }

    /** All values of a recording's column of integers. */
    public static long[] longs(Recording recording, String name) throws IOException {
        return longs(recording.column(name, Progress.NONE).orElseThrow());
    }

    /** Opens a recording with nothing computed. */
    public static Recording open(Path path, Path cache) throws IOException {
        return RecordingReader.open(path, cache, ColumnProvider.NONE, Progress.NONE);
    }

    /** All files below a folder; none if it does not exist. Others may remove files and folders meanwhile. */
    public static List<Path> filesBelow(Path folder) throws IOException {
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile()) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                return unlessGone(e);
            }

            @Override
            public FileVisitResult postVisitDirectory(Path gone, IOException e) throws IOException {
                return e == null ? FileVisitResult.CONTINUE : unlessGone(e);
            }

            private FileVisitResult unlessGone(IOException e) throws IOException {
                if (e instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw e;
            }
        });
        return found;
    }
}
