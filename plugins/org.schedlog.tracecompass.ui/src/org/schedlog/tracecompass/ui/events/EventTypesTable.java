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
import org.schedlog.tracecompass.ui.table.ColumnWidths;
import org.schedlog.tracecompass.ui.table.Columns;

/** The table of the Event Types view. For the UI thread only. */
final class EventTypesTable {

    private static final int LEAST_WIDTH = 50;
    private static final Form RECORDING = new Form("Recording", "recording", SWT.LEFT, "The recording of the events",
            TypeRow::name, TypeRow::name, Comparator.comparing(TypeRow::name));

    private final TableViewer viewer;
    private final Columns sorting;
    private final Color grey;
    private final List<Form> forms = List.of(
            Form.of("Name", "name", SWT.LEFT, "The event's name in the recording's event table", EventType::name,
                    EventType::name, Comparator.comparing(EventType::name)),
            Form.of("In a query", "variable", SWT.LEFT, "How a query or a specification names it; drag it, or copy "
                    + "it with Ctrl+C", EventType::variable, EventType::variable,
                    Comparator.comparing(EventType::variable)),
            Form.of("Id", "id", SWT.RIGHT, "Its number in the column event; differs from kernel to kernel",
                    type -> Long.toString(type.id()), type -> Long.toString(type.id()),
                    Comparator.comparingLong(EventType::id)),
            Form.of("Count", "count", SWT.RIGHT, "How many there are in the recording",
                    type -> String.format(Locale.ROOT, "%,d", type.count()), type -> Long.toString(type.count()),
                    Comparator.comparingLong(EventType::count)),
            Form.of("First", "first_ns", SWT.LEFT, "When the first one was",
                    type -> time(type, type.first()), type -> offset(type, type.firstOffset()),
                    Comparator.comparingLong(EventType::first)),
            Form.of("Last", "last_ns", SWT.LEFT, "When the last one was",
                    type -> time(type, type.last()), type -> offset(type, type.lastOffset()),
                    Comparator.comparingLong(EventType::last)),
            Form.of("pid is the", "pid", SWT.LEFT, "Which thread the column pid names", type -> type.meaning().pid(),
                    type -> type.meaning().pid(), Comparator.comparing(type -> type.meaning().pid())),
            Form.of("arg0 is the", "arg0", SWT.LEFT, "What the column arg0 holds; empty: nothing that is known",
                    type -> type.meaning().arg0(), type -> type.meaning().arg0(),
                    Comparator.comparing(type -> type.meaning().arg0())),
            Form.of("arg1 is the", "arg1", SWT.LEFT, "What the column arg1 holds; empty: nothing that is known",
                    type -> type.meaning().arg1(), type -> type.meaning().arg1(),
                    Comparator.comparing(type -> type.meaning().arg1())));
    /** The column in front of the others where several recordings are shown, else null. */
    private TableColumn recordings;

    /**
     * How one column of the table looks: on the screen, and in a file or on the clipboard, where it is called
     * {@code key}.
     */
    private record Form(String header, String key, int alignment, String tooltip, Function<TypeRow, String> text,
            Function<TypeRow, String> exact, Comparator<TypeRow> order) {

        /** What is the same for the same kind of events. */
        static Form of(String header, String key, int alignment, String tooltip, Function<EventType, String> text,
                Function<EventType, String> exact, Comparator<EventType> order) {
            return new Form(header, key, alignment, tooltip, row -> text.apply(row.type()),
                    row -> exact.apply(row.type()), Comparator.comparing(TypeRow::type, order));
        }
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

    /** Adds a column; the header is returned. */
    private TableColumn add(int index, Form form) {
        TableViewerColumn column = new TableViewerColumn(viewer, form.alignment(), index);
        TableColumn header = column.getColumn();
        header.setText(form.header());
        header.setToolTipText(form.tooltip() + ". Click to sort.");
        header.setWidth(LEAST_WIDTH);
        header.setMoveable(true);
        column.setLabelProvider(new ColumnLabelProvider() {
            @Override
            public String getText(Object element) {
                return form.text().apply((TypeRow) element);
            }

            @Override
            public Color getForeground(Object element) {
                return ((TypeRow) element).type().count() == 0 ? grey : null;
            }

            @Override
            public String getToolTipText(Object element) {
                return tooltip((TypeRow) element, form);
            }
        });
        header.addListener(SWT.Selection, event -> {
            Comparator<Object> order = (left, right) -> form.order().compare((TypeRow) left, (TypeRow) right);
            int first = form.header().equals("Count") ? SWT.DOWN : SWT.UP;
            int direction = sorting.click(forms.indexOf(form), order, first);
            table().setSortColumn(direction == SWT.NONE ? null : header);
            table().setSortDirection(direction);
        });
        return header;
    }

    private static String tooltip(TypeRow row, Form form) {
        EventType type = row.type();
        if (form.header().equals("First") || form.header().equals("Last")) {
            String offset = form.exact().apply(row);
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

    /** Shows rows; those of several recordings have the recording's name in front. */
    void show(List<TypeRow> rows) {
        viewer.setInput(List.of());
        showRecordings(rows.stream().map(TypeRow::recording).distinct().count() > 1);
        viewer.setInput(rows);
        ColumnWidths.widen(table());
    }

    private void showRecordings(boolean shown) {
        if (shown && recordings == null) {
            recordings = add(0, RECORDING);
        } else if (!shown && recordings != null) {
            if (table().getSortColumn() == recordings) {
                table().setSortColumn(null);
                sorting.clear();
            }
            recordings.dispose();
            recordings = null;
        }
    }

    TableViewer viewer() {
        return viewer;
    }

    Table table() {
        return viewer.getTable();
    }

    List<TypeRow> selected() {
        List<TypeRow> rows = new ArrayList<>();
        for (Object element : viewer.getStructuredSelection().toList()) {
            rows.add((TypeRow) element);
        }
        return rows;
    }

    /** How queries name the selected types, separated by blanks. */
    String variables() {
        return selected().stream().map(row -> row.type().variable()).distinct().collect(Collectors.joining(" "));
    }

    /** The selected rows, or all, as lines separated by tabs; times are ns since the first event. */
    String text() {
        List<TypeRow> rows = selected().isEmpty() ? all() : selected();
        return lines(rows, "\t", text -> text);
    }

    /** All rows as a CSV file; times are ns since the first event. */
    String csv() {
        return lines(all(), ",", TableFormat::csvField);
    }

    /** In the order in which they are shown. */
    private List<TypeRow> all() {
        return Arrays.stream(table().getItems()).map(TableItem::getData).map(TypeRow.class::cast).toList();
    }

    private String lines(List<TypeRow> rows, String separator, Function<String, String> quote) {
        List<Form> columns = new ArrayList<>(forms);
        if (recordings != null) {
            columns.add(0, RECORDING);
        }
        StringBuilder text = new StringBuilder(columns.stream().map(Form::key).collect(Collectors.joining(separator)))
                .append('\n');
        for (TypeRow row : rows) {
            text.append(columns.stream().map(form -> quote.apply(form.exact().apply(row)))
                    .collect(Collectors.joining(separator))).append('\n');
        }
        return text.toString();
    }
}
