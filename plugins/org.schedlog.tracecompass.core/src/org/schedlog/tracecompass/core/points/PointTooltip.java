// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.points;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

import org.schedlog.engine.figure.Meaning;
import org.schedlog.engine.figure.Part;
import org.schedlog.engine.figure.PointFinder.Found;
import org.schedlog.engine.figure.PointRef;
import org.schedlog.engine.spec.Axis;
import org.schedlog.engine.spec.FigureSpec;
import org.schedlog.tracecompass.core.figure.PointDrawing;
import org.schedlog.tracecompass.core.lines.ValueText;

/**
 * What is said about the points under the pointer: of each its category, every output column, and the time of the event
 * that it was made from; of very many, how many more there are.
 */
public final class PointTooltip {

    /** So many points are told; more would not fit on the screen. */
    public static final int MOST_POINTS = 4;

    private final PointDrawing drawing;
    private final ValueText text;

    private PointTooltip(PointDrawing drawing) {
        this.drawing = drawing;
        this.text = new ValueText(drawing);
    }

    /**
     * Describes points.
     *
     * @param drawing
     *            the figure
     * @param found
     *            the points, at most {@link #MOST_POINTS} of them
     * @return one or more lines for each, and one for those that are not told; empty if there is no point
     */
    public static String of(PointDrawing drawing, Found found) {
        PointTooltip tooltip = new PointTooltip(drawing);
        List<String> lines = new ArrayList<>();
        boolean isOnlyOne = found.nearest().size() == 1;
        found.nearest().forEach(point -> lines.add(tooltip.text(point, isOnlyOne ? "\n" : ", ")));
        long more = found.count() - found.nearest().size();
        if (more > 0) {
            lines.add("and " + String.format("%,d", more) + (more == 1 ? " more point" : " more points")
                    + " here; zoom in to tell them apart");
        }
        return String.join("\n", lines);
    }

    private String text(PointRef point, String separator) {
        Part part = drawing.lines(point.category()).parts().get(point.part());
        StringJoiner values = new StringJoiner(separator);
        boolean saysTime = false;
        for (String name : part.columns().keySet()) {
            Meaning meaning = part.meaning(name);
            saysTime |= meaning == Meaning.TIME;
            values.add(name + " = " + text.value(part.column(name), point.position(), meaning) + unit(name, meaning));
        }
        if (!saysTime) {
            long start = drawing.frame().recording().start();
            long time = drawing.frame().recording().timestamp().get(part.recordingRow(point.position()));
            values.add("event at " + text.time(time - start));
        }
        return drawing.category(point.category()).label() + (separator.equals("\n") ? "\n" : ": ") + values;
    }

    /** What the specification says, where the value's meaning does not say it already. */
    private String unit(String column, Meaning meaning) {
        FigureSpec spec = drawing.frame().spec();
        Axis axis = column.equals("x") ? spec.x() : column.equals("y") ? spec.y() : Axis.UNSPECIFIED;
        return axis.unit() == null || meaning != Meaning.NUMBER ? "" : " " + axis.unit();
    }
}
