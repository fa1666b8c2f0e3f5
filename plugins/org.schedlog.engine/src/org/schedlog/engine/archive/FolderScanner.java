// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.archive;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.RecordingException;

/** Lists the files below a folder, ordered by path. */
final class FolderScanner {

    private static final int MOST_FILES = 20_000;
    private static final int DEEPEST = 24;
    /** How the recorder calls the folder around the columns or the buffers; the event table lies beside it. */
    static final String RECORDER_FOLDER = "sched_log";

    private FolderScanner() {
    }

    static Archive scan(Path folder, Progress progress) throws IOException {
        List<Member> members = new ArrayList<>();
        Files.walkFileTree(folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), DEEPEST, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                progress.check();
                if (attributes.isRegularFile()) {
                    members.add(member(file, folder.relativize(file), attributes));
                }
                if (members.size() > MOST_FILES) {
                    throw new RecordingException(Archive.nameOf(folder) + " holds more than " + MOST_FILES
                            + " files. Choose the folder of one recording.");
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                if (file.equals(folder)) {
                    throw e;
                }
                // what cannot be read is not there: a column that is missing for this reason is reported as missing
                return FileVisitResult.CONTINUE;
            }
        });
        members.sort(Comparator.comparing(Member::path));
        if (members.stream().noneMatch(member -> EventTableReader.FILES.contains(member.name()))) {
            members.addAll(0, tablesBeside(folder));
        }
        return new Archive(folder, List.copyOf(members), Optional.empty());
    }

    private static Member member(Path file, Path shown, BasicFileAttributes attributes) {
        String path = shown.toString().replace(file.getFileSystem().getSeparator(), "/");
        return new Member(file, path, 0, attributes.size(), attributes.size(), Archive.stamp(attributes));
    }

    private static List<Member> tablesBeside(Path folder) throws IOException {
        List<Member> tables = new ArrayList<>();
        Path parent = folder.toAbsolutePath().normalize().getParent();
        if (parent != null && Archive.nameOf(parent).equals(RECORDER_FOLDER) && parent.getParent() != null) {
            addTables(parent.getParent(), tables);
        }
        if (parent != null) {
            addTables(parent, tables);
        }
        return tables;
    }

    private static void addTables(Path folder, List<Member> tables) throws IOException {
        for (String name : EventTableReader.FILES) {
            Path file = folder.resolve(name);
            if (Files.isRegularFile(file)) {
                tables.add(member(file, Path.of(name), Files.readAttributes(file, BasicFileAttributes.class)));
            }
        }
    }
}
