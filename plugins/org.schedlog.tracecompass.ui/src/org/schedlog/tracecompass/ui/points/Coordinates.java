// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.points;

import org.schedlog.engine.figure.Part;
import org.schedlog.engine.figure.PointRef;
import org.schedlog.tracecompass.core.figure.PointDrawing;

/** Where single points are. */
final class Coordinates {

    private Coordinates() {
    }

    /** A point's value in an output column of numbers. */
    static double of(PointDrawing drawing, PointRef point, String column) {
        double[] value = new double[1];
        part(drawing, point).column(column).readDoubles(point.position(), 1, value);
        return value[0];
    }

    static Part part(PointDrawing drawing, PointRef point) {
        return drawing.lines(point.category()).parts().get(point.part());
    }

    /** The time in ns since the first event of the event that a point was made from. */
    static long eventTime(PointDrawing drawing, PointRef point) {
        int row = part(drawing, point).recordingRow(point.position());
        return drawing.frame().recording().timestamp().get(row) - drawing.frame().recording().start();
    }
}
