// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.sched;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.TableEditor;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.schedlog.engine.sched.Topology;
import org.schedlog.tracecompass.core.sched.TopologyJson;

/**
 * Edits a topology: a row for each CPU, a column for each level, the cell says which node the CPU belongs to. A level
 * whose cells are all empty does not exist. UI thread only.
 */
final class TopologyDialog extends TitleAreaDialog {

    private static final List<String> USUAL = List.of("core", "llc", "socket", "numa");
    private static final int ROWS_SHOWN = 18;
    private static final int CPU_WIDTH = 70;
    private static final int LEVEL_WIDTH = 150;

    private final int[] cpus;
    private final Topology topology;
    private final List<String> levels = new ArrayList<>();
    private Table table;
    private String json;

    /**
     * @param shell
     *            the parent
     * @param cpus
     *            the recording's CPUs
     * @param topology
     *            what is edited
     */
    TopologyDialog(Shell shell, int[] cpus, Topology topology) {
        super(shell);
        this.cpus = cpus.clone();
        this.topology = topology;
        levels.addAll(topology.levels().keySet());
        levels.removeAll(List.of(Topology.CPU, Topology.ALL));
        USUAL.stream().filter(level -> !levels.contains(level)).forEach(levels::add);
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText("Topology");
    }

    @Override
    protected boolean isResizable() {
        return true;
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        setTitle("Which CPUs belong together");
        setMessage("Name the node of each CPU: equal names belong together. Click a cell to change it; select several "
                + "rows to change them all. Levels without any name are left out.");
        Composite area = (Composite) super.createDialogArea(parent);
        table = new Table(area, SWT.FULL_SELECTION | SWT.MULTI | SWT.BORDER);
        table.setHeaderVisible(true);
        table.setLinesVisible(true);
        GridData data = new GridData(SWT.FILL, SWT.FILL, true, true);
        data.heightHint = Math.min(cpus.length, ROWS_SHOWN) * table.getItemHeight() + table.getHeaderHeight();
        table.setLayoutData(data);
        column("CPU", CPU_WIDTH);
        levels.forEach(level -> column(level, LEVEL_WIDTH));
        for (int cpu : cpus) {
            TableItem item = new TableItem(table, SWT.NONE);
            item.setText(0, Integer.toString(cpu));
            for (int level = 0; level < levels.size(); level++) {
                item.setText(level + 1, node(levels.get(level), cpu));
            }
        }
        table.addListener(SWT.MouseDown, this::clicked);
        return area;
    }

    private void column(String name, int width) {
        TableColumn column = new TableColumn(table, SWT.NONE);
        column.setText(name);
        column.setWidth(width);
    }

    private String node(String level, int cpu) {
        List<Topology.Node> nodes = topology.levels().getOrDefault(level, List.of());
        for (int i = 0; i < nodes.size(); i++) {
            if (nodes.get(i).cpus().contains(cpu)) {
                return nodes.get(i).name() == null ? level + " " + i : nodes.get(i).name();
            }
        }
        return "";
    }

    private void clicked(Event event) {
        TableItem item = table.getItem(new Point(event.x, event.y));
        // with a key held down rows are being selected
        if (item == null || event.button != 1 || (event.stateMask & SWT.MODIFIER_MASK) != 0) {
            return;
        }
        for (int column = 1; column <= levels.size(); column++) {
            if (item.getBounds(column).contains(event.x, event.y)) {
                boolean several = table.getSelectionCount() > 1 && table.isSelected(table.indexOf(item));
                edit(item, column, several ? table.getSelection() : new TableItem[] { item });
            }
        }
    }

    private void edit(TableItem item, int column, TableItem[] changed) {
        Text text = new Text(table, SWT.NONE);
        TableEditor editor = new TableEditor(table);
        editor.grabHorizontal = true;
        editor.horizontalAlignment = SWT.LEFT;
        editor.setEditor(text, item, column);
        text.setText(item.getText(column));
        text.selectAll();
        text.setFocus();
        text.addListener(SWT.FocusOut, event -> {
            set(changed, column, text.getText());
            close(text, editor);
        });
        text.addListener(SWT.Traverse, event -> {
            if (event.detail == SWT.TRAVERSE_RETURN) {
                set(changed, column, text.getText());
            }
            if (event.detail == SWT.TRAVERSE_RETURN || event.detail == SWT.TRAVERSE_ESCAPE) {
                event.doit = false;
                close(text, editor);
            }
        });
    }

    /** Later, for it is called by the text's own events, and disposing it is one more. */
    private void close(Text text, TableEditor editor) {
        table.getDisplay().asyncExec(() -> {
            if (!text.isDisposed()) {
                text.dispose();
                editor.dispose();
            }
        });
    }

    private void set(TableItem[] items, int column, String name) {
        for (TableItem item : items) {
            item.setText(column, name.strip());
        }
        validate();
    }

    /** Names the node of a CPU, as the user would. */
    void name(int row, String level, String name) {
        set(new TableItem[] { table.getItem(row) }, levels.indexOf(level) + 1, name);
    }

    private void validate() {
        String problem = null;
        for (int level = 0; level < levels.size() && problem == null; level++) {
            int column = level + 1;
            long missing = List.of(table.getItems()).stream().filter(item -> item.getText(column).isEmpty()).count();
            if (missing > 0 && missing < cpus.length) {
                problem = "Level " + levels.get(level) + ": " + missing + " of " + cpus.length
                        + " CPUs have no node. Name them all, or none.";
            }
        }
        setErrorMessage(problem);
        getButton(IDialogConstants.OK_ID).setEnabled(problem == null);
    }

    @Override
    protected void okPressed() {
        Map<String, List<Topology.Node>> result = new LinkedHashMap<>();
        for (int level = 0; level < levels.size(); level++) {
            Map<String, List<Integer>> nodes = new LinkedHashMap<>();
            for (int row = 0; row < cpus.length; row++) {
                String name = table.getItem(row).getText(level + 1);
                if (!name.isEmpty()) {
                    nodes.computeIfAbsent(name, key -> new ArrayList<>()).add(cpus[row]);
                }
            }
            if (!nodes.isEmpty()) {
                result.put(levels.get(level), nodes.entrySet().stream()
                        .map(node -> new Topology.Node(node.getKey(), node.getValue())).toList());
            }
        }
        json = TopologyJson.write(result);
        super.okPressed();
    }

    /** @return what the user made of it, after OK was pressed */
    String json() {
        return json;
    }
}
