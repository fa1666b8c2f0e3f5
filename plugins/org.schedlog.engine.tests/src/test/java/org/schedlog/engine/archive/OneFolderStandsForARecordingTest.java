// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OneFolderStandsForARecordingTest {

    @TempDir
    private Path root;

    private void files(String... paths) throws IOException {
        for (String path : paths) {
            Path file = root.resolve(path);
            Files.createDirectories(file.getParent());
            Files.createFile(file);
        }
    }

    private List<String> tops() throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isDirectory).filter(RecordingFolder::isTop).map(root::relativize)
                    .map(Path::toString).sorted().toList();
        }
    }

    @Test
    void it_is_the_one_with_the_event_table_and_not_those_above_and_below() throws IOException {
        files("output/POWER=ondemand/3/sched_log_traced_events.start",
                "output/POWER=ondemand/3/sched_log/tracer_npz/timestamp.npz",
                "output/POWER=ondemand/3/sched_log/tracer_npz/cpu.npz", "output/notes.txt");
        assertEquals(List.of("output/POWER=ondemand/3"), tops());
    }

    @Test
    void it_is_the_one_with_the_columns_where_the_table_is_missing_or_among_them() throws IOException {
        files("no-table/sched_log/tracer_npz/timestamp.npz", "among/sched_log_traced_events.start",
                "among/timestamp.npy");
        assertEquals(List.of("among", "no-table/sched_log/tracer_npz"), tops());
    }

    @Test
    void columns_can_lie_in_the_recorders_folder_itself() throws IOException {
        files("run/sched_monitor_events.start", "run/sched_log/timestamp.npz");
        assertEquals(List.of("run"), tops());
    }

    @Test
    void columns_can_be_folders_that_were_npz_files() throws IOException {
        files("run/sched_log_traced_events.start", "run/sched_log/tracer_npz/timestamp.npz/timestamp.npy",
                "loose/timestamp.npz/timestamp.npy");
        assertEquals(List.of("loose", "run"), tops());
    }

    @Test
    void raw_buffers_count_in_the_recorders_folders_only() throws IOException {
        files("run/sched_log_traced_events.start", "run/sched_log/tracer/0", "run/sched_log/tracer/1", "alone/tracer/0",
                "pages/0", "pages/1");
        assertEquals(List.of("alone/tracer", "run"), tops());
    }

    @Test
    void each_of_several_recordings_has_its_own() throws IOException {
        files("a/sched_log_traced_events.start", "a/sched_log/tracer_npz/timestamp.npz",
                "b/sched_log_traced_events.start", "b/sched_log/tracer_npz/timestamp.npz");
        assertEquals(List.of("a", "b"), tops());
    }

    @Test
    void a_tar_beside_the_columns_changes_nothing_and_an_empty_folder_is_none() throws IOException {
        files("output/run/sched_log_traced_events.start", "output/run/sched_log/timestamp.npz", "output/run.tar");
        Files.createDirectories(root.resolve("empty/sched_log"));
        assertEquals(List.of("output/run"), tops());
    }
}
