// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.sched;

/** Intervals of time, ascending by their begins. Immutable. */
public interface Intervals {

    /** @return how many there are */
    int size();

    /**
     * @param index
     *            0 to size - 1
     * @return the interval's begin, ns since the recording's first event
     */
    long begin(int index);

    /**
     * @param index
     *            0 to size - 1
     * @return the interval's end, not before its begin
     */
    long end(int index);
}
