// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.sched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.jobs.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.sched.CpuLanes;

@DisplayName("The lanes that the analyses of a trace share")
class SharedLanesTest {

    private static final int LIMIT_S = 60;

    @TempDir
    Path folder;

    private final ExecutorService threads = Executors.newFixedThreadPool(2);

    @AfterEach
    void end() throws InterruptedException {
        threads.shutdown();
        assertTrue(threads.awaitTermination(LIMIT_S, TimeUnit.SECONDS));
    }

    /** Stands still where it is first asked whether it is cancelled, until it is told to go on. */
    private static final class Gate implements Progress {

        private final CountDownLatch reached = new CountDownLatch(1);
        private final CountDownLatch open = new CountDownLatch(1);
        private volatile boolean cancelled;

        @Override
        public void task(String what) {
            // nobody reads it
        }

        @Override
        public void done(double fraction) {
            // nobody reads it
        }

        @Override
        public boolean isCancelled() {
            reached.countDown();
            try {
                assertTrue(open.await(LIMIT_S, TimeUnit.SECONDS));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return cancelled;
        }
    }

    private SchedulerTrace open() throws Exception {
        return new SchedulerTrace(folder, SchedulerTrace.random(1, 5_000, 3, 9));
    }

    @Test
    void who_asks_while_they_are_made_gets_the_same() throws Exception {
        try (SchedulerTrace open = open()) {
            SharedLanes shared = new SharedLanes();
            Gate gate = new Gate();
            Future<CpuLanes> first = threads.submit(() -> shared.of(open.trace.recording(), gate));
            assertTrue(gate.reached.await(LIMIT_S, TimeUnit.SECONDS));
            Future<CpuLanes> second = threads.submit(() -> shared.of(open.trace.recording(), Progress.NONE));
            gate.open.countDown();
            assertNotNull(first.get());
            assertSame(first.get(), second.get());
            assertSame(first.get(), shared.of(open.trace.recording(), Progress.NONE));
        }
    }

    @Test
    void who_waits_makes_them_where_the_first_one_is_cancelled() throws Exception {
        try (SchedulerTrace open = open()) {
            SharedLanes shared = new SharedLanes();
            Gate gate = new Gate();
            Future<CpuLanes> first = threads.submit(() -> shared.of(open.trace.recording(), gate));
            assertTrue(gate.reached.await(LIMIT_S, TimeUnit.SECONDS));
            Future<CpuLanes> second = threads.submit(() -> shared.of(open.trace.recording(), Progress.NONE));
            gate.cancelled = true;
            gate.open.countDown();
            assertTrue(assertThrows(ExecutionException.class, first::get).getCause() instanceof CancellationException);
            assertEquals(9, second.get().taskCount());
        }
    }

    @Test
    void who_waits_can_be_cancelled() throws Exception {
        try (SchedulerTrace open = open()) {
            SharedLanes shared = new SharedLanes();
            Gate gate = new Gate();
            Future<CpuLanes> first = threads.submit(() -> shared.of(open.trace.recording(), gate));
            assertTrue(gate.reached.await(LIMIT_S, TimeUnit.SECONDS));
            NullProgressMonitor cancelled = new NullProgressMonitor();
            cancelled.setCanceled(true);
            assertThrows(CancellationException.class,
                    () -> shared.of(open.trace.recording(), SchedulerProvider.progress(cancelled)));
            gate.open.countDown();
            assertNotNull(first.get());
        }
    }

    private static String kept(SchedulerTrace open) {
        return open.trace.recording().cache().findValues("lanes", 1L << Integer.SIZE
                | open.trace.recording().eventTable().id("CTX_SWITCH").getAsInt()).map(reader -> {
                    try (reader) {
                        return "kept";
                    } catch (IOException e) {
                        return e.getMessage();
                    }
                }).orElse("not kept");
    }

    @Test
    void many_are_kept_for_the_next_time_and_few_are_not() throws Exception {
        try (SchedulerTrace open = open()) {
            SharedLanes few = new SharedLanes();
            few.of(open.trace.recording(), Progress.NONE);
            Job.getJobManager().join(few, null);
            assertEquals("not kept", kept(open));
            SharedLanes given = new SharedLanes(lanes -> true, 60_000);
            given.of(open.trace.recording(), Progress.NONE);
            given.dispose();
            Job.getJobManager().join(given, null);
            assertEquals("not kept", kept(open));
            SharedLanes many = new SharedLanes(lanes -> true, 0);
            many.of(open.trace.recording(), Progress.NONE);
            Job.getJobManager().join(many, null);
            assertEquals("kept", kept(open));
            assertEquals(9, new SharedLanes().of(open.trace.recording(), Progress.NONE).taskCount());
        }
    }
}
