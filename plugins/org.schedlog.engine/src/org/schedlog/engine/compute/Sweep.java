// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.compute;

import java.io.IOException;

import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.Progress;

/** Walks over rows in blocks, tells how far it is and stops when nobody wants the result any more. */
final class Sweep {

    private Sweep() {
    }

    /** What is done with a block of rows. */
    interface Block {

        /**
         * @param from
         *            the first row
         * @param count
         *            how many rows, at most {@link Column#BLOCK}
         */
        void take(int from, int count) throws IOException;
    }

    static void forward(int size, String task, Progress progress, Block block) throws IOException {
        progress.task(task);
        for (int from = 0; from < size; from += Math.min(Column.BLOCK, size - from)) {
            progress.check();
            block.take(from, Math.min(Column.BLOCK, size - from));
            progress.done((double) from / size);
        }
        progress.done(1);
    }

    /** The blocks from the last to the first; within a block the order is the caller's. */
    static void backward(int size, String task, Progress progress, Block block) throws IOException {
        progress.task(task);
        int end = size;
        while (end > 0) {
            progress.check();
            int from = (end - 1) / Column.BLOCK * Column.BLOCK;
            block.take(from, end - from);
            end = from;
            progress.done(1 - (double) end / size);
        }
    }
}
