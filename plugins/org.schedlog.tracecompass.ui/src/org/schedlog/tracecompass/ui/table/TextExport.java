// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.table;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.tracecompass.tmf.ui.dialog.TmfFileDialogFactory;
import org.schedlog.tracecompass.core.log.ActivityLog;
import org.schedlog.tracecompass.ui.open.Problems;

/** How tables leave Trace Compass: by the clipboard or as a file. For the UI thread only. */
public final class TextExport {

    private TextExport() {
    }

    /**
     * @param text
     *            goes to the clipboard; nothing happens if it is empty
     */
    public static void copy(String text) {
        if (!text.isEmpty()) {
            Clipboard clipboard = new Clipboard(Display.getCurrent());
            clipboard.setContents(new Object[] { text }, new Transfer[] { TextTransfer.getInstance() });
            clipboard.dispose();
        }
    }

    /**
     * Asks for a file and writes it; it is there complete or not at all.
     *
     * @param shell
     *            the dialogs' parent
     * @param name
     *            what the file is called unless the user says otherwise
     * @param csv
     *            what is written
     */
    public static void save(Shell shell, String name, String csv) {
        FileDialog dialog = TmfFileDialogFactory.create(shell, SWT.SAVE);
        dialog.setText("Export as CSV");
        dialog.setFilterExtensions(new String[] { "*.csv", "*" });
        dialog.setFilterNames(new String[] { "Comma-separated values (*.csv)", "All files" });
        dialog.setFileName(name);
        dialog.setOverwrite(true);
        String chosen = dialog.open();
        if (chosen == null) {
            return;
        }
        Path file = Path.of(chosen);
        try {
            write(file, csv);
            ActivityLog.shared().activity("Wrote " + file + ".");
        } catch (IOException e) {
            String message = file + " could not be written. Choose another folder or free some space.";
            Problems.show(shell, "Export as CSV", message, e);
        }
    }

    private static void write(Path file, String csv) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.writeString(part, csv, StandardCharsets.UTF_8);
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
