// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.tracecompass.tmf.core.timestamp.TmfTimeRange;
import org.eclipse.tracecompass.tmf.core.timestamp.TmfTimestamp;
import org.eclipse.tracecompass.tmf.core.trace.trim.ITmfTrimmableTrace;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schedlog.tracecompass.core.OpenTrace;

/** What Trace Compass may expect of a trace that can be trimmed. */
@DisplayName("Trimming a trace")
class RecordingTrimTest {

    private static final long[][] ROWS = { { 1000, 0, 1, 100, 0, 0 }, { 2000, 1, 2, 100, 0, 0 },
            { 3000, 0, 3, 100, 0, 0 }, { 4000, 0, 4, 100, 0, 0 } };

    @TempDir
    Path folder;

    private static TmfTimeRange range(long from, long to) {
        return new TmfTimeRange(TmfTimestamp.fromNanos(from), TmfTimestamp.fromNanos(to));
    }

    @Test
    void it_is_written_into_the_folder_with_both_ends_of_the_range() throws Exception {
        try (OpenTrace opened = new OpenTrace(folder, ROWS)) {
            ITmfTrimmableTrace trimmable = opened.trace;
            Path target = folder.resolve("new/folder");
            Path file = trimmable.trim(range(2000, 3000), target, new NullProgressMonitor());
            assertEquals(target, file.getParent());
            try (OpenTrace trimmed = new OpenTrace(target, file)) {
                assertEquals(2, trimmed.trace.getNbEvents());
                assertEquals(2000, trimmed.trace.getStartTime().toNanos());
                assertEquals(3000, trimmed.trace.getEndTime().toNanos());
            }
        }
    }

    @Test
    void ranges_may_reach_beyond_the_trace() throws Exception {
        try (OpenTrace opened = new OpenTrace(folder, ROWS)) {
            assertEquals(4, RecordingTrim.of(opened.trace, TmfTimeRange.ETERNITY).orElseThrow().events());
            assertEquals(1, RecordingTrim.of(opened.trace, range(3001, 9000)).orElseThrow().events());
            assertTrue(RecordingTrim.of(opened.trace, range(2001, 2999)).isEmpty());
        }
    }

    @Test
    void what_cannot_be_done_says_why_and_leaves_nothing() throws Exception {
        try (OpenTrace opened = new OpenTrace(folder, ROWS)) {
            Path target = folder.resolve("target");
            NullProgressMonitor monitor = new NullProgressMonitor();
            assertTrue(assertThrows(CoreException.class, () -> opened.trace.trim(range(5000, 6000), target, monitor))
                    .getMessage().startsWith("No event of recording.tar lies in"));
            assertFalse(Files.exists(target));
            Path taken = Files.writeString(folder.resolve("taken"), "text");
            assertTrue(assertThrows(CoreException.class, () -> opened.trace.trim(range(1000, 6000), taken, monitor))
                    .getMessage().contains("is no folder"));
            monitor.setCanceled(true);
            assertThrows(OperationCanceledException.class,
                    () -> opened.trace.trim(range(1000, 6000), target, monitor));
            try (Stream<Path> left = Files.list(target)) {
                assertEquals(List.of(), left.toList());
            }
        }
    }
}
