// SPDX-License-Identifier: EPL-2.0
package org.schedlog.cli;

import java.io.PrintWriter;

import org.schedlog.engine.column.Progress;

/** Shows on one line of a terminal what is being done, once it has taken half a second. */
final class TerminalProgress implements Progress, AutoCloseable {

    private static final long PATIENCE = 500_000_000L;
    private static final long PAUSE = 100_000_000L;
    private static final int WIDTH = 78;
    private static final String CLEAR = "\r\u001b[K";

    private final PrintWriter terminal;
    /** Guarded by this, like the fields below: workers report from several threads. */
    private String task = "";
    private long next = System.nanoTime() + PATIENCE;
    private boolean shown;

    TerminalProgress(PrintWriter terminal) {
        this.terminal = terminal;
    }

    @Override
    public synchronized void task(String what) {
        task = what;
    }

    @Override
    public synchronized void done(double fraction) {
        long now = System.nanoTime();
        if (now - next < 0) {
            return;
        }
        next = now + PAUSE;
        shown = true;
        String line = task.length() <= WIDTH - 5 ? task : task.substring(0, WIDTH - 8) + "...";
        terminal.print(CLEAR + line + String.format(" %3d%%", Math.round(100 * fraction)));
        terminal.flush();
    }

    /** Nobody cancels: who wants to stop the program ends it. */
    @Override
    public boolean isCancelled() {
        return false;
    }

    /** Leaves the line empty. */
    @Override
    public synchronized void close() {
        if (shown) {
            terminal.print(CLEAR);
            terminal.flush();
        }
    }
}
