// SPDX-License-Identifier: EPL-2.0
package org.schedlog.cli;

import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.io.IOException;
import java.util.List;
import java.util.function.LongFunction;

import org.schedlog.engine.column.Progress;
import org.schedlog.engine.compute.ThreadNames;
import org.schedlog.engine.figure.FigureRange;
import org.schedlog.engine.figure.Frame;
import org.schedlog.engine.figure.ImageArea;
import org.schedlog.engine.figure.LineFrame;
import org.schedlog.engine.figure.Meaning;
import org.schedlog.engine.figure.RowLabels;
import org.schedlog.engine.spec.Axis;

/** The axes of a picture: numbers with units below the figure, its rows on the left, and what they are. */
final class PictureAxes {

    private static final int TICK = 5;
    private static final int GAP = 4;
    private static final int LONGEST_LABEL = 200;
    /** More rows than this are not called by the names of threads, wherever they find room. */
    private static final int MOST_NAMES = 1000;

    private final PictureText text;
    private final Tick.Axis x;
    private final Tick.Axis y;
    private final String captionX;
    private final String captionY;

    private PictureAxes(PictureText text, Tick.Axis x, Tick.Axis y, String captionX, String captionY) {
        this.text = text;
        this.x = x;
        this.y = y;
        this.captionX = captionX;
        this.captionY = captionY;
    }

    /**
     * The axes of a figure.
     *
     * @param range what is shown of it
     * @throws IOException when the names of threads cannot be read
     */
    static PictureAxes of(PictureText text, Frame frame, FigureRange range, Progress progress) throws IOException {
        Axis x = frame.spec().x();
        Axis y = frame.spec().y();
        boolean lines = frame instanceof LineFrame;
        Meaning across = meaning(frame, lines ? "x0" : "x");
        String since = across == Meaning.TIME ? "time since the first event" : "";
        Tick.Axis up = frame instanceof LineFrame figure ? rows(figure, range, progress)
                : numbers(meaning(frame, "y"), y.unit());
        return new PictureAxes(text, numbers(across, x.unit()), up, x.label() == null ? since : x.label(),
                y.label() == null ? "" : y.label());
    }

    private static Meaning meaning(Frame frame, String column) {
        return frame.categories().stream().flatMap(category -> category.parts().stream())
                .map(part -> part.meaning(column)).findFirst().orElse(Meaning.NUMBER);
    }

    private static Tick.Axis numbers(Meaning meaning, String unit) {
        boolean time = meaning == Meaning.TIME || meaning == Meaning.DURATION;
        return unit == null && time || "ns".equals(unit) ? Tick.times() : Tick.numbers(unit == null ? "" : unit);
    }

    private static Tick.Axis rows(LineFrame figure, FigureRange range, Progress progress) throws IOException {
        if (figure.count() == 0) {
            return (min, max, most) -> List.of();
        }
        LongFunction<String> numbers = switch (figure.rowMeaning()) {
        case CPU -> row -> "CPU " + row;
        case THREAD -> row -> "pid " + row;
        default -> Long::toString;
        };
        if (figure.rowMeaning() != Meaning.THREAD || range.maxY() - range.minY() > MOST_NAMES) {
            return Tick.rows(numbers, numbers);
        }
        RowLabels names = new RowLabels(Meaning.THREAD, ThreadNames.of(figure.recording(), progress));
        return Tick.rows(names::label, numbers);
    }

    /** Where the figure lies in a picture of this size without a legend. */
    Rectangle inside(FigureRange range, int width, int height) {
        int top = captionY.isEmpty() ? text.height() / 2 : text.height() + GAP;
        int bottom = TICK + GAP + text.height() * (captionX.isEmpty() ? 1 : 2);
        int inner = height - top - bottom;
        int left = inner < 1 ? 0 : TICK + 2 * GAP + ticksY(range.minY(), range.maxY(), inner).stream()
                .mapToInt(tick -> text.width(label(tick))).max().orElse(0);
        int spare = Math.max(0, width - left);
        int right = GAP + ticksX(range.minX(), range.maxX(), spare).stream()
                .mapToInt(tick -> text.width(tick.label()) / 2).max().orElse(0);
        return new Rectangle(left, top, width - left - right, inner);
    }

    private List<Tick> ticksY(double min, double max, int height) {
        return y.ticks(min, max, Math.max(1, height / (text.height() + 2)));
    }

    private String label(Tick tick) {
        return text.cut(tick.label(), LONGEST_LABEL);
    }

    /** As many ticks as find room beside each other. */
    private List<Tick> ticksX(double min, double max, int width) {
        int most = Math.max(1, width / 40);
        while (true) {
            List<Tick> ticks = x.ticks(min, max, most);
            int widest = ticks.stream().mapToInt(tick -> text.width(tick.label())).max().orElse(0);
            if (most == 1 || (long) ticks.size() * (widest + 4 * GAP) <= width) {
                return ticks;
            }
            most = most * 3 / 4;
        }
    }

    /** @param plot where the figure is */
    void draw(Graphics2D graphics, Rectangle plot, ImageArea area) {
        FigureRange range = area.range();
        graphics.setColor(PictureText.FAINT);
        graphics.drawRect(plot.x - 1, plot.y - 1, plot.width + 1, plot.height + 1);
        int below = plot.y + plot.height;
        for (Tick tick : ticksX(range.minX(), range.maxX(), plot.width)) {
            int at = plot.x + area.column(tick.value());
            graphics.setColor(PictureText.FAINT);
            graphics.drawLine(at, below, at, below + TICK);
            graphics.setColor(PictureText.INK);
            graphics.drawString(tick.label(), at - text.width(tick.label()) / 2, below + TICK + GAP + text.ascent());
        }
        for (Tick tick : ticksY(range.minY(), range.maxY(), plot.height)) {
            int at = below - 1 - area.level(tick.value());
            graphics.setColor(PictureText.FAINT);
            graphics.drawLine(plot.x - 1 - TICK, at, plot.x - 1, at);
            graphics.setColor(PictureText.INK);
            String label = label(tick);
            graphics.drawString(label, plot.x - 1 - TICK - GAP - text.width(label), at + text.ascent() / 2 - 1);
        }
        graphics.setColor(PictureText.INK);
        graphics.drawString(captionY, plot.x, plot.y - GAP);
        graphics.drawString(captionX, plot.x + (plot.width - text.width(captionX)) / 2,
                below + TICK + GAP + text.height() + text.ascent());
    }
}
