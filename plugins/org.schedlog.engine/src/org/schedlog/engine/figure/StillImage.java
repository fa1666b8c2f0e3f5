// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Work;
import org.schedlog.engine.spec.FigureSpec;

/**
 * A still picture of a figure, as SchedDisplay paints it: every line is drawn at its true y, one pixel thin, and the
 * colour of a pixel is the mean, rounded down, of the colours of all lines that cover it; white where there are none.
 * {@link ImageArea} says which pixel a number lies in, {@link LinePen} which pixels a line covers; a point covers one.
 * Immutable and thread-safe.
 */
public final class StillImage {

    private static final int WHITE = 0xFFFFFF;

    /** Each thread adds up in an array of its own; so large a part of the heap may be theirs, one thread's excepted. */
    private static final int SHARE_OF_HEAP = 4;

    private final int width;
    private final int height;
    private final int[] rgb;
    private final List<String> notes;

    private StillImage(int width, int height, int[] rgb, List<String> notes) {
        this.width = width;
        this.height = height;
        this.rgb = rgb;
        this.notes = List.copyOf(notes);
    }

    /**
     * Draws a figure in one pass over its lines or points.
     *
     * @param frame
     *            the figure
     * @param area
     *            what is shown, and how many pixels there are
     * @param palette
     *            the categories' colours
     * @param progress
     *            listens and may cancel
     * @return the picture
     * @throws IOException
     *             when the columns cannot be read
     */
    public static StillImage draw(Frame frame, ImageArea area, Palette palette, Progress progress) throws IOException {
        return draw(frame.categories(), frame.spec().kind(), area, palette, progress);
    }

    static StillImage draw(List<CategoryFrame> categories, FigureSpec.Kind kind, ImageArea area, Palette palette,
            Progress progress) throws IOException {
        progress.task("Drawing the figure");
        List<Part> parts = categories.stream().flatMap(category -> category.parts().stream()).toList();
        int[] colors = categories.stream().flatMapToInt(category -> category.parts().stream()
                .mapToInt(part -> color(palette, category.category().index()))).toArray();
        List<LinePen> pens = EndReader.of(kind, threads(parts.size(), area)).stream()
                .map(reader -> new LinePen(parts, colors, reader, area)).toList();
        Work work = new Work(progress, parts.stream().mapToLong(Part::size).sum());
        Lockstep.run(parts, work, pens);
        int[] rgb = PixelSums.mix(pens.stream().map(LinePen::sums).toList(), WHITE, work::check);
        return new StillImage(area.width(), area.height(), rgb, notes(categories, pens));
    }

    private static int color(Palette palette, int category) {
        return palette.visible(category) ? palette.rgb(category) & WHITE : -1;
    }

    private static int threads(int parts, ImageArea area) {
        long bytes = (long) PixelSums.BYTES_PER_PIXEL * area.width() * (area.height() + 1);
        Runtime machine = Runtime.getRuntime();
        long most = Math.min(machine.availableProcessors(), machine.maxMemory() / SHARE_OF_HEAP / bytes);
        return (int) Math.max(1, Math.min(parts, most));
    }

    private static List<String> notes(List<CategoryFrame> categories, List<LinePen> pens) {
        List<String> notes = new ArrayList<>();
        int part = 0;
        for (CategoryFrame category : categories) {
            long undrawable = 0;
            for (int i = 0; i < category.parts().size(); i++) {
                for (LinePen pen : pens) {
                    undrawable += pen.undrawable(part);
                }
                part++;
            }
            if (undrawable > 0) {
                notes.add("category " + category.category().index() + " \"" + category.category().label() + "\": "
                        + undrawable + " of its " + category.count()
                        + " have a place or time that is no finite number; they are not drawn");
            }
        }
        return notes;
    }

    /** @return pixels */
    public int width() {
        return width;
    }

    /** @return pixels */
    public int height() {
        return height;
    }

    /** @return a copy of the colours, 0xRRGGBB, row by row from the top */
    public int[] rgb() {
        return rgb.clone();
    }

    /** @return what the user should know about what is not drawn, one sentence each */
    public List<String> notes() {
        return notes;
    }
}
