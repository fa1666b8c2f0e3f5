// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import java.io.Closeable;
import java.io.IOException;

/** Takes the lines of one part, told which group each belongs to. For one thread. */
interface LineSink extends Closeable {

    /**
     * There is another group; groups are numbered from 0.
     *
     * @param withLength
     *            whether its lines have a length
     */
    void group(boolean withLength);

    /**
     * Takes lines.
     *
     * @param lines
     *            holds their times
     * @param groups
     *            the group of each, or {@link PartScan#NOWHERE}
     * @param from
     *            the position of the first one in the part
     * @param count
     *            how many
     * @return false if this sink cannot keep them in this order; then it is of no further use
     */
    boolean take(LineReader lines, int[] groups, int from, int count) throws IOException;

    /** All lines were taken. */
    PartLines finish() throws IOException;

    /** The blocks that were written; complete once finished. */
    BlockList blocks();
}
