// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.console;

import org.eclipse.ui.console.ConsolePlugin;
import org.eclipse.ui.console.IConsoleFactory;

/** The entry "SchedLog" in the Console view's menu "Open Console". */
public final class ActivityConsoleFactory implements IConsoleFactory {

    @Override
    public void openConsole() {
        ConsolePlugin.getDefault().getConsoleManager().showConsoleView(ActivityConsole.offer());
    }
}
