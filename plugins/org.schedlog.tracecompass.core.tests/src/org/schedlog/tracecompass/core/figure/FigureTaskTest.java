// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.schedlog.tracecompass.core.spec.SpecSource;

@DisplayName("The computation of a figure")
class FigureTaskTest {

    private static final FigureRequest REQUEST = FigureRequest.all(SpecSource.DEFAULT);
    private static final int LIMIT_MS = 20_000;

    private static Figure await(FigureTask task) {
        return task.await(LIMIT_MS, new NullProgressMonitor()).orElseThrow(() -> new AssertionError("no figure"));
    }

    @Test
    void it_tells_what_it_does_and_ends_soon_after_it_is_cancelled() throws Exception {
        CountDownLatch began = new CountDownLatch(1);
        FigureTask task = new FigureTask(REQUEST, "test", (progress, firstLook) -> {
            progress.task("Counting sheep");
            progress.done(0.25);
            began.countDown();
            while (true) {
                progress.check();
                Thread.sleep(5);
            }
        });
        CountDownLatch told = new CountDownLatch(1);
        task.whenFinished(told::countDown);
        task.start();
        assertTrue(began.await(LIMIT_MS, TimeUnit.MILLISECONDS));
        assertEquals("Counting sheep, 25 %", task.activity());
        assertTrue(task.figure().isEmpty());
        assertTrue(task.await(1, new NullProgressMonitor()).isEmpty());

        task.cancel();
        Figure figure = await(task);
        assertTrue(figure.drawing().isEmpty());
        assertTrue(figure.problems().get(0).contains("cancelled"), figure.problems()::toString);
        assertTrue(told.await(LIMIT_MS, TimeUnit.MILLISECONDS));
    }

    @Test
    void a_first_look_can_be_shown_until_the_figure_is_there() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        Figure look = Figure.failed(REQUEST, List.of("A first look."));
        Figure figure = Figure.failed(REQUEST, List.of("The figure."));
        FigureTask task = new FigureTask(REQUEST, "test", (progress, firstLook) -> {
            firstLook.accept(look);
            assertTrue(go.await(LIMIT_MS, TimeUnit.MILLISECONDS));
            return figure;
        });
        CountDownLatch told = new CountDownLatch(1);
        task.whenLookedAt(told::countDown);
        assertTrue(task.shown().isEmpty());
        task.start();
        assertTrue(told.await(LIMIT_MS, TimeUnit.MILLISECONDS));
        assertEquals(look, task.awaitShown(LIMIT_MS, new NullProgressMonitor()).get());
        assertTrue(task.figure().isEmpty());
        go.countDown();
        assertEquals(figure, await(task));
        assertEquals(figure, task.shown().get());
    }

    @Test
    void what_goes_wrong_is_told_in_the_words_of_its_message() {
        FigureTask task = new FigureTask(REQUEST, "test", (progress, firstLook) -> {
            throw new IOException("The disk is full.");
        });
        task.start();
        String said = await(task).problems().get(0);
        assertTrue(said.contains("The disk is full."), said);
        assertFalse(said.contains("Exception"), said);
    }

    @Test
    void what_goes_wrong_because_it_was_cancelled_is_no_problem() throws Exception {
        CountDownLatch began = new CountDownLatch(1);
        FigureTask task = new FigureTask(REQUEST, "test", (progress, firstLook) -> {
            began.countDown();
            while (!progress.isCancelled()) {
                Thread.sleep(5);
            }
            throw new IllegalStateException("The trace is not open.");
        });
        task.start();
        assertTrue(began.await(LIMIT_MS, TimeUnit.MILLISECONDS));
        task.cancel();
        String said = await(task).problems().get(0);
        assertTrue(said.contains("cancelled"), said);
    }

    @Test
    void who_comes_late_is_told_at_once() {
        FigureTask task = FigureTask.finished(Figure.failed(REQUEST, List.of("No.")));
        boolean[] told = { false };
        task.whenFinished(() -> told[0] = true);
        assertTrue(told[0]);
        assertFalse(task.wasCancelled());
    }
}
