// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.points;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.ActionContributionItem;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.tracecompass.tmf.ui.dialog.TmfFileDialogFactory;
import org.eclipse.ui.IActionBars;
import org.eclipse.ui.ISharedImages;
import org.schedlog.tracecompass.ui.figure.SpecMenu;
import org.schedlog.tracecompass.ui.parts.Actions;

/** What the Points view offers in its tool bar and menu. For the UI thread only. */
final class PointsActions {

    private final PointsPage page;
    private final Runnable changed;
    private final Action back;
    private final Action all;
    private final Action logX;
    private final Action logY;
    private final Action legend;

    /**
     * @param page
     *            the view's parts
     * @param changed
     *            is called when an axis was made linear or logarithmic
     */
    PointsActions(PointsPage page, Runnable changed) {
        this.page = page;
        this.changed = changed;
        CommonRange common = page.charts().common();
        all = Actions.push("Show all points", "Show all points",
                Actions.shared(ISharedImages.IMG_ETOOL_HOME_NAV), common::showAll);
        back = Actions.push("Back to what was shown before zooming", "Back to what was shown before zooming",
                Actions.shared(ISharedImages.IMG_TOOL_BACK), common::goBack);
        logX = Actions.check("log x", "Logarithmic horizontal axis; where x is a time it stays linear",
                on -> setLogarithmic(true, on));
        logY = Actions.check("log y", "Logarithmic vertical axis", on -> setLogarithmic(false, on));
        legend = Actions.check("Show legend pane", null, page::setLegendVisible);
        legend.setChecked(true);
        update();
    }

    private void setLogarithmic(boolean isX, boolean on) {
        page.charts().common().setLogarithmic(isX, on);
        changed.run();
    }

    /** Adds them to the view. */
    void fill(IActionBars bars, SpecMenu specMenu) {
        IToolBarManager tools = bars.getToolBarManager();
        ActionContributionItem item = new ActionContributionItem(specMenu);
        item.setMode(ActionContributionItem.MODE_FORCE_TEXT);
        tools.add(item);
        tools.add(new Separator());
        tools.add(all);
        tools.add(back);
        tools.add(logX);
        tools.add(logY);
        IMenuManager menu = bars.getMenuManager();
        menu.add(all);
        menu.add(back);
        menu.add(logX);
        menu.add(logY);
        menu.add(legend);
    }

    /** Shows what is possible, and how the axes are. */
    void update() {
        CommonRange common = page.charts().common();
        boolean isThere = common.range() != null;
        all.setEnabled(isThere);
        back.setEnabled(isThere);
        logX.setEnabled(isThere && !common.isTime());
        logY.setEnabled(isThere);
        logX.setChecked(isThere && common.range().x().logarithmic());
        logY.setChecked(isThere && common.range().y().logarithmic());
    }

    /** Asks for a file and writes the charts to it. */
    void export(Shell shell) {
        FileDialog dialog = TmfFileDialogFactory.create(shell, SWT.SAVE);
        dialog.setText("Export the chart as an image");
        dialog.setFilterExtensions(new String[] { "*.png" });
        dialog.setOverwrite(true);
        String chosen = dialog.open();
        if (chosen != null) {
            save(shell, Path.of(chosen.endsWith(".png") ? chosen : chosen + ".png"));
        }
    }

    private void save(Shell shell, Path file) {
        Image image = page.charts().export();
        ImageLoader loader = new ImageLoader();
        loader.data = new ImageData[] { image.getImageData() };
        image.dispose();
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            loader.save(out, SWT.IMAGE_PNG);
        } catch (IOException | SWTException e) {
            MessageDialog.openError(shell, "Export Image", "The image could not be written to " + file + ": "
                    + e.getMessage());
        }
    }
}
