// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Work;

/**
 * Counts the points of a window per pixel. No point is sampled away: each one in the window is in the counts. Blocks
 * outside the window are not read; those inside are read side by side, in rounds of blocks that stand evenly among all,
 * so that what is there between two rounds already looks like the whole.
 */
public final class PointRasterizer {

    /** So many blocks are read between two looks at whether anybody wants to see how far it is. */
    private static final int ROUND = 256;
    private static final long PARTIAL_NANOS = TimeUnit.MILLISECONDS.toNanos(120);

    private final PointIndex index;
    private final PointRaster raster;
    private final Progress progress;

    private PointRasterizer(PointIndex index, PointRaster raster, Progress progress) {
        this.index = index;
        this.raster = raster;
        this.progress = progress;
    }

    /** One block of one part. */
    private record Block(PointBlocks part, int block) {
    }

    /**
     * Counts the points of a window.
     *
     * @param index
     *            the points
     * @param x
     *            the horizontal axis
     * @param y
     *            the vertical axis
     * @param progress
     *            listens and may cancel
     * @param partial
     *            is called now and then, in this thread, with what is counted so far; must not keep it, as counting
     *            goes on after it returns
     * @return the counts
     * @throws IOException
     *             when a column cannot be read
     */
    public static PointRaster raster(PointIndex index, AxisScale x, AxisScale y, Progress progress,
            Consumer<PointRaster> partial) throws IOException {
        PointRaster raster = new PointRaster(x, y, index.frame().categories().size());
        new PointRasterizer(index, raster, progress).run(partial);
        return raster;
    }

    private void run(Consumer<PointRaster> partial) throws IOException {
        progress.task("Drawing the points");
        List<Block> blocks = blocks();
        int rounds = Math.max(1, (blocks.size() + ROUND - 1) / ROUND);
        long shown = System.nanoTime();
        for (int round = 0; round < rounds; round++) {
            List<Block> some = new ArrayList<>();
            for (int i = round; i < blocks.size(); i += rounds) {
                some.add(blocks.get(i));
            }
            count(some);
            progress.done((round + 1.0) / rounds);
            if (round < rounds - 1 && System.nanoTime() - shown > PARTIAL_NANOS) {
                partial.accept(raster);
                shown = System.nanoTime();
            }
        }
    }

    private List<Block> blocks() {
        AxisScale x = raster.x();
        AxisScale y = raster.y();
        List<Block> blocks = new ArrayList<>();
        for (PointBlocks part : index.parts()) {
            for (int block = 0; block < part.blocks(); block++) {
                if (part.touches(block, x.from(), x.to(), y.from(), y.to())) {
                    blocks.add(new Block(part, block));
                }
            }
        }
        return blocks;
    }

    private void count(List<Block> blocks) throws IOException {
        Work work = new Work(progress, blocks.size());
        AtomicInteger next = new AtomicInteger();
        Callable<Boolean> task = () -> {
            PointBlocks.Buffer buffer = new PointBlocks.Buffer();
            for (int i = next.getAndIncrement(); i < blocks.size(); i = next.getAndIncrement()) {
                work.check();
                Block block = blocks.get(i);
                int count = block.part.read(block.block, buffer);
                add(buffer, count, raster.density(block.part.category));
            }
            return true;
        };
        int tasks = Math.min(blocks.size(), Runtime.getRuntime().availableProcessors());
        List<Callable<Boolean>> all = new ArrayList<>();
        for (int i = 0; i < tasks; i++) {
            all.add(task);
        }
        work.run(all);
    }

    private void add(PointBlocks.Buffer buffer, int count, Density density) {
        int bottom = raster.y().pixels() - 1;
        raster.x().pixels(buffer.x, count, buffer.column);
        raster.y().pixels(buffer.y, count, buffer.level);
        for (int i = 0; i < count; i++) {
            if (buffer.column[i] >= 0 && buffer.level[i] >= 0) {
                density.add(buffer.column[i], bottom - buffer.level[i]);
            }
        }
    }
}
