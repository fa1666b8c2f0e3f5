// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

import org.schedlog.engine.column.KeyIndex;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Storage;
import org.schedlog.engine.column.Work;

/**
 * Makes a {@link LineIndex} in two passes over a figure's lines: the first counts the lines of each row and series and
 * notes for each line where it belongs, the second puts the lines in place. The parts of the figure are done side by
 * side; since a series belongs to one part, no two threads write to one place.
 */
final class LineIndexBuilder {

    /** A figure with more rows than this cannot be looked at, and one line per event would make as many. */
    static final int MOST_ROWS = 1 << 20;

    /** So many rows' groups are sealed by one task. */
    private static final int SEALED_TOGETHER = 64;

    private final List<CategoryFrame> categories;
    private final Storage storage;
    private final Work work;
    private final List<Part> parts = new ArrayList<>();
    private final List<PartScan> scans = new ArrayList<>();
    private final List<int[]> ranks = new ArrayList<>();
    private long[] rows;

    private LineIndexBuilder(List<CategoryFrame> categories, Storage storage, Progress progress) {
        this.categories = categories;
        this.storage = storage;
        for (CategoryFrame category : categories) {
            for (int part = 0; part < category.parts().size(); part++) {
                scans.add(new PartScan(category, part, storage, progress));
                parts.add(category.parts().get(part));
            }
        }
        this.work = new Work(progress, 3 * parts.stream().mapToLong(Part::size).sum());
    }

    static LineIndex build(LineFrame frame, List<CategoryFrame> categories, Storage storage, Progress progress)
            throws IOException {
        progress.task("Indexing the lines");
        LineIndexBuilder builder = new LineIndexBuilder(categories, storage, progress);
        try {
            return builder.build(frame);
        } finally {
            for (PartScan scan : builder.scans) {
                scan.close();
            }
        }
    }

    private LineIndex build(LineFrame frame) throws IOException {
        Lockstep.run(parts, work, (part, from, count) -> scans.get(part).add(from, count));
        for (PartScan scan : scans) {
            scan.finish();
        }
        rankRows();
        List<Series> series = new ArrayList<>();
        int[] firstSeries = new int[scans.size()];
        for (int i = 0; i < firstSeries.length; i++) {
            firstSeries[i] = series.size();
            series.addAll(scans.get(i).series);
        }
        GroupLayout tickLayout = new GroupLayout(scans, ranks, firstSeries, rows.length, one -> one.shape() == LineShape.TICK);
        GroupLayout spanLayout = new GroupLayout(scans, ranks, firstSeries, rows.length, one -> one.shape() != LineShape.TICK);
        LineStore ticks = new LineStore(storage, tickLayout.lines(), false, work.progress());
        LineStore spans = new LineStore(storage, spanLayout.lines(), true, work.progress());
        List<PartPlacing> placings = new ArrayList<>();
        for (int i = 0; i < scans.size(); i++) {
            placings.add(new PartPlacing(scans.get(i), ticks, tickLayout.places(i), spans, spanLayout.places(i)));
        }
        Lockstep.run(parts, work, (part, from, count) -> placings.get(part).add(from, count));
        seal(ticks, tickLayout.groups());
        seal(spans, spanLayout.groups());
        return new LineIndex(frame, categories, rows, new LineTable(series, tickLayout.groups(), ticks),
                new LineTable(series, spanLayout.groups(), spans), arrows(),
                scans.stream().mapToLong(scan -> scan.earliest).min().orElse(0),
                scans.stream().mapToLong(scan -> scan.latest).max().orElse(0), notes());
    }

    private void rankRows() {
        KeyIndex all = new KeyIndex();
        for (PartScan scan : scans) {
            for (int row = 0; row < scan.rows.size() && all.size() < MOST_ROWS; row++) {
                all.add(0, scan.rows.second(row));
            }
        }
        rows = IntStream.range(0, all.size()).mapToLong(all::second).sorted().toArray();
        for (PartScan scan : scans) {
            ranks.add(IntStream.range(0, scan.rows.size())
                    .map(row -> Math.max(-1, Arrays.binarySearch(rows, scan.rows.second(row)))).toArray());
        }
    }

    private void seal(LineStore store, LineGroups groups) throws IOException {
        List<Callable<Void>> tasks = new ArrayList<>();
        for (int first = 0; first < rows.length; first += SEALED_TOGETHER) {
            int from = groups.first(first);
            int to = groups.last(Math.min(first + SEALED_TOGETHER, rows.length) - 1);
            tasks.add(() -> {
                for (int group = from; group <= to; group++) {
                    store.seal(groups.begin(group), groups.end(group), work);
                }
                return null;
            });
        }
        work.run(tasks);
    }

    private List<ArrowList> arrows() throws IOException {
        List<ArrowList> arrows = new ArrayList<>();
        for (int i = 0; i < scans.size(); i++) {
            if (!scans.get(i).arrows.isEmpty()) {
                arrows.add(scans.get(i).arrows.finish(ranks.get(i)));
            }
        }
        return arrows;
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        int i = 0;
        for (CategoryFrame category : categories) {
            for (int part = 0; part < category.parts().size(); part++, i++) {
                PartScan scan = scans.get(i);
                note(notes, category, scan.undrawable, "have a place or time that is no finite number; they are not drawn");
                note(notes, category, scan.beyond + leftOut(scan, ranks.get(i)),
                        "lie beyond the " + MOST_ROWS + " rows that a figure can have; they are not drawn");
                note(notes, category, scan.swapped(), "end before they begin; they are drawn with their ends exchanged");
            }
        }
        return notes;
    }

    private static long leftOut(PartScan scan, int[] ranks) {
        return IntStream.range(0, scan.groups()).filter(group -> ranks[scan.row(group)] < 0).mapToLong(scan::lines).sum();
    }

    private static void note(List<String> notes, CategoryFrame frame, long count, String what) {
        if (count > 0) {
            notes.add("Category " + frame.category().index() + " (" + frame.category().label() + "): " + count
                    + " lines " + what + ".");
        }
    }
}
