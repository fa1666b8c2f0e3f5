// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.console;

import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.console.ConsolePlugin;
import org.eclipse.ui.console.IConsole;
import org.eclipse.ui.console.IConsoleManager;
import org.eclipse.ui.console.MessageConsole;
import org.eclipse.ui.console.MessageConsoleStream;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.schedlog.tracecompass.core.log.ActivityLog;

/** The console "SchedLog": what the activity log holds, the newest at the end. Any thread may write to it. */
public final class ActivityConsole extends MessageConsole {

    /** The console's name. */
    public static final String NAME = "SchedLog";

    private static final String TYPE = "org.schedlog.tracecompass.ui.console";
    /** The oldest text is dropped at this size, in characters. */
    private static final int MOST_TEXT = 1_000_000;
    private static final RGB NOTE_COLOR = new RGB(150, 110, 0);

    private final MessageConsoleStream activities = newMessageStream();
    private final MessageConsoleStream notes = newMessageStream();
    private final MessageConsoleStream errors = newMessageStream();
    private final ActivityLog.Listener listener = new ActivityLog.Listener() {
        @Override
        public void added(ActivityLog.Entry entry) {
            write(entry);
        }

        @Override
        public void cleared() {
            empty();
        }
    };

    /** Made in the UI thread, which colours need. */
    private ActivityConsole() {
        super(NAME, TYPE, image(), true);
        setWaterMarks(MOST_TEXT / 2, MOST_TEXT);
        Display display = Display.getCurrent();
        errors.setColor(display.getSystemColor(SWT.COLOR_RED));
        notes.setColor(new Color(display, NOTE_COLOR));
        ActivityLog.shared().addListener(listener);
    }

    private static ImageDescriptor image() {
        Bundle bundle = FrameworkUtil.getBundle(ActivityConsole.class);
        return ImageDescriptor.createFromURL(bundle.getEntry("icons/console.png"));
    }

    private void write(ActivityLog.Entry entry) {
        MessageConsoleStream stream = switch (entry.kind()) {
        case ACTIVITY -> activities;
        case NOTE -> notes;
        case ERROR -> errors;
        };
        stream.println(entry.toString());
    }

    /** Called by the Console view's own button: what is cleared is the log, so that it stays cleared. */
    @Override
    public void clearConsole() {
        ActivityLog.shared().clear();
    }

    private void empty() {
        super.clearConsole();
    }

    @Override
    protected void dispose() {
        ActivityLog.shared().removeListener(listener);
        super.dispose();
    }

    /**
     * Makes sure that the Console view offers the console; in the UI thread.
     *
     * @return the console
     */
    static ActivityConsole offer() {
        IConsoleManager manager = ConsolePlugin.getDefault().getConsoleManager();
        for (IConsole console : manager.getConsoles()) {
            if (console instanceof ActivityConsole known) {
                return known;
            }
        }
        ActivityConsole console = new ActivityConsole();
        manager.addConsoles(new IConsole[] { console });
        return console;
    }
}
