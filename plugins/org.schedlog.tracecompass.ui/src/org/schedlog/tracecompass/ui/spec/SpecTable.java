// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.spec;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

import org.eclipse.jface.layout.TableColumnLayout;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.jface.viewers.Viewer;
import org.eclipse.jface.viewers.ViewerComparator;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.ui.ISharedImages;
import org.eclipse.ui.PlatformUI;
import org.schedlog.tracecompass.core.spec.SpecEntry;
import org.schedlog.tracecompass.core.spec.SpecSource;

/** The table of all specifications. For the UI thread. */
final class SpecTable {

    private static final int LEAST_WIDTH = 60;

    private final TableViewer viewer;
    private final TableColumnLayout layout = new TableColumnLayout();

    /**
     * @param parent
     *            holds the table and nothing else
     */
    SpecTable(Composite parent) {
        parent.setLayout(layout);
        viewer = new TableViewer(parent, SWT.BORDER | SWT.FULL_SELECTION | SWT.MULTI);
        viewer.getTable().setHeaderVisible(true);
        viewer.setContentProvider(ArrayContentProvider.getInstance());
        viewer.setUseHashlookup(true);
        column("Name", 4, entry -> entry.source().name());
        column("Kind", 2, SpecEntry::kindText);
        column("From", 4, SpecEntry::place);
        column("State", 3, SpecEntry::stateText);
    }

    private void column(String title, int weight, Function<SpecEntry, String> text) {
        TableViewerColumn column = new TableViewerColumn(viewer, SWT.NONE);
        column.getColumn().setText(title);
        layout.setColumnData(column.getColumn(), new ColumnWeightData(weight, LEAST_WIDTH));
        boolean isState = title.equals("State");
        column.setLabelProvider(new ColumnLabelProvider() {
            @Override
            public String getText(Object element) {
                return text.apply((SpecEntry) element);
            }

            @Override
            public Image getImage(Object element) {
                boolean isWrong = ((SpecEntry) element).problems() > 0;
                return isState && isWrong
                        ? PlatformUI.getWorkbench().getSharedImages().getImage(ISharedImages.IMG_OBJS_ERROR_TSK) : null;
            }
        });
        column.getColumn().addListener(SWT.Selection, event -> sort(column.getColumn(), text));
    }

    private void sort(TableColumn column, Function<SpecEntry, String> text) {
        boolean isDown = viewer.getTable().getSortColumn() == column
                && viewer.getTable().getSortDirection() == SWT.UP;
        viewer.getTable().setSortColumn(column);
        viewer.getTable().setSortDirection(isDown ? SWT.DOWN : SWT.UP);
        Comparator<SpecEntry> order = Comparator.comparing(text, String.CASE_INSENSITIVE_ORDER);
        Comparator<SpecEntry> directed = isDown ? order.reversed() : order;
        viewer.setComparator(new ViewerComparator() {
            @Override
            public int compare(Viewer sorted, Object a, Object b) {
                return directed.compare((SpecEntry) a, (SpecEntry) b);
            }
        });
    }

    TableViewer viewer() {
        return viewer;
    }

    /** Shows other entries; what was selected stays so if it is still there. */
    void show(List<SpecEntry> entries) {
        List<SpecSource> selected = selected().stream().map(SpecEntry::source).toList();
        viewer.setInput(entries);
        select(selected);
    }

    @SuppressWarnings("unchecked")
    private List<SpecEntry> entries() {
        return viewer.getInput() == null ? List.of() : (List<SpecEntry>) viewer.getInput();
    }

    void select(List<SpecSource> sources) {
        List<SpecEntry> found = entries().stream().filter(entry -> sources.contains(entry.source())).toList();
        viewer.setSelection(new StructuredSelection(found), true);
    }

    @SuppressWarnings("unchecked")
    List<SpecEntry> selected() {
        return viewer.getStructuredSelection().toList();
    }
}
