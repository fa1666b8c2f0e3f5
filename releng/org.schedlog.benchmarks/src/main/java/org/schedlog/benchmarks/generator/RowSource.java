// SPDX-License-Identifier: EPL-2.0
package org.schedlog.benchmarks.generator;

import java.io.IOException;

/** Where a column's values come from; rows are asked for block by block in one direction. For one thread. */
@FunctionalInterface
interface RowSource {

    /** How many rows are asked for at a time at most. */
    int BLOCK = 8192;

    /**
     * @param from  the first row
     * @param count how many rows, at most {@link #BLOCK}
     * @param dest  receives the values, doubles as their bits
     * @throws IOException when they cannot be read
     */
    void read(int from, int count, long[] dest) throws IOException;
}
