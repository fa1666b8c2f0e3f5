// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

import org.schedlog.engine.column.KeyIndex;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Storage;
import org.schedlog.engine.column.Work;

/**
 * Makes a {@link LineIndex} in one pass over a figure's lines, which writes the lines of each row and series in blocks,
 * and puts the blocks in order. The parts of the figure are done side by side. Parts whose lines are not sorted by
 * start, or lie in very many rows, take a second pass.
 */
final class LineIndexBuilder {

    /** A figure with more rows than this cannot be looked at, and one line per event would make as many. */
    static final int MOST_ROWS = 1 << 20;

    /** So many blocks of lines are collected on the heap at the same time: some ten MiB. */
    private static final int MOST_COLLECTED = 1 << 14;
    /** As many groups as this are collected side by side whatever the number of parts. */
    private static final int FEW_GROUPS = 1 << 6;

    private final List<CategoryFrame> categories;
    private final Storage storage;
    private final Work work;
    private final List<Part> parts = new ArrayList<>();
    private final List<PartScan> scans = new ArrayList<>();
    private final List<PartLines> lines = new ArrayList<>();
    private final List<int[]> ranks = new ArrayList<>();
    private long[] rows;

    private LineIndexBuilder(List<CategoryFrame> categories, Storage storage, Progress progress) {
        this.categories = categories;
        this.storage = storage;
        categories.forEach(category -> parts.addAll(category.parts()));
        this.work = new Work(progress, parts.stream().mapToLong(Part::size).sum());
        int mostGroups = Math.max(FEW_GROUPS, MOST_COLLECTED / Math.max(1, parts.size()));
        for (CategoryFrame category : categories) {
            for (int part = 0; part < category.parts().size(); part++) {
                LineSink sink = new BlockWriter(storage, mostGroups, work.within());
                scans.add(new PartScan(category, part, sink, storage, work.within()));
            }
        }
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
        Lockstep.run(parts, work, (part, from, count, window) -> scans.get(part).add(from, count, window));
        scanRefusedAgain();
        finishParts();
        rankRows();
        List<Series> series = new ArrayList<>();
        List<PartLines> linesOfSeries = new ArrayList<>();
        int[] firstSeries = new int[scans.size()];
        for (int i = 0; i < firstSeries.length; i++) {
            firstSeries[i] = series.size();
            series.addAll(scans.get(i).series);
            linesOfSeries.addAll(Collections.nCopies(scans.get(i).series.size(), lines.get(i)));
        }
        LineTable ticks = new GroupLayout(scans, ranks, firstSeries, false)
                .table(series, linesOfSeries, rows.length, storage, work.progress());
        LineTable spans = new GroupLayout(scans, ranks, firstSeries, true)
                .table(series, linesOfSeries, rows.length, storage, work.progress());
        return new LineIndex(frame, categories, storage, rows, ticks, spans, arrows(),
                scans.stream().mapToLong(scan -> scan.earliest).min().orElse(0),
                scans.stream().mapToLong(scan -> scan.latest).max().orElse(0), notes());
    }

    private void scanRefusedAgain() throws IOException {
        List<Part> again = new ArrayList<>();
        List<PartScan> secondScans = new ArrayList<>();
        int i = 0;
        for (CategoryFrame category : categories) {
            for (int part = 0; part < category.parts().size(); part++, i++) {
                if (scans.get(i).refused) {
                    scans.get(i).close();
                    LineSink sink = new GroupSorter(parts.get(i), storage, work.within());
                    scans.set(i, new PartScan(category, part, sink, storage, work.within()));
                    again.add(parts.get(i));
                    secondScans.add(scans.get(i));
                }
            }
        }
        Lockstep.run(again, work, (part, from, count, window) -> secondScans.get(part).add(from, count, window));
    }

    private void finishParts() throws IOException {
        List<Callable<PartLines>> tasks = new ArrayList<>();
        for (PartScan scan : scans) {
            tasks.add(scan.sink::finish);
        }
        lines.addAll(work.run(tasks));
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
                note(notes, category, scan.undrawable,
                        "have a place or time that is no finite number; they are not drawn");
                note(notes, category, scan.beyond + leftOut(scan, ranks.get(i)),
                        "lie beyond the " + MOST_ROWS + " rows that a figure can have; they are not drawn");
                note(notes, category, scan.swapped, "end before they begin; they are drawn with their ends exchanged");
            }
        }
        return notes;
    }

    private static long leftOut(PartScan scan, int[] ranks) {
        BlockList blocks = scan.sink.blocks();
        return IntStream.range(0, blocks.size()).filter(block -> ranks[scan.row(blocks.group(block))] < 0)
                .mapToLong(block -> LineBlocks.count(blocks.place(block))).sum();
    }

    private static void note(List<String> notes, CategoryFrame frame, long count, String what) {
        if (count > 0) {
            notes.add("Category " + frame.category().index() + " (" + frame.category().label() + "): " + count
                    + " lines " + what + ".");
        }
    }
}
