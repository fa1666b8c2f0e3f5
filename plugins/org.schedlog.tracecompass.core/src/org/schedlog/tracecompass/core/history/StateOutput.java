// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.history;

/**
 * Takes the states of a history. A series is the course of one value; it becomes an attribute's when it is said which,
 * before or after its states are told. For one thread of the program.
 */
public interface StateOutput {

    /** The parent of the attributes at the top. */
    int ROOT = -1;

    /** The series of an attribute that never has a value: one behind all others, of which nothing is ever told. */
    int NO_SERIES = Integer.MAX_VALUE;

    /** The number of the value "no value". */
    int NO_VALUE = 0;

    /**
     * New series, without a value from the history's start on.
     *
     * @param count
     *            how many
     * @return the number of the first one; the others follow
     */
    int series(int count);

    /**
     * A new attribute.
     *
     * @param parent
     *            an attribute's number, or {@link #ROOT}
     * @param name
     *            the number of a value whose text is the name; it alone has that below the parent
     * @param series
     *            what values it has, or {@link #NO_SERIES}
     * @return the number of that attribute
     */
    int attribute(int parent, int name, int series);

    /**
     * @param value
     *            an Integer, a Long or a String, or null for no value
     * @return its number
     */
    int value(Object value);

    /**
     * The same of an Integer, fast if it is used often.
     *
     * @param value
     *            any
     * @return its number
     */
    int value(int value);

    /**
     * A series has another value from a time on. Of changes at one time the last one counts.
     *
     * @param series
     *            the series' number
     * @param time
     *            ns since the history's start, not before the series' change before
     * @param value
     *            the value's number
     */
    void change(int series, long time, int value);
}
