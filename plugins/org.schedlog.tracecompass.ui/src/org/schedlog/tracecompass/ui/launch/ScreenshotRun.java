// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.launch;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

import org.eclipse.swt.graphics.ImageData;
import org.eclipse.tracecompass.tmf.core.trace.TmfTraceManager;
import org.eclipse.ui.PlatformUI;
import org.schedlog.tracecompass.core.trace.RecordingTrace;
import org.schedlog.tracecompass.ui.open.Problems;

/**
 * Runs Trace Compass without anybody at the screen: waits until the recording is open and its figure painted, saves a
 * picture of the window, and ends the program, with status 0 if there is a picture and 1, after one line on the
 * standard error, if not. A thread of its own that asks the UI thread again and again, because nothing tells of the
 * failures: Trace Compass shows a dialog and waits for a click.
 */
final class ScreenshotRun implements Runnable {

    private static final long LIMIT_SECONDS = 240;
    private static final long STEP_MILLIS = 200;
    /** For how many steps in a row all must be quiet before the picture is taken. */
    private static final int QUIET_STEPS = 5;
    /** How long the program may take to end in good order. */
    private static final long END_SECONDS = 20;

    private final Path recording;
    private final Optional<Path> spec;
    private final Path picture;
    private final long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);

    /** Why there is no picture, in the user's words. */
    static final class Failure extends Exception {

        private static final long serialVersionUID = 1L;

        Failure(String message) {
            super(message);
        }
    }

    ScreenshotRun(Path recording, Optional<Path> spec, Path picture) {
        this.recording = recording;
        this.spec = spec;
        this.picture = picture;
    }

    /** Begins; returns at once. */
    void start() {
        Thread thread = new Thread(this, "SchedLog screenshot");
        thread.setDaemon(true);
        thread.start();
    }

    /** Ends the program because something failed. */
    static void fail(String message) {
        System.err.println("error: " + message);
        System.err.flush();
        end(1);
    }

    /** Ends the program; a part of it that does not want to end is not waited for. */
    private static void end(int status) {
        Thread last = new Thread(() -> {
            try {
                TimeUnit.SECONDS.sleep(END_SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            Runtime.getRuntime().halt(status);
        }, "SchedLog end");
        last.setDaemon(true);
        last.start();
        System.exit(status);
    }

    @Override
    public void run() {
        try {
            LinesWindow window = onUi(() -> LinesWindow.inPerspective().open(spec).fillScreen());
            await("the recording to open", ScreenshotRun::isOpen, ShellText::ofDialog);
            await("the figure to be painted", window::isSettled, () -> ShellText.ofDialog().or(window::problem));
            // a picture without a tooltip is worth having, too
            onUi(window::hover);
            TimeUnit.MILLISECONDS.sleep(STEP_MILLIS);
            ImageData data = onUi(() -> WindowPicture.of(window.shell()));
            WindowPicture.save(data, picture);
            System.out.println("Saved " + picture);
            onUi(() -> PlatformUI.getWorkbench().close());
            TimeUnit.SECONDS.sleep(END_SECONDS);
            end(0);
        } catch (Failure e) {
            fail(e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            Problems.log("No picture was saved.", e);
            fail("No picture was saved: " + e.getMessage());
        }
    }

    private static boolean isOpen() {
        return TmfTraceManager.getInstance().getOpenedTraces().stream()
                .anyMatch(trace -> trace instanceof RecordingTrace && trace.getNbEvents() > 0);
    }

    /**
     * Waits until something has been true for a while; a problem, such as a dialog that waits for a click, ends the
     * waiting.
     */
    private void await(String what, Callable<Boolean> condition, Callable<Optional<String>> problem) throws Exception {
        for (int quiet = 0; quiet < QUIET_STEPS;) {
            Optional<String> found = onUi(problem);
            if (found.isPresent()) {
                throw new Failure(found.get());
            }
            if (System.nanoTime() - deadline > 0) {
                throw new Failure("Waited " + LIMIT_SECONDS + " s for " + what + ": " + recording);
            }
            quiet = onUi(condition) ? quiet + 1 : 0;
            TimeUnit.MILLISECONDS.sleep(STEP_MILLIS);
        }
    }

    /** Runs something on the UI thread, also while a dialog is open there. */
    private static <T> T onUi(Callable<T> action) throws Exception {
        var done = new Object() {
            T value;
            Exception failure;
        };
        PlatformUI.getWorkbench().getDisplay().syncExec(() -> {
            try {
                done.value = action.call();
            } catch (Exception e) {
                done.failure = e;
            }
        });
        if (done.failure != null) {
            throw done.failure;
        }
        return done.value;
    }
}
