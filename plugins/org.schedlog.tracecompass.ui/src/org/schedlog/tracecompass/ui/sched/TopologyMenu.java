// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.sched;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.tracecompass.tmf.ui.dialog.TmfFileDialogFactory;
import org.schedlog.engine.sched.Topology;
import org.schedlog.engine.sched.TopologyException;
import org.schedlog.tracecompass.core.sched.TopologyJson;
import org.schedlog.tracecompass.core.sched.TraceTopology;
import org.schedlog.tracecompass.core.trace.RecordingTrace;
import org.schedlog.tracecompass.ui.open.Problems;

/** What can be done with a recording's topology. UI thread only. */
final class TopologyMenu {

    private static final String TITLE = "Topology";

    private RecordingTrace recording;
    private int[] cpus;
    private TraceTopology current;

    /** Tells whose topology it is about. */
    void show(RecordingTrace trace, int[] recordedCpus, TraceTopology topology) {
        recording = trace;
        cpus = recordedCpus;
        current = topology;
    }

    /** Opens the menu below a button. */
    void open(Button button) {
        Menu menu = new Menu(button);
        fill(menu);
        Point below = button.toDisplay(0, button.getSize().y);
        menu.setLocation(below);
        menu.addListener(SWT.Hide, event -> button.getDisplay().asyncExec(menu::dispose));
        menu.setVisible(true);
    }

    private void fill(Menu menu) {
        String origin = current == null ? "no recording is shown" : current.origin();
        item(menu, "From: " + origin, null).setEnabled(false);
        new MenuItem(menu, SWT.SEPARATOR);
        Shell shell = menu.getShell();
        item(menu, "Load from a file...", () -> load(shell));
        item(menu, "Edit...", () -> edit(shell));
        item(menu, "Save to a file...", () -> save(shell));
        item(menu, "Use what the recording itself tells", () -> TraceTopology.reset(this, recording, cpus));
    }

    private MenuItem item(Menu menu, String text, Runnable action) {
        MenuItem item = new MenuItem(menu, SWT.PUSH);
        item.setText(text.replace("&", "&&"));
        item.setEnabled(current != null && action != null);
        item.addListener(SWT.Selection, event -> action.run());
        return item;
    }

    private static String ask(Shell shell, int style, String title) {
        FileDialog dialog = TmfFileDialogFactory.create(shell, style);
        dialog.setText(title);
        dialog.setFilterExtensions(new String[] { "*.json", "*" });
        dialog.setFilterNames(new String[] { "Topologies (*.json)", "All files" });
        dialog.setOverwrite(true);
        return dialog.open();
    }

    /** Asks for a file and uses what it says. */
    void load(Shell shell) {
        String file = ask(shell, SWT.OPEN, "Load a topology");
        if (file == null) {
            return;
        }
        try {
            TraceTopology.choose(this, recording, cpus, Files.readString(Path.of(file)), "the file " + file);
        } catch (IOException e) {
            Problems.show(shell, TITLE, file + " cannot be read: " + e.getMessage(), e);
        } catch (TopologyException e) {
            Problems.show(shell, TITLE, file + ": " + e.getMessage(), null);
        }
    }

    private void edit(Shell shell) {
        TopologyDialog dialog = new TopologyDialog(shell, cpus, current.topology());
        if (dialog.open() == Window.OK) {
            try {
                TraceTopology.choose(this, recording, cpus, dialog.json(), "edited by hand");
            } catch (TopologyException e) {
                Problems.show(shell, TITLE, e.getMessage(), e);
            }
        }
    }

    private void save(Shell shell) {
        String file = ask(shell, SWT.SAVE, "Save the topology");
        if (file == null) {
            return;
        }
        Map<String, List<Topology.Node>> levels = new LinkedHashMap<>(current.topology().levels());
        levels.keySet().removeAll(List.of(Topology.CPU, Topology.ALL));
        try {
            Files.writeString(Path.of(file), TopologyJson.write(levels) + "\n");
        } catch (IOException e) {
            Problems.show(shell, TITLE, file + " cannot be written: " + e.getMessage(), e);
        }
    }
}
