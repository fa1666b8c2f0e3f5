// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import java.io.IOException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.LongColumn;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Recording;
import org.schedlog.engine.column.Rows;
import org.schedlog.engine.column.ValueReader;
import org.schedlog.engine.column.ValueWriter;
import org.schedlog.engine.spec.FigureSpec;
import org.schedlog.engine.spec.SpecException;

/** How an indexed figure is written down and read again. What is written first is read first. */
final class FigureFile {

    private FigureFile() {
    }

    /** Whether all parts are what a pipeline made. */
    static boolean canWrite(LineFrame frame) {
        return frame.categories().stream().flatMap(category -> category.parts().stream())
                .allMatch(part -> part.memory().isPresent());
    }

    static void write(LineIndex index, ValueWriter out) throws IOException {
        for (CategoryFrame category : index.frame().categories()) {
            String unavailable = category.category().unavailable();
            out.text(unavailable == null ? "" : unavailable);
            for (Part part : category.parts()) {
                write(part.memory().orElseThrow(), out);
            }
        }
        out.numbers(index.start(), index.end(), index.notes().size(), index.arrowLists().size());
        for (String note : index.notes()) {
            out.text(note);
        }
        out.numbers(index.rowNumbers());
        List<PartLines> lines = writeSeries(index.spans(), out);
        for (PartLines part : lines) {
            out.ints(part.starts());
            out.ints(part.lengths());
            out.ints(part.positions());
            out.column(part.longLengths());
        }
        index.ticks().groups().write(out);
        index.ticks().blocks().write(out);
        index.spans().groups().write(out);
        index.spans().blocks().write(out);
        for (ArrowList arrows : index.arrowLists()) {
            arrows.write(out);
        }
        index.tickOverview().write(out);
        index.spanOverview().write(out);
    }

    static LineIndex read(ValueReader in, FigureSpec spec, Recording recording, Progress progress)
            throws IOException, SpecException {
        LineFrame frame = new LineFrame(spec, recording,
                FrameEvaluation.replayed(spec, recording, progress, new WrittenMemories(in)));
        long[] numbers = in.numbers();
        List<String> notes = new ArrayList<>();
        for (int i = 0; i < numbers[2]; i++) {
            notes.add(in.text());
        }
        long[] rows = in.numbers();
        List<Series> series = new ArrayList<>();
        List<PartLines> linesOfSeries = readSeries(series, in);
        LineTable ticks = new LineTable(series, linesOfSeries, LineGroups.read(in), LineBlocks.read(in));
        LineTable spans = new LineTable(series, linesOfSeries, LineGroups.read(in), LineBlocks.read(in));
        List<ArrowList> arrows = new ArrayList<>();
        for (int i = 0; i < numbers[3]; i++) {
            arrows.add(ArrowList.read(in));
        }
        LineIndex index = new LineIndex(frame, frame.categories(), recording.storage(), rows, ticks, spans, arrows,
                numbers[0], numbers[1], notes);
        index.tickOverview().read(in);
        index.spanOverview().read(in);
        return index;
    }

    private static void write(PartMemory memory, ValueWriter out) throws IOException {
        out.numbers(memory.sizes());
        out.numbers(memory.made().size(), memory.rows().size());
        for (Column column : memory.made()) {
            out.column(column);
        }
        for (Rows rows : memory.rows()) {
            out.numbers(rows == null ? 0 : 1);
            if (rows != null) {
                out.rows(rows);
            }
        }
    }

    /** Reads what {@link #write(PartMemory, ValueWriter)} has written, category by category. */
    private record WrittenMemories(ValueReader in) implements FrameEvaluation.Memories {

        @Override
        public String unavailable() throws IOException {
            String reason = in.text();
            return reason.isEmpty() ? null : reason;
        }

        @Override
        public PartMemory next() throws IOException {
            long[] sizes = in.numbers();
            long[] counts = in.numbers();
            List<Column> made = new ArrayList<>();
            for (int i = 0; i < counts[0]; i++) {
                made.add(in.column());
            }
            List<Rows> rows = new ArrayList<>();
            for (int i = 0; i < counts[1]; i++) {
                rows.add(in.numbers()[0] == 0 ? null : in.rows());
            }
            return new PartMemory(sizes, made, rows);
        }
    }

    /** Both tables of an index have the same series. */
    private static List<PartLines> writeSeries(LineTable table, ValueWriter out) throws IOException {
        Map<PartLines, Integer> numbers = new IdentityHashMap<>();
        List<PartLines> distinct = new ArrayList<>();
        LongStream.Builder text = LongStream.builder();
        for (int i = 0; i < table.series().size(); i++) {
            Series one = table.series().get(i);
            PartLines lines = table.lines().get(i);
            if (!numbers.containsKey(lines)) {
                numbers.put(lines, distinct.size());
                distinct.add(lines);
            }
            text.add(one.category()).add(one.part()).add(one.shape().ordinal()).add(one.low()).add(one.high())
                    .add(numbers.get(lines));
        }
        out.numbers(text.build().toArray());
        out.numbers(distinct.size());
        return distinct;
    }

    private static List<PartLines> readSeries(List<Series> series, ValueReader in) throws IOException {
        long[] text = in.numbers();
        List<PartLines> distinct = new ArrayList<>();
        long count = in.numbers()[0];
        for (int i = 0; i < count; i++) {
            distinct.add(new PartLines(in.ints(), in.ints(), in.ints(), (LongColumn) in.column()));
        }
        List<PartLines> linesOfSeries = new ArrayList<>();
        for (int i = 0; i < text.length; i += 6) {
            series.add(new Series((int) text[i], (int) text[i + 1], LineShape.values()[(int) text[i + 2]],
                    (int) text[i + 3], (int) text[i + 4]));
            linesOfSeries.add(distinct.get((int) text[i + 5]));
        }
        return linesOfSeries;
    }

    /** Small numbers as the file has them. */
    static long[] longs(int[] ints) {
        long[] longs = new long[ints.length];
        for (int i = 0; i < ints.length; i++) {
            longs[i] = ints[i];
        }
        return longs;
    }

    static int[] ints(long[] longs) {
        int[] ints = new int[longs.length];
        for (int i = 0; i < ints.length; i++) {
            ints[i] = Math.toIntExact(longs[i]);
        }
        return ints;
    }
}
