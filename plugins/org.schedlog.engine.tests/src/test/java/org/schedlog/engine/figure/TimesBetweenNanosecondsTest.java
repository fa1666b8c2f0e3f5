// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Recording;
import org.schedlog.engine.spec.FigureSpec;
import org.schedlog.engine.spec.SpecReader;
import org.schedlog.engine.testing.Columns;
import org.schedlog.engine.testing.TestNpy;
import org.schedlog.engine.testing.TestNpz;
import org.schedlog.engine.testing.TestRecording;

/** Times that a recorder wrote as floating point numbers: lines count from the first event all the same. */
class TimesBetweenNanosecondsTest {

    private static final String SPEC = """
            {"input": ["timestamp", "timestamp_end"], "output": ["x0", "y0", "x1", "y1", "c"], "c": [
              {"label": "all", "color": "red", "concatenate": [[["=", "x0", "timestamp"],
                ["=", "x1", "timestamp_end"], ["=", "y0", "cpu"], ["=", "y1", "cpu"]]]}]}""";

    @TempDir
    Path folder;

    private List<List<Number>> lines(TestRecording made) throws Exception {
        Recording recording = Columns.open(made.writeTar(folder.resolve("a.tar")), folder.resolve("cache"));
        FigureSpec spec = SpecReader.read(SPEC, "test.json", recording.eventTable().ids()).spec();
        LineFrame frame = LineFrame.evaluate(spec, recording, Progress.NONE);
        return FrameTest.rows(frame.categories().get(0), spec);
    }

    private static TestRecording three(long... times) {
        return TestRecording.of(times, new long[] {4, 5, 6}, new long[3], new long[3], new long[3], new long[3])
                .member("timestamp_end.npz", TestNpz.of("timestamp_end", TestNpy.doubles("<f8", 1003.5, 1010.25,
                        Double.NaN)));
    }

    @Test
    void an_end_between_two_nanoseconds_stays_there_and_a_line_without_end_is_none() throws Exception {
        assertEquals(List.of(List.of(0L, 4L, 3.5, 4L), List.of(7L, 5L, 10.25, 5L)),
                lines(three(1000, 1007, 1009)));
    }

    @Test
    void beginnings_between_nanoseconds_are_rounded_to_one() throws Exception {
        TestRecording recording = three(0, 0, 0).member("timestamp.npz",
                TestNpz.of("timestamp", TestNpy.doubles("<f8", 1000, 1006.6, 1009.4)));
        assertEquals(List.of(List.of(0L, 4L, 3.5, 4L), List.of(7L, 5L, 10.25, 5L)),
                lines(recording));
    }
}
