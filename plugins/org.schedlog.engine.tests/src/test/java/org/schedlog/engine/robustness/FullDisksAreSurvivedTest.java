// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.robustness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Recording;
import org.schedlog.engine.testing.Columns;
import org.schedlog.engine.testing.TestRecording;

/**
 * Writing that fails after any number of bytes ends with a message, never with a crash: a write to a mapped file on a
 * full disk would stop the whole process. What was written until then harms nobody once there is room again.
 */
class FullDisksAreSurvivedTest {

    private static final int EVENTS = 60_000;

    @TempDir
    private Path folder;

    private Path tar;
    private String done;

    @BeforeEach
    void write() throws Exception {
        TestRecording recording = TestRecording.random(1, EVENTS, 4);
        long[] times = recording.column("timestamp");
        times[EVENTS / 2] = times[0];
        tar = recording.column("timestamp", "<i8", times).writeTar(folder.resolve("a.tar"));
        try (Recording opened = Contents.open(tar, Files.writeString(folder.resolve("none"), ""), Progress.NONE)) {
            done = OpeningProcess.done(opened);
        }
    }

    private static int run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getInputStream().readAllBytes();
        return process.waitFor();
    }

    private String openedOn(List<String> shell, Path disk) throws IOException, InterruptedException {
        try (OpeningProcess process = OpeningProcess.start(shell, tar, disk.resolve("cache"), disk)) {
            process.await("started");
            return process.result();
        }
    }

    private void assertAllIsSaid(List<String> results) {
        for (String result : results) {
            assertTrue(result.equals(done)
                    || result.startsWith("refused a.tar could not be written to the column cache")
                    || result.startsWith("refused Column ") || result.startsWith("full "), result);
            assertTrue(Contents.isForUsers(result), result);
        }
        assertEquals(done, results.get(results.size() - 1), "at last there is enough room");
        assertTrue(results.stream().filter(result -> !result.equals(done)).count() >= results.size() / 2);
    }

    private void assertOpensRight(Path cache) throws Exception {
        assertEquals(List.of(), Columns.filesBelow(cache).stream()
                .filter(file -> file.toString().endsWith(".tmp")).toList());
        try (Recording opened = Contents.open(tar, cache, Progress.NONE)) {
            assertEquals(done, OpeningProcess.done(opened));
        }
    }

    /** Everybody may limit the length of files; a write beyond it fails as on a full disk. */
    @Test
    void writes_fail_at_any_length_of_a_file() throws Exception {
        List<String> results = new ArrayList<>();
        for (int blocks : new int[] { 1, 60, 130, 240, 300, 700, 950, 1_000_000 }) {
            Path disk = Files.createDirectories(folder.resolve("limit-" + blocks));
            List<String> limited = List.of("sh", "-c", "ulimit -f " + blocks + "; exec \"$@\"", "sh");
            results.add(openedOn(limited, disk));
            assertOpensRight(disk.resolve("cache"));
        }
        assertAllIsSaid(results);
    }

    /** The real thing, where this process may mount a disk of its own; elsewhere the other test has to do. */
    @Test
    void a_disk_is_full() throws Exception {
        List<String> results = new ArrayList<>();
        for (int kilobytes : new int[] { 100, 500, 1000, 1500, 2500, 4000, 8000, 200_000 }) {
            Path disk = Files.createDirectories(folder.resolve("disk-" + kilobytes));
            if (run("mount", "-t", "tmpfs", "-o", size(kilobytes), "tmpfs", disk.toString()) != 0) {
                System.out.println("No disk can be mounted here, so none is filled");
                return;
            }
            try {
                results.add(openedOn(List.of(), disk));
                assertEquals(0, run("mount", "-o", "remount," + size(200_000), disk.toString()));
                assertOpensRight(disk.resolve("cache"));
            } finally {
                run("umount", "-l", disk.toString());
            }
        }
        assertAllIsSaid(results);
    }

    @Test
    void a_folder_is_read_only() throws Exception {
        Path disk = Files.createDirectories(folder.resolve("disk"));
        assertEquals(0, run("chmod", "a-w", disk.toString()));
        boolean mounted = Files.isWritable(disk)
                && run("mount", "-t", "tmpfs", "-o", "ro," + size(100), "tmpfs", disk.toString()) == 0;
        try {
            if (Files.isWritable(disk)) {
                System.out.println("Nothing can be made read-only for this user");
                return;
            }
            for (int opening = 0; opening < 2; opening++) {
                try (Recording opened = Contents.open(tar, disk.resolve("cache"), Progress.NONE)) {
                    assertEquals(done, OpeningProcess.done(opened));
                    assertTrue(opened.notes().contains("The column cache " + disk.resolve("cache")
                            + " cannot be written, so the recording is read anew each time it is opened."));
                }
            }
            assertEquals(0, disk.toFile().list().length);
        } finally {
            if (mounted) {
                run("umount", "-l", disk.toString());
            }
            run("chmod", "u+w", disk.toString());
        }
    }

    @Test
    void a_complete_cache_that_can_only_be_read_is_used() throws Exception {
        Path written = Files.createDirectories(folder.resolve("written"));
        Path disk = Files.createDirectories(folder.resolve("disk"));
        assertOpensRight(written.resolve("cache"));
        if (run("mount", "--bind", written.toString(), disk.toString()) != 0) {
            System.out.println("No folder can be mounted here, so none is made read-only");
            return;
        }
        try {
            assertEquals(0, run("mount", "-o", "remount,bind,ro", disk.toString()));
            List<String> tasks = new ArrayList<>();
            Progress listening = new Progress() {
                @Override
                public void task(String what) {
                    tasks.add(what);
                }

                @Override
                public void done(double fraction) {
                    // only what is done is of interest
                }

                @Override
                public boolean isCancelled() {
                    return false;
                }
            };
            try (Recording opened = Contents.open(tar, disk.resolve("cache"), listening)) {
                assertEquals(List.of("Opening a.tar"), tasks);
                assertEquals(done, OpeningProcess.done(opened));
                assertTrue(opened.notes().contains("The column cache " + disk.resolve("cache")
                        + " cannot be written, so columns that it lacks are computed anew each time the recording is "
                        + "opened."));
            }
        } finally {
            run("umount", "-l", disk.toString());
        }
    }

    private static String size(int kilobytes) {
        return String.format(Locale.ROOT, "size=%dk", kilobytes);
    }
}
