// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.parts;

import java.util.function.Consumer;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.ui.PlatformUI;

/** Makes what stands in tool bars and menus. UI thread. */
public final class Actions {

    private Actions() {
    }

    /**
     * @param text
     *            what the menu says
     * @param help
     *            the tooltip
     * @param image
     *            the button's, see {@link #shared}; null where the action stands in menus only
     * @param run
     *            what it does
     * @return a button
     */
    public static Action push(String text, String help, ImageDescriptor image, Runnable run) {
        Action action = new Action(text) {
            @Override
            public void run() {
                run.run();
            }
        };
        action.setToolTipText(help);
        action.setImageDescriptor(image);
        return action;
    }

    /**
     * @param text
     *            what the menu says
     * @param help
     *            the tooltip; null for none
     * @param run
     *            is told whether it is checked now
     * @return a check box
     */
    public static Action check(String text, String help, Consumer<Boolean> run) {
        Action action = new Action(text, IAction.AS_CHECK_BOX) {
            @Override
            public void run() {
                run.accept(isChecked());
            }
        };
        action.setToolTipText(help);
        return action;
    }

    /**
     * @param name
     *            a constant of {@link org.eclipse.ui.ISharedImages}
     * @return the workbench's own image
     */
    public static ImageDescriptor shared(String name) {
        return PlatformUI.getWorkbench().getSharedImages().getImageDescriptor(name);
    }
}
