// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.sched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;
import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Recording;
import org.schedlog.engine.compute.ThreadNames;
import org.schedlog.engine.testing.CancelAt;

/**
 * A block of rows takes less than a millisecond; so whoever cancels waits for no longer than that, on whatever machine,
 * if the sweep asks at each block.
 */
class KernelSweepAsksWhetherItIsWantedTest {

    private static final int ROWS = 50_000;
    private static final int BLOCKS = (ROWS + Column.BLOCK - 1) / Column.BLOCK;
    /**
     * Before each of two tasks, over all rows for which CPUs there are, then until each has had a switch, which the
     * first block does here.
     */
    private static final int BEFORE = 2 + BLOCKS + 1;
    /** And again for the rest. */
    private static final int QUESTIONS = BEFORE + BLOCKS;

    private final Recording recording = SwitchRecording.orderly(new Random(1), ROWS, 8, 60).make();

    /** Counts the switches that it is told. */
    private static final class Counting implements KernelSink {

        private int told;

        @Override
        public void cpu(int cpu, int number) {
            // said before anything of it is told
        }

        @Override
        public void thread(int thread, int pid, int cpuNumber) {
            // said before anything of it is told
        }

        @Override
        public void current(long time, int cpu, int thread) {
            told++;
        }

        @Override
        public void status(long time, int thread, Status status) {
            // comes with switches
        }

        @Override
        public void queue(long time, int thread, int cpuNumber) {
            // comes with switches
        }

        @Override
        public void parent(long time, int thread, int parent) {
            // none is forked
        }

        @Override
        public void name(long time, int thread, String name) {
            // comes with switches
        }
    }

    private int toldUntilCancelledAt(int ask) throws Exception {
        ThreadNames names = ThreadNames.of(recording, Progress.NONE);
        Counting sink = new Counting();
        CancelAt progress = new CancelAt(ask);
        assertThrows(CancellationException.class, () -> KernelSweep.run(recording, names, sink, progress));
        assertEquals(0, progress.askedTooOften());
        return sink.told;
    }

    @Test
    void onceForEachBlockOfRowsAndPass() throws Exception {
        CancelAt never = new CancelAt(Long.MAX_VALUE);
        KernelSweep.run(recording, ThreadNames.of(recording, Progress.NONE), new Counting(), never);
        assertEquals(QUESTIONS, never.asked());
    }

    @Test
    void fromOneQuestionToTheNextItTellsOfOneBlockAtMost() throws Exception {
        int before = toldUntilCancelledAt(BEFORE);
        for (int ask = BEFORE + 1; ask < QUESTIONS; ask++) {
            int told = toldUntilCancelledAt(ask);
            assertTrue(told > before && told - before <= Column.BLOCK, told - before + " at question " + ask);
            before = told;
        }
    }
}
