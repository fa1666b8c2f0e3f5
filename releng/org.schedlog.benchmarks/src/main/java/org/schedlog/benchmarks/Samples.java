// SPDX-License-Identifier: EPL-2.0
package org.schedlog.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;

import org.schedlog.engine.archive.RecordingReader;
import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Recording;
import org.schedlog.engine.compute.ComputedColumns;
import org.schedlog.engine.expression.Scope;
import org.schedlog.engine.figure.FirstLook;
import org.schedlog.engine.figure.KeptFigures;
import org.schedlog.engine.figure.LineFrame;
import org.schedlog.engine.figure.LineIndex;
import org.schedlog.engine.spec.FigureSpec;
import org.schedlog.engine.spec.SpecException;
import org.schedlog.engine.spec.SpecReader;
import org.schedlog.engine.spec.SpecResult;

/** What is measured: recordings that releng/benchmark made, and a figure of 25 categories. */
final class Samples {

    /** The columns that the figure needs; all are recorded. */
    static final String[] COLUMNS = {"timestamp", "cpu", "event", "pid", "arg0", "arg1",
        "nxt_timestamp_of_same_evt_on_same_cpu"};

    private static final String SPEC = "25-categories.json";

    private Samples() {
    }

    /** Opens a recording. */
    static Recording open(Path tar, Path cache) throws IOException {
        return RecordingReader.open(tar, cache, ComputedColumns.PROVIDER, Progress.NONE);
    }

    /** What is made from a spec. */
    private interface Making<T> {
        T make(FigureSpec spec) throws IOException, SpecException;
    }

    private static <T> T make(Recording recording, Making<T> making) throws IOException {
        try {
            return making.make(spec(recording));
        } catch (SpecException e) {
            throw new IOException("the figure does not fit " + recording.path(), e);
        }
    }

    /** Evaluates the figure. */
    static LineFrame evaluate(Recording recording) throws IOException {
        return make(recording, spec -> LineFrame.evaluate(spec, recording, Progress.NONE));
    }

    /** Takes a first look at the figure. */
    static LineIndex firstLook(Recording recording) throws IOException {
        return make(recording, spec -> FirstLook.of(spec, recording, Progress.NONE));
    }

    /** The figure as an earlier run left it in the cache. */
    static LineIndex kept(Recording recording) throws IOException {
        return make(recording, spec -> KeptFigures.find(spec, recording, Progress.NONE))
                .orElseThrow(() -> new IOException("the figure is not in the cache"));
    }

    /** Reads the figure's spec. */
    static FigureSpec spec(Recording recording) throws IOException {
        try (InputStream in = Samples.class.getResourceAsStream(SPEC)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            SpecResult result = SpecReader.read(text, SPEC, recording.eventTable().ids());
            if (!result.errors().isEmpty()) {
                throw new IOException(result.errors().get(0).toString());
            }
            return result.spec();
        }
    }

    /** A recording's columns as a query sees them. */
    static Scope scope(Recording recording) {
        return new Scope() {
            @Override
            public int size() {
                return recording.events();
            }

            @Override
            public Optional<Column> column(String name) {
                try {
                    return recording.column(name, Progress.NONE);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }

            @Override
            public Collection<String> names() {
                return Recording.REQUIRED;
            }
        };
    }
}
