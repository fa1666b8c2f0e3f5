// SPDX-License-Identifier: EPL-2.0
package org.schedlog.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.LongColumn;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Recording;
import org.schedlog.engine.compute.ComputedColumns;
import org.schedlog.engine.figure.FrameStatistics;
import org.schedlog.engine.figure.KeptFigures;
import org.schedlog.engine.figure.LineFrame;
import org.schedlog.engine.figure.LineIndex;
import org.schedlog.engine.figure.Palette;
import org.schedlog.engine.figure.PixelGrid;
import org.schedlog.engine.figure.RowPainter;
import org.schedlog.engine.figure.RowRaster;

/**
 * Does jobs once, as a user would who has just started the program, and prints how long each took:
 * {@code JOB <tab> wall ms <tab> processor ms}, and in the end what memory the process had:
 * {@code MEMORY <tab> group <tab> heap <tab> anonymous <tab> resident}, MiB. Starting Java does not count.
 */
public final class Jobs {

    private static final int WIDTH = 2000;
    private static final int ROW_HEIGHT = 12;
    /** Quick jobs are done so many times; the first and the median are printed. */
    private static final int REPEAT = 9;

    private final Path tar;
    private final Path cache;

    private Jobs(Path tar, Path cache) {
        this.tar = tar;
        this.cache = cache;
    }

    /** Work that is timed. */
    @FunctionalInterface
    private interface Work<T> {
        T run() throws IOException;
    }

    /**
     * @param arguments a group of jobs (coldlook, cold, again, kept, reopen, look, computed, loop), the recording, the
     * folder of the cache
     * @throws IOException when anything cannot be read or written
     */
    public static void main(String[] arguments) throws IOException {
        Usage usage = new Usage();
        usage.watch();
        Jobs jobs = new Jobs(Path.of(arguments[1]), Path.of(arguments[2]));
        switch (arguments[0]) {
            case "cold" -> jobs.cold();
            case "coldlook" -> jobs.look(Job.COLD_LOOK);
            case "again" -> jobs.again();
            case "kept" -> jobs.kept();
            case "reopen" -> jobs.reopen();
            case "look" -> jobs.look(Job.LOOK);
            case "computed" -> jobs.computed();
            case "loop" -> jobs.loop();
            default -> throw new IllegalArgumentException("no jobs are called " + arguments[0]);
        }
        System.out.printf(Locale.ROOT, "MEMORY\t%s\t%d\t%d\t%d%n", arguments[0], usage.peakHeapMib(),
                usage.peakAnonymousMib(), Usage.peakResidentMib());
    }

    private void cold() throws IOException {
        LineIndex figure = timed(Job.COLD, () -> {
            Recording recording = timed(Job.COLD_OPEN, () -> Samples.open(tar, cache));
            LineFrame frame = timed(Job.COLD_EVALUATE, () -> Samples.evaluate(recording));
            return timed(Job.COLD_INDEX, () -> LineIndex.build(frame, Progress.NONE));
        });
        timed(Job.COLD_KEEP, () -> {
            KeptFigures.keep(figure, Progress.NONE);
            return figure;
        });
    }

    private void kept() throws IOException {
        timed(Job.KEPT, this::openKept);
    }

    private void reopen() throws IOException {
        openKept();
        repeated(null, Job.KEPT_REOPEN, this::openKept);
    }

    private RowRaster[] openKept() throws IOException {
        try (Recording recording = Samples.open(tar, cache)) {
            LineIndex index = Samples.kept(recording);
            return rasters(index, new PixelGrid(index.start(), index.end(), WIDTH));
        }
    }

    private void look(Job job) throws IOException {
        timed(job, () -> {
            LineIndex index = Samples.firstLook(Samples.open(tar, cache));
            return rasters(index, new PixelGrid(index.start(), index.end(), WIDTH));
        });
    }

    private void again() throws IOException {
        LineIndex index = timed(Job.AGAIN, () -> {
            Recording recording = timed(Job.AGAIN_OPEN, () -> Samples.open(tar, cache));
            return timed(Job.EVALUATE_INDEX, () -> {
                LineFrame frame = timed(Job.EVALUATE, () -> Samples.evaluate(recording));
                return timed(Job.INDEX, () -> LineIndex.build(frame, Progress.NONE));
            });
        });
        PixelGrid whole = new PixelGrid(index.start(), index.end(), WIDTH);
        timed(Job.PIXELS_WHOLE_FIRST, () -> rasters(index, whole));
        timed(Job.OVERVIEW, () -> {
            index.makeOverview(Progress.NONE);
            return index;
        });
        repeated(null, Job.PIXELS_WHOLE, () -> rasters(index, whole));
        long length = index.end() - index.start();
        PixelGrid zoom = new PixelGrid(index.start() + length / 2, index.start() + length / 2 + length / 100, WIDTH);
        repeated(Job.PIXELS_ZOOM_FIRST, Job.PIXELS_ZOOM, () -> rasters(index, zoom));
        repeated(null, Job.PAINT, () -> painted(rasters(index, whole)));
        repeated(Job.STATISTICS_FIRST, Job.STATISTICS, () -> FrameStatistics.of(index.frame(), Progress.NONE));
    }

    /** Rows are found side by side, as for the view. */
    private static RowRaster[] rasters(LineIndex index, PixelGrid grid) {
        return IntStream.range(0, index.rowCount()).parallel().mapToObj(row -> index.raster(row, grid))
                .toArray(RowRaster[]::new);
    }

    private static int[] painted(RowRaster[] rasters) {
        Palette palette = new Palette() {
            @Override
            public int rgb(int category) {
                return 0x123456 * (category + 1) & 0xff_ffff;
            }

            @Override
            public boolean visible(int category) {
                return true;
            }
        };
        int[] argb = new int[WIDTH * ROW_HEIGHT];
        for (RowRaster raster : rasters) {
            RowPainter.paint(raster, palette, ROW_HEIGHT, argb);
        }
        return argb;
    }

    private void computed() throws IOException {
        Recording recording = Samples.open(tar, cache);
        for (Job job : List.of(Job.NEXT_ON_CPU, Job.NEXT_OF_PID)) {
            String name = job == Job.NEXT_ON_CPU ? "nxt_timestamp_of_same_evt_on_same_cpu"
                    : "nxt_timestamp_of_(BLOCK|WAKEUP)_on_same_pid";
            timed(job, () -> ComputedColumns.PROVIDER.column(name, recording, Progress.NONE).orElseThrow());
        }
    }

    /** The least that anything over all columns can take with one thread: each value is read once and added up. */
    private void loop() throws IOException {
        Recording recording = Samples.open(tar, cache);
        long sum = timed(Job.LOOP, () -> {
            long total = 0;
            long[] block = new long[Column.BLOCK];
            for (String name : Samples.COLUMNS) {
                LongColumn column = (LongColumn) recording.column(name, Progress.NONE).orElseThrow();
                for (int from = 0; from < column.size(); from += block.length) {
                    int count = Math.min(block.length, column.size() - from);
                    column.read(from, count, block);
                    for (int i = 0; i < count; i++) {
                        total += block[i];
                    }
                }
            }
            return total;
        });
        System.err.println("sum of all columns: " + sum);
    }

    private static <T> T timed(Job job, Work<T> work) throws IOException {
        long cpu = Usage.cpuNanos();
        long begin = System.nanoTime();
        T result = work.run();
        print(job, System.nanoTime() - begin, Usage.cpuNanos() - cpu);
        return result;
    }

    private static <T> void repeated(Job first, Job median, Work<T> work) throws IOException {
        long[] walls = new long[REPEAT];
        long[] cpus = new long[REPEAT];
        for (int i = 0; i < REPEAT; i++) {
            long cpu = Usage.cpuNanos();
            long begin = System.nanoTime();
            work.run();
            walls[i] = System.nanoTime() - begin;
            cpus[i] = Usage.cpuNanos() - cpu;
        }
        if (first != null) {
            print(first, walls[0], cpus[0]);
        }
        Arrays.sort(walls);
        Arrays.sort(cpus);
        print(median, walls[REPEAT / 2], cpus[REPEAT / 2]);
    }

    private static void print(Job job, long wallNanos, long cpuNanos) {
        System.out.printf(Locale.ROOT, "%s\t%.3f\t%.3f%n", job, wallNanos / 1e6, cpuNanos / 1e6);
    }
}
