// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.console;

import org.eclipse.jface.action.Action;
import org.eclipse.ui.console.IConsole;
import org.eclipse.ui.console.IConsoleConstants;
import org.eclipse.ui.console.IConsolePageParticipant;
import org.eclipse.ui.part.IPageBookViewPage;
import org.eclipse.ui.ISharedImages;
import org.eclipse.ui.PlatformUI;
import org.schedlog.tracecompass.core.log.ActivityLog;

/** The button "Clear" in the tool bar of the console. */
public final class ClearButton implements IConsolePageParticipant {

    @Override
    public void init(IPageBookViewPage page, IConsole console) {
        Action clear = new Action("Clear") {
            @Override
            public void run() {
                ActivityLog.shared().clear();
            }
        };
        clear.setToolTipText("Clear the SchedLog console");
        clear.setImageDescriptor(PlatformUI.getWorkbench().getSharedImages()
                .getImageDescriptor(ISharedImages.IMG_ETOOL_CLEAR));
        page.getSite().getActionBars().getToolBarManager().appendToGroup(IConsoleConstants.OUTPUT_GROUP, clear);
    }

    @Override
    public void dispose() {
        // the page lets go of its tool bar
    }

    @Override
    public void activated() {
        // nothing changes with the focus
    }

    @Override
    public void deactivated() {
        // nothing changes with the focus
    }

    @Override
    public <T> T getAdapter(Class<T> adapter) {
        return null;
    }
}
