// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.figure;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Recording;
import org.schedlog.engine.expression.ExpressionException;
import org.schedlog.engine.figure.FigureQuery;
import org.schedlog.engine.figure.FirstLook;
import org.schedlog.engine.figure.Frame;
import org.schedlog.engine.figure.KeptFigures;
import org.schedlog.engine.figure.LineFrame;
import org.schedlog.engine.figure.LineIndex;
import org.schedlog.engine.figure.PointFrame;
import org.schedlog.engine.figure.PointIndex;
import org.schedlog.engine.spec.Diagnostic;
import org.schedlog.engine.spec.FigureSpec;
import org.schedlog.engine.spec.SpecException;
import org.schedlog.engine.spec.SpecResult;
import org.schedlog.tracecompass.core.spec.SpecSource;
import org.schedlog.tracecompass.core.spec.TraceSpec;
import org.schedlog.tracecompass.core.trace.RecordingTrace;

/** How a figure is made from a trace and a request. Thread-safe. */
final class FigureComputation {

    /** Is told what is wrong with a specification. */
    @FunctionalInterface
    interface Marks {

        /**
         * Takes the place of what was wrong before.
         *
         * @throws CancellationException
         *             if the figure is not wanted any more
         */
        void found(SpecSource source, List<Diagnostic> diagnostics, Progress progress);
    }

    private final RecordingTrace trace;
    private final Marks marks;

    FigureComputation(RecordingTrace trace, Marks marks) {
        this.trace = trace;
        this.marks = marks;
    }

    /**
     * Everything that a specification defines.
     *
     * @param firstLook
     *            is told a first look where the figure takes long
     */
    Figure evaluate(FigureRequest request, Progress progress, Consumer<Figure> firstLook) throws IOException {
        Recording recording = trace.recording();
        progress.task("Reading the specification");
        SpecResult result;
        try {
            result = request.source().read(recording.eventTable());
        } catch (IOException e) {
            return Figure.failed(request, List.of(e.getMessage()));
        }
        FigureSpec spec = result.spec();
        marks.found(request.source(), result.diagnostics(), progress);
        if (spec == null) {
            return Figure.failed(request, texts(result.errors()));
        }
        List<String> notes = new ArrayList<>(recording.notes());
        notes.addAll(texts(result.notes()));
        // The note comes first, as there hardly ever is one; which one the default is, is found out by reading files.
        TraceSpec.note(trace, spec.kind())
                .filter(note -> request.source().equals(TraceSpec.of(trace, spec.kind()))).ifPresent(notes::add);
        try {
            Optional<LineIndex> kept = spec.kind() == FigureSpec.Kind.LINES
                    ? KeptFigures.find(spec, recording, progress) : Optional.empty();
            if (kept.isPresent()) {
                notes.addAll(kept.get().notes());
                return new Figure(request, Optional.of(drawing(kept.get(), true)), texts(result.errors()), notes);
            }
            if (spec.kind() == FigureSpec.Kind.LINES && FirstLook.isWorthwhile(recording)) {
                LineDrawing look = drawing(FirstLook.of(spec, recording, progress), false);
                firstLook.accept(new Figure(request, Optional.of(look), List.of(), List.of()));
            }
            Frame frame = spec.kind() == FigureSpec.Kind.LINES ? LineFrame.evaluate(spec, recording, progress)
                    : PointFrame.evaluate(spec, recording, progress);
            return drawn(request, frame, texts(result.errors()), notes, progress);
        } catch (SpecException e) {
            marks.found(request.source(), Stream.concat(result.diagnostics().stream(),
                    e.diagnostics().stream()).toList(), progress);
            return Figure.failed(request, texts(e.diagnostics()));
        }
    }

    /** Those lines or points of a figure for which the request's query holds. */
    Figure narrow(Figure all, FigureRequest request, Progress progress) throws IOException {
        if (all.drawing().isEmpty()) {
            return Figure.failed(request, all.problems());
        }
        try {
            FigureQuery query = FigureQuery.parse(request.query(), trace.recording().eventTable());
            Frame frame = query.select(all.drawing().get().frame(), progress);
            return drawn(request, frame, all.problems(), notesBeforeIndexing(all), progress);
        } catch (ExpressionException e) {
            return Figure.failed(request, List.of("The query is not understood at its character "
                    + (e.position() + 1) + ": " + e.getMessage()));
        }
    }

    /** Without what was said of points that the query may have left out. */
    private static List<String> notesBeforeIndexing(Figure all) {
        List<String> ofPoints = all.points().map(points -> points.index().notes()).orElse(List.of());
        return all.notes().stream().filter(note -> !ofPoints.contains(note)).toList();
    }

    private Figure drawn(FigureRequest request, Frame frame, List<String> problems, List<String> before,
            Progress progress) throws IOException {
        List<String> notes = new ArrayList<>(before);
        Drawing drawing;
        if (frame instanceof LineFrame lines) {
            LineIndex index = LineIndex.build(lines, progress);
            notes.addAll(index.notes());
            drawing = drawing(index, true);
        } else {
            PointFrame points = (PointFrame) frame;
            PointIndex index = PointIndex.build(points, progress);
            notes.addAll(index.notes());
            drawing = new PointDrawing(points, index, trace.threadNames(), base());
        }
        return new Figure(request, Optional.of(drawing), problems, notes.stream().distinct().toList());
    }

    private LineDrawing drawing(LineIndex index, boolean isExact) {
        return new LineDrawing(index.frame(), index, trace.threadNames(), base(), isExact);
    }

    private long base() {
        return trace.traceTime(trace.recording().start());
    }

    private static List<String> texts(List<Diagnostic> diagnostics) {
        return diagnostics.stream().map(Diagnostic::toString).toList();
    }
}
