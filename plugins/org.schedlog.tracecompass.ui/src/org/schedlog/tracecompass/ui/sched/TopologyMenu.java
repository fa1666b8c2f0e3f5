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

/** What can be done with the topology of a recording. UI thread only. */
final class TopologyMenu {

    private static final String TITLE = "Topology";

    private final RecordingTrace recording;
    private final int[] cpus;
    private final TraceTopology current;

    /**
     * @param recording
     *            whose topology it is
     * @param cpus
     *            its CPUs
     * @param current
     *            the topology that it has now
     */
    TopologyMenu(RecordingTrace recording, int[] cpus, TraceTopology current) {
        this.recording = recording;
        this.cpus = cpus;
        this.current = current;
    }

    /** Opens the menu of some recordings below a button; of several each has a menu of its own in it. */
    static void open(Button button, List<TopologyMenu> recordings) {
        Menu menu = new Menu(button);
        if (recordings.isEmpty()) {
            item(menu, "No recording is shown", null);
        } else if (recordings.size() == 1) {
            recordings.get(0).fill(menu);
        } else {
            for (TopologyMenu one : recordings) {
                MenuItem item = new MenuItem(menu, SWT.CASCADE);
                item.setText(one.recording.getName().replace("&", "&&"));
                Menu below = new Menu(item);
                item.setMenu(below);
                one.fill(below);
            }
        }
        menu.setLocation(button.toDisplay(0, button.getSize().y));
        menu.addListener(SWT.Hide, event -> button.getDisplay().asyncExec(menu::dispose));
        menu.setVisible(true);
    }

    private void fill(Menu menu) {
        item(menu, "From: " + current.origin(), null);
        new MenuItem(menu, SWT.SEPARATOR);
        Shell shell = menu.getShell();
        item(menu, "Load from a file...", () -> load(shell));
        item(menu, "Edit...", () -> edit(shell));
        item(menu, "Save to a file...", () -> save(shell));
        item(menu, "Use what the recording itself tells", () -> TraceTopology.reset(this, recording, cpus));
    }

    /** Without an action it cannot be chosen. */
    private static void item(Menu menu, String text, Runnable action) {
        MenuItem item = new MenuItem(menu, SWT.PUSH);
        item.setText(text.replace("&", "&&"));
        item.setEnabled(action != null);
        item.addListener(SWT.Selection, event -> action.run());
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
