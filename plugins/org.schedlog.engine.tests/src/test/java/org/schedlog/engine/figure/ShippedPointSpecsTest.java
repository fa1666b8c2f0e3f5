// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.schedlog.engine.archive.RecordingReader;
import org.schedlog.engine.column.LongColumn;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Recording;
import org.schedlog.engine.compute.ComputedColumns;
import org.schedlog.engine.spec.SpecReader;
import org.schedlog.engine.spec.SpecResult;

/** The specs in examples/point, on the recordings in examples/trace. */
class ShippedPointSpecsTest {

    private static final Path EXAMPLES = Path.of("..", "..", "examples");

    @TempDir
    static Path cache;

    static List<Path> specs() throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES.resolve("point"))) {
            return files.sorted().toList();
        }
    }

    private static PointFrame evaluate(Path spec, String trace) throws Exception {
        Recording recording = RecordingReader.open(EXAMPLES.resolve("trace").resolve(trace), cache,
                ComputedColumns.PROVIDER, Progress.NONE);
        SpecResult result = SpecReader.read(spec, recording.eventTable().ids());
        assertEquals(List.of(), result.errors());
        assertEquals(List.of(), result.notes());
        return PointFrame.evaluate(result.spec(), recording, Progress.NONE);
    }

    @Test
    void there_are_some_and_lines_have_no_spec_of_the_same_name() throws IOException {
        assertTrue(specs().size() >= 3, specs().toString());
        for (Path spec : specs()) {
            assertTrue(Files.notExists(EXAMPLES.resolve("line").resolve(spec.getFileName())), spec.toString());
        }
    }

    @ParameterizedTest
    @MethodSource("specs")
    void every_category_has_points_on_the_real_and_the_simulated_recording(Path spec) throws Exception {
        for (String trace : List.of("real-build-small.tar", "synth-8cpu-9k.tar")) {
            PointFrame frame = evaluate(spec, trace);
            for (CategoryFrame category : frame.categories()) {
                assertNull(category.category().unavailable());
                assertTrue(category.count() > 0, trace + ": " + category.category().label());
            }
            assertEquals(List.of(), PointIndex.build(frame, Progress.NONE).notes());
        }
    }

    @Test
    void a_latency_is_the_time_until_the_switch_to_the_woken_thread() throws Exception {
        PointFrame frame = evaluate(EXAMPLES.resolve("point").resolve("latency.json"), "synth-8cpu-9k.tar");
        Recording recording = frame.recording();
        int wakeup = recording.eventTable().ids().get("WAKEUP");
        int wakeupNew = recording.eventTable().ids().get("WAKEUP_NEW");
        int contextSwitch = recording.eventTable().ids().get("CTX_SWITCH");
        Part part = frame.categories().get(0).parts().get(0);
        int point = 0;
        for (int row = 0; row < recording.events(); row++) {
            if (recording.event().get(row) != wakeup) {
                continue;
            }
            for (int next = row + 1; next < recording.events(); next++) {
                long event = recording.event().get(next);
                boolean isSwitch = event == contextSwitch;
                if (recording.cpu().get(next) == recording.cpu().get(row)
                        && (isSwitch || event == wakeup || event == wakeupNew)) {
                    if (isSwitch && recording.arg0().get(next) == recording.pid().get(row)) {
                        long latency = recording.timestamp().get(next) - recording.timestamp().get(row);
                        assertEquals(latency, ((LongColumn) part.column("y")).get(point));
                        assertEquals(row, part.recordingRow(point));
                        point++;
                    }
                    break;
                }
            }
        }
        assertEquals(point, part.size());
    }
}
