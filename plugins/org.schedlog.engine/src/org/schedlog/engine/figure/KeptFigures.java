// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CancellationException;

import org.schedlog.engine.column.DeveloperLog;
import org.schedlog.engine.column.Fingerprint;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Recording;
import org.schedlog.engine.column.ValueReader;
import org.schedlog.engine.column.ValueWriter;
import org.schedlog.engine.compute.ComputedColumns;
import org.schedlog.engine.spec.FigureSpec;
import org.schedlog.engine.spec.SpecException;

/**
 * Indexed figures in the cache of their recording, so that they need not be evaluated when the recording is opened
 * again. A figure is known by what its spec computes: other labels and colours do not matter. The cache keeps the few
 * that were used last. Thread-safe.
 */
public final class KeptFigures {

    /** Changes whenever files of older versions must not be used any more. */
    private static final int FORMAT = 6;
    /** Fewer lines are computed again before anybody notices. */
    private static final long FEW_LINES = 500_000;
    /** About how many bytes a line needs: its place in time, its length, its position, its row, its overview. */
    private static final long BYTES_PER_LINE = 20;

    private KeptFigures() {
    }

    /**
     * @param index
     *            a figure
     * @return whether it is so large that keeping it saves time worth speaking of
     */
    public static boolean isWorthwhile(LineIndex index) {
        return index.frame().count() >= FEW_LINES;
    }

    /**
     * Looks for a figure.
     *
     * @param spec
     *            a spec of kind LINES, read with the recording's event table
     * @param recording
     *            the recording
     * @param progress
     *            listens and may cancel
     * @return the figure, or empty if it must be computed
     * @throws SpecException
     *             when the spec does not fit the recording
     * @throws IOException
     *             when a column of the spec's input cannot be read or computed
     */
    public static Optional<LineIndex> find(FigureSpec spec, Recording recording, Progress progress)
            throws IOException, SpecException {
        Fingerprint key = key(spec, recording);
        Optional<ValueReader> found = recording.cache().findValues(name(key), key.value());
        if (found.isEmpty()) {
            return Optional.empty();
        }
        progress.task("Looking up the figure");
        try (ValueReader reader = found.get()) {
            return Optional.of(FigureFile.read(reader, spec, recording, progress));
        } catch (IOException | IndexOutOfBoundsException | IllegalArgumentException | ArithmeticException
                | ClassCastException e) {
            DeveloperLog.fine(KeptFigures.class, e,
                    () -> "The figure is computed again, because what was kept cannot be read");
            return Optional.empty();
        }
    }

    /**
     * Keeps a figure for the next time. Nothing happens where it is kept already, its recording has no cache, the disk
     * has little room, or the figure is no plain evaluation of its spec.
     *
     * @param index
     *            the figure
     * @param progress
     *            may cancel; then nothing is left behind
     * @throws IOException
     *             when it cannot be written
     * @throws CancellationException
     *             when the listener cancels
     */
    public static void keep(LineIndex index, Progress progress) throws IOException {
        LineFrame frame = index.frame();
        Fingerprint key = key(frame.spec(), frame.recording());
        if (!FigureFile.canWrite(frame) || isKept(key, frame.recording())) {
            return;
        }
        index.makeOverview(progress);
        Optional<ValueWriter> created = frame.recording().cache().newValues(name(key), key.value(),
                BYTES_PER_LINE * frame.count(), progress);
        if (created.isPresent()) {
            try (ValueWriter writer = created.get()) {
                FigureFile.write(index, writer);
                writer.publish();
            }
        }
    }

    private static boolean isKept(Fingerprint key, Recording recording) throws IOException {
        Optional<ValueReader> found = recording.cache().findValues(name(key), key.value());
        if (found.isPresent()) {
            found.get().close();
        }
        return found.isPresent();
    }

    private static String name(Fingerprint key) {
        return "figure-" + key.hex();
    }

    private static Fingerprint key(FigureSpec spec, Recording recording) {
        return new Fingerprint().add(FORMAT + " " + ComputedColumns.PROVIDER.version() + " "
                + recording.eventTable().ids() + "\n" + FigureKey.text(spec));
    }
}
