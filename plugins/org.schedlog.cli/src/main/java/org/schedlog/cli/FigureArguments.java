// SPDX-License-Identifier: EPL-2.0
package org.schedlog.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.schedlog.engine.column.EventTable;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Recording;
import org.schedlog.engine.expression.ExpressionException;
import org.schedlog.engine.figure.CategoryFrame;
import org.schedlog.engine.figure.FigureQuery;
import org.schedlog.engine.figure.Frame;
import org.schedlog.engine.figure.LineFrame;
import org.schedlog.engine.figure.NoTimeException;
import org.schedlog.engine.figure.PointFrame;
import org.schedlog.engine.spec.Diagnostic;
import org.schedlog.engine.spec.FigureSpec;
import org.schedlog.engine.spec.SpecException;
import org.schedlog.engine.spec.SpecResult;
import org.schedlog.engine.spec.SpecText;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A recording, a spec, and what narrows the figure: what all commands on figures have in common. */
final class FigureArguments {

    @Mixin
    private TraceArguments trace;

    @Parameters(index = "1", paramLabel = "SPEC", description = "The JSON file that says which figure.")
    private Path spec;

    @Option(names = "--query", paramLabel = "Q",
            description = "Keep only what this condition over the output columns and c selects, e.g. \"c == 2 & x0 < "
                    + "1000000\".")
    private String query;

    @Option(names = "--window", paramLabel = "FROM,TO", converter = Window.Converter.class,
            description = "Keep only the lines that overlap this time or the points in it, e.g. 200ms,1.5s; ns "
                    + "since the first event without a unit.")
    private Window window;

    /** What a command does with the figure. */
    @FunctionalInterface
    interface Work {
        void run(Frame frame, Progress progress) throws Exception;
    }

    /** What a command does with a figure of which it also needs what the query and the window leave out. */
    @FunctionalInterface
    interface WholeWork {
        void run(Frame whole, Frame narrowed, Progress progress) throws Exception;
    }

    /** The window, or null. */
    Window window() {
        return window;
    }

    /** Something that the user should know although the command succeeds; shown on standard error in the end. */
    void note(String note) {
        trace.note(note);
    }

    /**
     * Makes the figure and does the work.
     *
     * @param kind the kind of spec that the command takes, or null for either
     * @throws Exception what the work throws, or when there is no such figure
     */
    void read(FigureSpec.Kind kind, Work work) throws Exception {
        readWhole(kind, (whole, narrowed, progress) -> work.run(narrowed, progress));
    }

    /**
     * Makes the figure, whole and narrowed, and does the work.
     *
     * @param kind the kind of spec that the command takes, or null for either
     * @throws Exception what the work throws, or when there is no such figure
     */
    void readWhole(FigureSpec.Kind kind, WholeWork work) throws Exception {
        SpecText text = SpecText.of(spec);
        checkSpec(text, kind);
        trace.read((recording, progress) -> {
            Frame whole = frame(text, recording, progress);
            Frame frame = narrowed(whole, progress);
            for (CategoryFrame category : frame.categories()) {
                if (category.category().unavailable() != null) {
                    trace.note("category " + category.category().index() + " \"" + category.category().label()
                            + "\" is "
                            + category.category().unavailable());
                }
            }
            work.run(whole, frame, progress);
            recording.notes().forEach(trace::note);
        });
    }

    /** Finds what is wrong whatever the recording, before one that may be large is opened. */
    private void checkSpec(SpecText text, FigureSpec.Kind kind) throws FailureException {
        SpecResult result = good(text.read(EventTable.FALLBACK.ids()));
        if (kind != null && result.spec().kind() != kind) {
            boolean lines = result.spec().kind() == FigureSpec.Kind.LINES;
            throw new FailureException(spec + " makes " + (lines ? "lines" : "points") + ": use schedlog "
                    + (lines ? "lines" : "points"));
        }
    }

    private static SpecResult good(SpecResult result) throws FailureException {
        if (!result.errors().isEmpty()) {
            throw new FailureException(result.errors().stream().map(Diagnostic::toString).toList());
        }
        return result;
    }

    private Frame frame(SpecText text, Recording recording, Progress progress) throws IOException, FailureException {
        SpecResult result = good(text.read(recording.eventTable().ids()));
        result.notes().forEach(note -> trace.note(note.toString()));
        try {
            return result.spec().kind() == FigureSpec.Kind.LINES
                    ? LineFrame.evaluate(result.spec(), recording, progress)
                    : PointFrame.evaluate(result.spec(), recording, progress);
        } catch (SpecException e) {
            throw new FailureException(e.diagnostics().stream().map(Diagnostic::toString).toList());
        }
    }

    private Frame narrowed(Frame frame, Progress progress) throws IOException, FailureException {
        Frame narrowed = frame;
        try {
            if (window != null) {
                narrowed = narrowed.window(window.from(), window.to(), progress);
            }
            if (query != null) {
                narrowed = FigureQuery.parse(query, frame.recording().eventTable()).select(narrowed, progress);
            }
        } catch (ExpressionException e) {
            throw new FailureException("--query, column " + (e.position() + 1) + ": " + e.getMessage());
        } catch (NoTimeException e) {
            throw new FailureException(List.of(spec.getFileName() + ": " + e.getMessage()));
        }
        return narrowed;
    }
}
