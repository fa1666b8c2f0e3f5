// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.sched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schedlog.engine.column.ColumnCache;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Recording;
import org.schedlog.engine.testing.CancelAt;

/** Lanes are found again as they were made, and nothing else is found. */
class KeptLanesTest {

    @TempDir
    private Path folder;

    private Recording recording(int seed) throws IOException {
        // more runs than a table keeps on the heap
        return SwitchRecording.chaotic(new Random(seed), 60_000, 9, 300).make(ColumnCache.in(folder));
    }

    private static String text(CpuLanes lanes) {
        return LanesOfChunksAreThoseOfAllRowsTest.text(lanes);
    }

    private Path file() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().equals("lanes.values")).findFirst()
                    .orElseThrow();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void are_those_that_were_made_and_so_is_the_time_line(int seed) throws IOException {
        CpuLanes made = CpuLanes.of(recording(seed), Progress.NONE);
        assertEquals(Optional.empty(), KeptLanes.find(recording(seed), Progress.NONE));
        CpuTimeline before = CpuTimeline.of(recording(seed), Progress.NONE);
        KeptLanes.keep(made, recording(seed), Progress.NONE);
        CpuLanes found = KeptLanes.find(recording(seed), Progress.NONE).orElseThrow();
        assertEquals(made.duration(), found.duration());
        assertEquals(text(made), text(found));
        CpuTimeline after = CpuTimeline.of(recording(seed), Progress.NONE);
        assertEquals(before.notes(), after.notes());
        List<TaskStatistics> tasks = ResidencyTable.of(after, null, Progress.NONE).tasks();
        List<TaskStatistics> expected = ResidencyTable.of(before, null, Progress.NONE).tasks();
        assertEquals(expected.size(), tasks.size());
        for (int task = 0; task < tasks.size(); task++) {
            assertEquals(expected.get(task).pid(), tasks.get(task).pid());
            assertEquals(expected.get(task).runtime(), tasks.get(task).runtime());
        }
    }

    @Test
    void are_kept_once() throws IOException {
        CpuLanes made = CpuLanes.of(recording(1), Progress.NONE);
        KeptLanes.keep(made, recording(1), Progress.NONE);
        Object key = Files.readAttributes(file(), BasicFileAttributes.class).fileKey();
        KeptLanes.keep(made, recording(1), Progress.NONE);
        assertEquals(key, Files.readAttributes(file(), BasicFileAttributes.class).fileKey());
    }

    @Test
    void few_are_not_worth_it() throws IOException {
        assertFalse(KeptLanes.isWorthwhile(CpuLanes.of(recording(1), Progress.NONE)));
    }

    @Test
    void of_another_recording_or_format_or_cut_off_are_not_used() throws IOException {
        KeptLanes.keep(CpuLanes.of(recording(1), Progress.NONE), recording(1), Progress.NONE);
        assertTrue(KeptLanes.find(recording(1), Progress.NONE).isPresent());
        assertEquals(Optional.empty(), KeptLanes.find(recording(2), Progress.NONE));
        byte[] bytes = Files.readAllBytes(file());
        for (int length : new int[] {0, 10, bytes.length / 2, bytes.length - 1}) {
            Files.write(file(), Arrays.copyOf(bytes, length));
            assertEquals(Optional.empty(), KeptLanes.find(recording(1), Progress.NONE), "cut to " + length);
        }
        for (int fromEnd = 1; fromEnd <= 150; fromEnd++) {
            byte[] changed = bytes.clone();
            changed[changed.length - fromEnd] ^= 1;
            Files.write(file(), changed);
            assertEquals(Optional.empty(), KeptLanes.find(recording(1), Progress.NONE), fromEnd + " from the end");
        }
        String expected = text(new LanesBuilder(recording(1)).build(Progress.NONE));
        assertEquals(expected, text(CpuLanes.of(recording(1), Progress.NONE)), "they are made again");
    }

    /** Where a change cannot be seen, the lanes can be used all the same. */
    @Test
    void that_were_damaged_anywhere_are_not_used_or_do_no_harm() throws IOException {
        KeptLanes.keep(CpuLanes.of(recording(1), Progress.NONE), recording(1), Progress.NONE);
        byte[] bytes = Files.readAllBytes(file());
        Random random = new Random(5);
        int refused = 0;
        for (int i = 0; i < 300; i++) {
            byte[] changed = bytes.clone();
            // the numbers of CPUs and tasks stand first
            changed[random.nextInt(i % 2 == 0 ? 2_000 : changed.length)] ^= (byte) (0x80 >> random.nextInt(8));
            Files.write(file(), changed);
            Optional<CpuLanes> found = KeptLanes.find(recording(1), Progress.NONE);
            refused += found.isEmpty() ? 1 : 0;
            if (found.isPresent()) {
                new RunTimes(found.get()).of(found.get().span(), cpu -> true,
                        (cpu, task, time) -> assertTrue(time > 0));
            }
        }
        assertTrue(refused > 150, refused + " of 300 were seen");
    }

    @Test
    void that_are_given_up_leave_nothing_behind() throws IOException {
        CpuLanes made = CpuLanes.of(recording(1), Progress.NONE);
        assertThrows(CancellationException.class, () -> KeptLanes.keep(made, recording(1), new CancelAt(1)));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(), files.filter(file -> !file.toString().endsWith("manifest.json")).toList());
        }
    }

    @Test
    void looking_them_up_can_be_cancelled() throws IOException {
        KeptLanes.keep(CpuLanes.of(recording(1), Progress.NONE), recording(1), Progress.NONE);
        assertThrows(CancellationException.class, () -> CpuLanes.of(recording(1), new CancelAt(2)));
    }
}
