// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.console;

import java.util.concurrent.atomic.AtomicBoolean;

import org.eclipse.core.runtime.Platform;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IStartup;
import org.schedlog.tracecompass.core.log.ActivityLog;

/** Offers the console in the Console view as soon as there is something to read in it. */
public final class ConsoleStartup implements IStartup {

    private static final String CONSOLE_BUNDLE = "org.eclipse.ui.console";

    @Override
    public void earlyStartup() {
        if (Platform.getBundle(CONSOLE_BUNDLE) != null) {
            AtomicBoolean isOffered = new AtomicBoolean();
            ActivityLog.shared().addListener(entry -> {
                if (!isOffered.getAndSet(true)) {
                    Display.getDefault().asyncExec(ActivityConsole::offer);
                }
            });
        }
    }
}
