// SPDX-License-Identifier: EPL-2.0
package org.schedlog.benchmarks;

import java.io.IOException;
import java.nio.file.Path;

import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Recording;
import org.schedlog.engine.figure.LineFrame;
import org.schedlog.engine.figure.LineIndex;

/** A recording that is open, its columns in the cache. */
@State(Scope.Benchmark)
public class RecordingState {

    /** How many events it has: releng/benchmark has made a recording of that size. */
    @Param({"1000000", "10000000"})
    public int events;

    Recording recording;
    private LineFrame frame;
    private LineIndex index;

    /** The folder that releng/benchmark keeps recordings in. */
    static Path folder() {
        return Path.of(System.getProperty("schedlog.benchmarks"));
    }

    Path tar() {
        return folder().resolve(events + ".tar");
    }

    Path cache() {
        return folder().resolve("cache-" + events);
    }

    /** Opens the recording and has its columns read. */
    @Setup(Level.Trial)
    public void open() throws IOException {
        recording = Samples.open(tar(), cache());
        for (String name : Samples.COLUMNS) {
            recording.column(name, Progress.NONE);
        }
    }

    LineFrame frame() throws IOException {
        if (frame == null) {
            frame = Samples.evaluate(recording);
        }
        return frame;
    }

    LineIndex index() throws IOException {
        if (index == null) {
            index = LineIndex.build(frame(), Progress.NONE);
        }
        return index;
    }
}
