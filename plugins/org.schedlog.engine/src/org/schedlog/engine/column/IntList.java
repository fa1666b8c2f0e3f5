// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.column;

import java.nio.IntBuffer;

/**
 * A list of ints of any length, on the heap while it is small, else in a mapped file. Made by an
 * {@link IntListWriter}. Immutable; any number of threads may read.
 */
public final class IntList {

    private final IntBuffer[] chunks;
    private final int shift;
    private final int mask;
    private final long size;

    IntList(Bytes bytes, long size) {
        this.chunks = bytes.ints();
        this.shift = bytes.shift() - 2;
        this.mask = (1 << shift) - 1;
        this.size = size;
    }

    /** @return how many ints there are */
    public long size() {
        return size;
    }

    /**
     * Reads ints that follow each other.
     *
     * @param from
     *            the first index
     * @param count
     *            how many, at most {@code dest.length}
     * @param dest
     *            receives them from its index 0 on
     */
    public void read(long from, int count, int[] dest) {
        for (int done = 0; done < count;) {
            long index = from + done;
            int offset = (int) index & mask;
            int run = Math.min(count - done, mask + 1 - offset);
            chunks[(int) (index >>> shift)].get(offset, dest, done, run);
            done += run;
        }
    }
}
