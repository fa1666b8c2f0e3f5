// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.figure;

import java.util.List;
import java.util.Locale;

import org.schedlog.engine.spec.Category;
import org.schedlog.tracecompass.core.log.ActivityLog;

/** What the console says of a figure that has been computed. */
final class FigureReport {

    private FigureReport() {
    }

    /**
     * Writes what came of a computation: how much there is and how long it took, what is unavailable and why, what is
     * wrong. Notes are written with the figure of everything only, as those of its queries are the same; those on the
     * recording not at all, as they were written when it was opened.
     *
     * @param log
     *            where to
     * @param what
     *            what was computed and for which trace
     * @param figure
     *            what came of it
     * @param beginNanos
     *            {@link System#nanoTime()} when it began
     */
    static void write(ActivityLog log, String what, Figure figure, long beginNanos) {
        figure.drawing().ifPresent(drawing -> {
            String kind = drawing instanceof LineDrawing ? "lines" : "points";
            log.activity(String.format(Locale.ROOT, "Computed %s: %,d %s", what, drawing.frame().count(), kind),
                    beginNanos);
        });
        figure.problems().forEach(problem -> log.error(what + ": " + problem, null));
        if (figure.request().isAll()) {
            List<String> known = figure.drawing().map(drawing -> drawing.frame().recording().notes())
                    .orElse(List.of());
            figure.notes().stream().filter(note -> !known.contains(note))
                    .forEach(note -> log.note(what + ": " + note));
            figure.drawing().ifPresent(drawing -> drawing.frame().categories().stream()
                    .map(lines -> lines.category()).filter(category -> category.unavailable() != null)
                    .map(FigureReport::unavailable).forEach(text -> log.note(what + ": " + text)));
        }
    }

    private static String unavailable(Category category) {
        return "category " + category.index() + " \"" + category.label() + "\" is " + category.unavailable() + ".";
    }
}
