// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.robustness;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.schedlog.engine.archive.RecordingReader;
import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.ColumnInfo;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Recording;
import org.schedlog.engine.column.TextColumn;
import org.schedlog.engine.compute.ComputedColumns;
import org.schedlog.engine.expression.ExpressionException;
import org.schedlog.engine.figure.FigureQuery;
import org.schedlog.engine.figure.Frame;
import org.schedlog.engine.figure.FrameStatistics;
import org.schedlog.engine.figure.LineFrame;
import org.schedlog.engine.figure.LineIndex;
import org.schedlog.engine.figure.PixelGrid;
import org.schedlog.engine.figure.PointFrame;
import org.schedlog.engine.spec.FigureSpec;
import org.schedlog.engine.spec.SpecException;
import org.schedlog.engine.spec.SpecReader;
import org.schedlog.engine.spec.SpecResult;

/** All that one can ask of a recording, so that tests see whether it is right, or at least ends. */
final class Contents {

    /** The figure that Trace Compass shows first. */
    static final Path OVERVIEW = Path.of("..", "..", "examples", "line", "overview.json");

    private static final long FACTOR = 0x9e3779b97f4a7c15L;

    private Contents() {
    }

    static Recording open(Path recording, Path cache, Progress progress) throws IOException {
        return RecordingReader.open(recording, cache, ComputedColumns.PROVIDER, progress);
    }

    /** A number for each column, recorded or computed, that changes with its values and their order. */
    static Map<String, Long> of(Recording recording, Progress progress) throws IOException {
        Map<String, Long> contents = new LinkedHashMap<>();
        for (ColumnInfo info : recording.columnInfos()) {
            Column column = recording.column(info.name(), progress).orElse(null);
            if (column != null && !(column instanceof TextColumn)) {
                contents.put(info.name(), hash(column));
            }
        }
        return contents;
    }

    private static long hash(Column column) {
        double[] block = new double[Column.BLOCK];
        long hash = column.size();
        for (int from = 0; from < column.size(); from += block.length) {
            int count = Math.min(block.length, column.size() - from);
            column.readDoubles(from, count, block);
            for (int i = 0; i < count; i++) {
                hash = (hash ^ Double.doubleToLongBits(block[i])) * FACTOR;
                hash ^= hash >>> 32;
            }
        }
        return hash;
    }

    /** Evaluates a figure, narrows it, sums it up and looks at its rows; what is wrong with the spec is thrown. */
    static long draw(Recording recording, String spec, String query, Progress progress)
            throws IOException, SpecException, ExpressionException {
        SpecResult read = SpecReader.read(spec, "spec.json", recording.eventTable().ids());
        if (read.spec() == null) {
            throw new SpecException(read.errors());
        }
        Frame frame = read.spec().kind() == FigureSpec.Kind.LINES ? LineFrame.evaluate(read.spec(), recording, progress)
                : PointFrame.evaluate(read.spec(), recording, progress);
        if (query != null) {
            frame = FigureQuery.parse(query, recording.eventTable()).select(frame, progress);
        }
        FrameStatistics statistics = FrameStatistics.of(frame, progress);
        long hash = statistics.categories().stream().mapToLong(FrameStatistics.CategoryStatistics::count).sum();
        if (frame instanceof LineFrame lines) {
            LineIndex index = LineIndex.build(lines, progress);
            long from = Math.min(index.start(), Long.MAX_VALUE - 1);
            PixelGrid grid = new PixelGrid(from, Math.max(index.end(), from + 1), 200);
            for (int row = 0; row < Math.min(index.rowCount(), 3); row++) {
                index.raster(row, grid);
                hash += index.linesAt(row, index.start(), index.end(), 5).size();
            }
            hash += index.arrows(grid, 100, all -> true, all -> true).arrows().size() + index.rowCount();
        }
        return hash;
    }

    /** The text of a message must be for users: no names of exceptions or classes, not empty. */
    static boolean isForUsers(String message) {
        return message != null && !message.isBlank()
                && List.of("Exception", "null", "java.", "org.schedlog").stream().noneMatch(message::contains);
    }
}
