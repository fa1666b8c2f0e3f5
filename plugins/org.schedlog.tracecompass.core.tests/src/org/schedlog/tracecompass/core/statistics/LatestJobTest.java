// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A computation for a view")
class LatestJobTest {

    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final LatestJob<String> job = new LatestJob<>(Runnable::run, told::add, why -> told.add("! " + why));

    private String next() throws InterruptedException {
        return told.poll(30, TimeUnit.SECONDS);
    }

    /** Ends only when it is cancelled. */
    private void startEndless(CountDownLatch started) throws InterruptedException {
        job.start("endless", 0, progress -> {
            progress.task("Counting");
            started.countDown();
            while (true) {
                progress.check();
                Thread.sleep(1);
            }
        });
        assertTrue(started.await(30, TimeUnit.SECONDS));
    }

    @Test
    void only_the_latest_result_is_told_and_what_came_before_is_cancelled() throws Exception {
        startEndless(new CountDownLatch(1));
        assertTrue(job.isRunning());
        assertEquals("Counting", job.activity());
        job.start("soon replaced", 60_000, progress -> "too late");
        job.start("second", 0, progress -> "second");
        assertEquals("second", next());
        assertFalse(job.isRunning());
        assertEquals("", job.activity());
        assertTrue(told.isEmpty(), told::toString);
    }

    @Test
    void what_the_user_cancels_and_what_fails_is_told_but_not_what_the_view_drops() throws Exception {
        startEndless(new CountDownLatch(1));
        job.cancel();
        assertEquals("! This was cancelled.", next());
        job.start("waiting", 60_000, progress -> "never");
        job.cancel();
        assertEquals("! This was cancelled.", next());
        job.start("Adding up", 0, progress -> {
            throw new IOException("The disk is full.");
        });
        assertEquals("! Adding up failed. The disk is full. The Error Log view has the detail.", next());
        startEndless(new CountDownLatch(1));
        job.drop();
        job.start("last", 0, progress -> "last");
        assertEquals("last", next());
        assertTrue(told.isEmpty(), told::toString);
    }
}
