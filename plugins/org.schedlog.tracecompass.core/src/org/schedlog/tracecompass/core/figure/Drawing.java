// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.figure;

import org.schedlog.engine.compute.ThreadNames;
import org.schedlog.engine.figure.CategoryFrame;
import org.schedlog.engine.figure.Frame;
import org.schedlog.engine.figure.Meaning;
import org.schedlog.engine.figure.RowLabels;
import org.schedlog.engine.spec.Category;

/** A computed figure that a view can draw. Immutable, for any number of threads. */
public sealed interface Drawing permits LineDrawing, PointDrawing {

    /** @return the lines or points by category; times are ns since the recording's first event */
    Frame frame();

    /** @return what the threads are called */
    ThreadNames names();

    /**
     * @return what is added to a time of the frame to get Trace Compass' time in ns: the trace's time of the first
     *         event
     */
    long base();

    /**
     * @param meaning
     *            {@link Meaning#CPU}, {@link Meaning#THREAD} or {@link Meaning#NUMBER}
     * @param value
     *            the value of a row or a column
     * @return what it is called
     */
    default String text(Meaning meaning, long value) {
        return new RowLabels(meaning, names()).label(value);
    }

    /**
     * @param category
     *            a category's index in the specification
     * @return its lines or points
     */
    default CategoryFrame lines(int category) {
        return frame().categories().get(category);
    }

    /**
     * @param category
     *            a category's index in the specification
     * @return the category
     */
    default Category category(int category) {
        return lines(category).category();
    }
}
