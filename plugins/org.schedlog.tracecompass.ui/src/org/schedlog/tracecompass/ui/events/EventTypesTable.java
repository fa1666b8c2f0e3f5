// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.events;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnViewerToolTipSupport;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DragSourceAdapter;
import org.eclipse.swt.dnd.DragSourceEvent;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.tracecompass.tmf.core.timestamp.TmfTimestamp;
import org.schedlog.engine.figure.TableFormat;
import org.schedlog.tracecompass.core.statistics.EventTypeTable.EventType;
import org.schedlog.tracecompass.ui.table.Columns;

/** The table of the Event Types view. For the UI thread only. */
final class EventTypesTable {

    private static final int LEAST_WIDTH = 50;

    private final TableViewer viewer;
    private final Columns sorting;
    private final Color grey;
    private final List<Form> forms = List.of(
            new Form("Name", SWT.LEFT, "The event's name in the recording's event table", EventType::name,
                    EventType::name, Comparator.comparing(EventType::name)),
            new Form("In a query", SWT.LEFT, "How a query or a specification names it; drag it, or copy it with "
                    + "Ctrl+C", EventType::variable, EventType::variable, Comparator.comparing(EventType::variable)),
            new Form("Id", SWT.RIGHT, "Its number in the column event; differs from kernel to kernel",
                    type -> Long.toString(type.id()), type -> Long.toString(type.id()),
                    Comparator.comparingLong(EventType::id)),
            new Form("Count", SWT.RIGHT, "How many there are in the recording",
                    type -> String.format(Locale.ROOT, "%,d", type.count()), type -> Long.toString(type.count()),
                    Comparator.comparingLong(EventType::count)),
            new Form("First", SWT.LEFT, "When the first one was",
                    type -> time(type, type.first()), type -> offset(type, type.firstOffset()),
                    Comparator.comparingLong(EventType::first)),
            new Form("Last", SWT.LEFT, "When the last one was",
                    type -> time(type, type.last()), type -> offset(type, type.lastOffset()),
                    Comparator.comparingLong(EventType::last)),
            new Form("pid is the", SWT.LEFT, "Which thread the column pid names", type -> type.meaning().pid(),
                    type -> type.meaning().pid(), Comparator.comparing(type -> type.meaning().pid())),
            new Form("arg0 is the", SWT.LEFT, "What the column arg0 holds; empty: nothing that is known",
                    type -> type.meaning().arg0(), type -> type.meaning().arg0(),
                    Comparator.comparing(type -> type.meaning().arg0())),
            new Form("arg1 is the", SWT.LEFT, "What the column arg1 holds; empty: nothing that is known",
                    type -> type.meaning().arg1(), type -> type.meaning().arg1(),
                    Comparator.comparing(type -> type.meaning().arg1())));

    /** How one column of the table looks: on the screen, and in a file or on the clipboard. */
    private record Form(String header, int alignment, String tooltip, Function<EventType, String> text,
            Function<EventType, String> exact, Comparator<EventType> order) {
    }

    EventTypesTable(Composite parent) {
        viewer = new TableViewer(parent, SWT.MULTI | SWT.FULL_SELECTION | SWT.V_SCROLL | SWT.H_SCROLL);
        Table table = viewer.getTable();
        table.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        table.setHeaderVisible(true);
        table.setLinesVisible(true);
        grey = table.getDisplay().getSystemColor(SWT.COLOR_WIDGET_DISABLED_FOREGROUND);
        sorting = new Columns(viewer);
        viewer.setContentProvider(ArrayContentProvider.getInstance());
        ColumnViewerToolTipSupport.enableFor(viewer);
        for (int i = 0; i < forms.size(); i++) {
            add(i, forms.get(i));
        }
        viewer.addDragSupport(DND.DROP_COPY, new Transfer[] { TextTransfer.getInstance() }, new DragSourceAdapter() {
            @Override
            public void dragSetData(DragSourceEvent event) {
                event.data = variables();
            }
        });
    }

    private void add(int index, Form form) {
        TableViewerColumn column = new TableViewerColumn(viewer, form.alignment());
        TableColumn header = column.getColumn();
        header.setText(form.header());
        header.setToolTipText(form.tooltip() + ". Click to sort.");
        header.setWidth(LEAST_WIDTH);
        header.setMoveable(true);
        column.setLabelProvider(new ColumnLabelProvider() {
            @Override
            public String getText(Object element) {
                return form.text().apply((EventType) element);
            }

            @Override
            public Color getForeground(Object element) {
                return ((EventType) element).count() == 0 ? grey : null;
            }

            @Override
            public String getToolTipText(Object element) {
                return tooltip((EventType) element, form);
            }
        });
        header.addListener(SWT.Selection, event -> {
            Comparator<Object> order = (left, right) -> form.order().compare((EventType) left, (EventType) right);
            int first = form.header().equals("Count") ? SWT.DOWN : SWT.UP;
            int direction = sorting.click(index, order, first);
            table().setSortColumn(direction == SWT.NONE ? null : header);
            table().setSortDirection(direction);
        });
    }

    private static String tooltip(EventType type, Form form) {
        if (form.header().equals("First") || form.header().equals("Last")) {
            String offset = form.exact().apply(type);
            return offset.isEmpty() ? null : String.format(Locale.ROOT, "%,d ns since the recording's first event",
                    Long.parseLong(offset));
        }
        if (!type.isNamed()) {
            return "The recording's event table has no name for this id.";
        }
        return type.count() == 0 ? "The event table names this event, but none was recorded."
                : "Double click shows only these events in the events table.";
    }

    private static String time(EventType type, long time) {
        return type.count() == 0 ? "" : TmfTimestamp.fromNanos(time).toString();
    }

    private static String offset(EventType type, long offset) {
        return type.count() == 0 ? "" : Long.toString(offset);
    }

    void show(List<EventType> types) {
        viewer.setInput(types);
        for (TableColumn column : table().getColumns()) {
            int before = column.getWidth();
            column.pack();
            // none gets narrower, the user may have wanted it so
            column.setWidth(Math.max(column.getWidth(), before));
        }
    }

    TableViewer viewer() {
        return viewer;
    }

    Table table() {
        return viewer.getTable();
    }

    List<EventType> selected() {
        List<EventType> types = new ArrayList<>();
        for (Object element : viewer.getStructuredSelection().toList()) {
            types.add((EventType) element);
        }
        return types;
    }

    /** How queries name the selected types, separated by blanks. */
    String variables() {
        return selected().stream().map(EventType::variable).collect(Collectors.joining(" "));
    }

    /** The selected rows, or all, as lines separated by tabs; times are ns since the first event. */
    String text() {
        List<EventType> rows = selected().isEmpty() ? all() : selected();
        return lines(rows, "\t", text -> text);
    }

    /** All rows as a CSV file; times are ns since the first event. */
    String csv() {
        return lines(all(), ",", TableFormat::csvField);
    }

    /** In the order in which they are shown. */
    private List<EventType> all() {
        return Arrays.stream(table().getItems()).map(TableItem::getData).map(EventType.class::cast).toList();
    }

    private String lines(List<EventType> rows, String separator, Function<String, String> quote) {
        List<String> headers = List.of("name", "variable", "id", "count", "first_ns", "last_ns", "pid", "arg0", "arg1");
        StringBuilder text = new StringBuilder(String.join(separator, headers)).append('\n');
        for (EventType type : rows) {
            text.append(forms.stream().map(form -> quote.apply(form.exact().apply(type)))
                    .collect(Collectors.joining(separator))).append('\n');
        }
        return text.toString();
    }
}
