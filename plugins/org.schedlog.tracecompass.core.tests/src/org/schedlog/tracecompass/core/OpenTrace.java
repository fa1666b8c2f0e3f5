// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.tracecompass.tmf.core.event.TmfEvent;
import org.eclipse.tracecompass.tmf.core.exceptions.TmfTraceException;
import org.eclipse.tracecompass.tmf.core.signal.TmfSignalManager;
import org.eclipse.tracecompass.tmf.core.signal.TmfTraceClosedSignal;
import org.eclipse.tracecompass.tmf.core.signal.TmfTraceOpenedSignal;
import org.schedlog.tracecompass.core.figure.Figure;
import org.schedlog.tracecompass.core.figure.FigureRequest;
import org.schedlog.tracecompass.core.figure.Figures;
import org.schedlog.tracecompass.core.lines.LinesDataProvider;
import org.schedlog.tracecompass.core.lines.LinesDataProviderFactory;
import org.schedlog.tracecompass.core.spec.SpecSource;
import org.schedlog.tracecompass.core.trace.RecordingFile;
import org.schedlog.tracecompass.core.trace.RecordingTrace;

/** A recording as an open trace, as Trace Compass would have it, and its figures. */
public final class OpenTrace implements AutoCloseable {

    private static final int LIMIT_MS = 60_000;

    public final RecordingTrace trace = new RecordingTrace();
    private final Path folder;

    /** Rows are timestamp, cpu, pid, event, arg0, arg1. */
    public OpenTrace(Path folder, long[]... rows) throws IOException, TmfTraceException {
        this(folder, new RecordingFile().withTable().withRows(rows).write(folder.resolve("recording.tar")));
    }

    public OpenTrace(Path folder, Path file) throws TmfTraceException {
        this.folder = folder;
        trace.initTrace(null, file.toString(), TmfEvent.class, file.getFileName().toString(), RecordingTrace.ID);
        TmfSignalManager.dispatchSignal(new TmfTraceOpenedSignal(this, trace, null));
    }

    /** Writes a specification; the text may use ' for ". */
    public SpecSource spec(String name, String json) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, json.replace('\'', '"'));
        return SpecSource.file(file);
    }

    public Figure figure(SpecSource source) {
        return figure(FigureRequest.all(source));
    }

    /** Waits for a figure. */
    public Figure figure(FigureRequest request) {
        Optional<Figure> figure = Figures.of(trace).figure(request).await(LIMIT_MS, new NullProgressMonitor());
        return figure.orElseThrow(() -> new AssertionError("no figure within " + LIMIT_MS + " ms"));
    }

    public LinesDataProvider provider(SpecSource source) {
        return (LinesDataProvider) new LinesDataProviderFactory().createProvider(trace, source.id());
    }

    @Override
    public void close() {
        TmfSignalManager.dispatchSignal(new TmfTraceClosedSignal(this, trace));
        trace.dispose();
    }
}
