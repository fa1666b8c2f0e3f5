// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.eclipse.core.runtime.IStatus;
import org.eclipse.tracecompass.tmf.core.event.TmfEvent;
import org.eclipse.tracecompass.tmf.core.exceptions.TmfTraceException;
import org.eclipse.tracecompass.tmf.core.project.model.TmfTraceType;
import org.eclipse.tracecompass.tmf.core.project.model.TraceTypeHelper;
import org.eclipse.tracecompass.tmf.core.trace.TmfTraceManager;
import org.eclipse.tracecompass.tmf.core.trace.TraceValidationStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The trace type SchedLog recording")
class TraceTypeTest {

    @TempDir
    Path folder;

    private RecordingFile good;

    @BeforeEach
    void makeRows() throws IOException {
        long[][] rows = new long[5_000][];
        Arrays.setAll(rows, row ->
                new long[] { 1_000 + 7L * row, row % 4, row * 31 % 100, 100 + row % 10, row, row * 17L % 1_001 });
        good = new RecordingFile().withTable().withRows(rows);
    }

    private IStatus verdict(Path file) {
        RecordingTrace trace = new RecordingTrace();
        try {
            return trace.validate(null, file.toString());
        } finally {
            trace.dispose();
        }
    }

    /** Opens a bad recording and returns what the user is told. */
    private String refusal(Path file) throws IOException {
        RecordingTrace trace = new RecordingTrace();
        try {
            TmfTraceException exception = assertThrows(TmfTraceException.class,
                    () -> trace.initTrace(null, file.toString(), TmfEvent.class, file.getFileName().toString(),
                            RecordingTrace.ID));
            assertEquals(exception.getMessage(), exception.toString(), "Trace Compass shows the exception itself");
            assertTrue(exception.getMessage().contains(file.getFileName().toString()), exception.getMessage());
            assertFalse(exception.getMessage().contains("Exception"), exception.getMessage());
            assertEquals(List.of(), files(Path.of(TmfTraceManager.getSupplementaryFileDir(trace))),
                    "something was left half-written");
            return exception.getMessage();
        } finally {
            trace.dispose();
        }
    }

    private static List<Path> files(Path root) throws IOException {
        if (!Files.exists(root)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void it_is_known_to_Trace_Compass() {
        TraceTypeHelper type = TmfTraceType.getTraceType(RecordingTrace.ID);
        assertNotNull(type);
        assertEquals("SchedLog", type.getCategoryName());
        assertEquals("SchedLog recording", type.getName());
        assertInstanceOf(RecordingTrace.class, type.getTrace());
    }

    @Test
    void Trace_Compass_chooses_it_for_a_recording_by_itself() throws Exception {
        Path file = good.write(folder.resolve("good.tar"));
        IStatus status = verdict(file);
        assertTrue(status.isOK(), status::getMessage);
        assertEquals(100, ((TraceValidationStatus) status).getConfidence());
        assertEquals(RecordingTrace.ID, TmfTraceType.selectTraceType(file.toString(), null).get(0).getTraceTypeId());
    }

    @Test
    void a_tar_without_columns_is_none() throws Exception {
        Path file = new RecordingFile().with("letter.txt", "Dear Sir".getBytes(StandardCharsets.UTF_8))
                .write(folder.resolve("letters.tar"));
        IStatus status = verdict(file);
        assertEquals(IStatus.ERROR, status.getSeverity());
        assertTrue(status.getMessage().contains("letters.tar"), status.getMessage());
        refusal(file);
    }

    @Test
    void an_empty_file_is_none() throws Exception {
        Path file = Files.createFile(folder.resolve("empty.tar"));
        assertEquals(IStatus.ERROR, verdict(file).getSeverity());
        refusal(file);
    }

    @Test
    void a_text_is_none() throws Exception {
        Path file = Files.writeString(folder.resolve("notes.tar"), "no tar at all\n".repeat(100));
        assertEquals(IStatus.ERROR, verdict(file).getSeverity());
        refusal(file);
    }

    @Test
    void a_file_that_is_not_there_is_none() throws Exception {
        Path file = folder.resolve("gone.tar");
        assertEquals(IStatus.ERROR, verdict(file).getSeverity());
        refusal(file);
    }

    @Test
    void a_required_column_that_is_missing_is_named() throws Exception {
        Path file = good.without("pid.npz").write(folder.resolve("no-pid.tar"));
        assertTrue(refusal(file).contains("pid"));
    }

    @Test
    void a_column_of_another_length_is_named() throws Exception {
        Path file = good.with("arg1", 1, 2, 3).write(folder.resolve("short-arg1.tar"));
        assertTrue(refusal(file).contains("arg1"));
    }

    @Test
    void a_recording_without_events_is_refused() throws Exception {
        refusal(new RecordingFile().withTable().withRows().write(folder.resolve("nothing.tar")));
    }

    @Test
    void a_tar_cut_off_in_a_required_column_is_refused() throws Exception {
        byte[] bytes = good.bytes();
        refusal(Files.write(folder.resolve("cut.tar"), Arrays.copyOf(bytes, bytes.length / 2)));
    }

    @Test
    void a_damaged_column_is_refused() throws Exception {
        byte[] bytes = good.bytes();
        for (int i = bytes.length / 2; i < bytes.length / 2 + 64; i++) {
            bytes[i] ^= 0x5a;
        }
        refusal(Files.write(folder.resolve("damaged.tar"), bytes));
    }
}
