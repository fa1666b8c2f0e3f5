// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.sched;

/** Samples of a number over time, ascending by time; several may have one time. Immutable. */
public interface Series {

    /** @return how many samples there are */
    int size();

    /**
     * @param index
     *            0 to size - 1
     * @return the sample's time, ns since the recording's first event
     */
    long time(int index);

    /**
     * @param index
     *            0 to size - 1
     * @return the sample's value
     */
    int value(int index);

    /**
     * @param time
     *            ns since the recording's first event
     * @return the index of the first sample at that time or later; the size if there is none
     */
    default int firstAt(long time) {
        int low = 0;
        int high = size();
        while (low < high) {
            int middle = low + high >>> 1;
            if (time(middle) < time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /**
     * @param time
     *            ns since the recording's first event
     * @return the index of the first sample after that time; the size if there is none
     */
    default int firstAfter(long time) {
        return time == Long.MAX_VALUE ? size() : firstAt(time + 1);
    }

    /**
     * @param begin
     *            the first sample's index
     * @param end
     *            one after the last sample's index
     * @return the samples between, without copying
     */
    default Series slice(int begin, int end) {
        Series base = this;
        return new Series() {
            @Override
            public int size() {
                return end - begin;
            }

            @Override
            public long time(int index) {
                return base.time(begin + index);
            }

            @Override
            public int value(int index) {
                return base.value(begin + index);
            }
        };
    }

    /**
     * @param times
     *            the samples' times, ascending; not copied, and must not change any more
     * @param values
     *            as many values; not copied, and must not change any more
     * @return a series over them
     */
    static Series of(long[] times, int[] values) {
        if (times.length != values.length) {
            throw new IllegalArgumentException(times.length + " times, but " + values.length + " values");
        }
        return new Series() {
            @Override
            public int size() {
                return times.length;
            }

            @Override
            public long time(int index) {
                return times[index];
            }

            @Override
            public int value(int index) {
                return values[index];
            }
        };
    }
}
