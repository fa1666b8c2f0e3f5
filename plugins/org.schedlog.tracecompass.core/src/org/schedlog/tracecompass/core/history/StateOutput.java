// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.history;

/** Takes the states of a history's attributes. For one thread of the program. */
public interface StateOutput {

    /** The parent of the attributes at the top. */
    int ROOT = -1;

    /** The number of the value "no value". */
    int NO_VALUE = 0;

    /**
     * @param parent
     *            an attribute's number, or {@link #ROOT}
     * @param name
     *            a name below it
     * @return the number of that attribute; a new one has no value from the history's start on
     */
    int attribute(int parent, String name);

    /**
     * @param value
     *            an Integer, Long or String, or null for no value
     * @return its number
     */
    int value(Object value);

    /**
     * An attribute has another value from a time on. Of changes at one time the last one counts.
     *
     * @param attribute
     *            the attribute's number
     * @param time
     *            ns since the history's start, not before the attribute's change before
     * @param value
     *            the value's number
     */
    void change(int attribute, long time, int value);
}
