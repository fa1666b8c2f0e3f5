// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

import org.schedlog.engine.column.Column;
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
    private final List<PartScan> scans;
    private final List<int[]> ranks = new ArrayList<>();
    private long[] rows;

    /** A part by its category and its index there. */
    private record PartPlace(CategoryFrame category, int part) {

        int size() {
            return category.parts().get(part).size();
        }
    }

    private LineIndexBuilder(List<CategoryFrame> categories, Storage storage, Progress progress) throws IOException {
        this.categories = categories;
        this.storage = storage;
        List<PartPlace> parts = new ArrayList<>();
        for (CategoryFrame category : categories) {
            IntStream.range(0, category.parts().size()).forEach(part -> parts.add(new PartPlace(category, part)));
        }
        progress.task("Indexing the lines");
        this.work = new Work(progress, 3 * parts.stream().mapToLong(PartPlace::size).sum());
        this.scans = longestFirst(parts.stream().map(PartPlace::size).toList(), i -> {
            PartPlace place = parts.get(i);
            return new PartScan(place.category(), place.part(), storage, work);
        });
    }

    static LineIndex build(LineFrame frame, List<CategoryFrame> categories, Storage storage, Progress progress)
            throws IOException {
        return new LineIndexBuilder(categories, storage, progress).build(frame);
    }

    /** What is done with the i-th part. */
    private interface PartTask<T> {
        T run(int part) throws IOException;
    }

    /** Runs a task for each part, the long ones first so that no thread waits long for the last; results in order. */
    private <T> List<T> longestFirst(List<Integer> sizes, PartTask<T> task) throws IOException {
        List<Integer> order = IntStream.range(0, sizes.size()).boxed()
                .sorted(Comparator.comparing(sizes::get, Comparator.reverseOrder())).toList();
        List<Callable<T>> tasks = new ArrayList<>();
        for (int part : order) {
            tasks.add(() -> task.run(part));
        }
        List<T> done = work.run(tasks);
        List<T> inOrder = new ArrayList<>(done);
        for (int i = 0; i < order.size(); i++) {
            inOrder.set(order.get(i), done.get(i));
        }
        return inOrder;
    }

    private LineIndex build(LineFrame frame) throws IOException {
        rankRows();
        List<Series> series = new ArrayList<>();
        int[] firstSeries = new int[scans.size()];
        for (int i = 0; i < firstSeries.length; i++) {
            firstSeries[i] = series.size();
            series.addAll(scans.get(i).series);
        }
        GroupLayout tickLayout = new GroupLayout(scans, ranks, firstSeries, rows.length, one -> one.shape() == LineShape.TICK);
        GroupLayout spanLayout = new GroupLayout(scans, ranks, firstSeries, rows.length, one -> one.shape() != LineShape.TICK);
        LineStore ticks = new LineStore(storage, tickLayout.lines(), false);
        LineStore spans = new LineStore(storage, spanLayout.lines(), true);
        longestFirst(scans.stream().map(scan -> scan.part.size()).toList(), i -> {
            place(scans.get(i), ticks, tickLayout.places(i), spans, spanLayout.places(i));
            return null;
        });
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

    private void place(PartScan scan, LineStore ticks, long[] nextTick, LineStore spans, long[] nextSpan) {
        LineReader reader = new LineReader(scan.part);
        long[] groups = new long[Column.BLOCK];
        for (int from = 0; from < scan.part.size(); from += Column.BLOCK) {
            int count = Math.min(Column.BLOCK, scan.part.size() - from);
            work.advance(count);
            reader.readTimes(from, count);
            scan.groupOfLine.read(from, count, groups);
            for (int i = 0; i < count; i++) {
                int group = (int) groups[i];
                if (group == PartScan.NOWHERE) {
                    continue;
                }
                if (nextTick[group] >= 0) {
                    ticks.put(nextTick[group]++, reader.start[i], reader.end[i], from + i);
                } else if (nextSpan[group] >= 0) {
                    spans.put(nextSpan[group]++, reader.start[i], reader.end[i], from + i);
                }
            }
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
                note(notes, category, scan.swapped, "end before they begin; they are drawn with their ends exchanged");
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
