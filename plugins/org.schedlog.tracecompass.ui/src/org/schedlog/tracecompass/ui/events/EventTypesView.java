// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.events;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.tracecompass.tmf.core.event.aspect.ITmfEventAspect;
import org.eclipse.tracecompass.tmf.core.event.aspect.TmfBaseAspects;
import org.eclipse.tracecompass.tmf.core.filter.ITmfFilter;
import org.eclipse.tracecompass.tmf.core.filter.model.TmfFilterAndNode;
import org.eclipse.tracecompass.tmf.core.filter.model.TmfFilterAspectNode;
import org.eclipse.tracecompass.tmf.core.filter.model.TmfFilterEqualsNode;
import org.eclipse.tracecompass.tmf.core.filter.model.TmfFilterOrNode;
import org.eclipse.tracecompass.tmf.core.filter.model.TmfFilterTreeNode;
import org.eclipse.tracecompass.tmf.core.signal.TmfSignalHandler;
import org.eclipse.tracecompass.tmf.core.signal.TmfSignalManager;
import org.eclipse.tracecompass.tmf.core.signal.TmfTimestampFormatUpdateSignal;
import org.eclipse.tracecompass.tmf.core.trace.ITmfTrace;
import org.eclipse.tracecompass.tmf.ui.editors.ITmfTraceEditor;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IEditorReference;
import org.eclipse.ui.ISharedImages;
import org.eclipse.ui.actions.ActionFactory;
import org.schedlog.engine.column.Progress;
import org.schedlog.tracecompass.core.statistics.EventTypeTable;
import org.schedlog.tracecompass.core.statistics.EventTypeTable.EventType;
import org.schedlog.tracecompass.core.trace.RecordingExperiment;
import org.schedlog.tracecompass.core.trace.RecordingTrace;
import org.schedlog.tracecompass.ui.SchedLogPerspective;
import org.schedlog.tracecompass.ui.figure.RecordingChoice;
import org.schedlog.tracecompass.ui.parts.Actions;
import org.schedlog.tracecompass.ui.table.RecordingView;
import org.schedlog.tracecompass.ui.table.TextExport;

/**
 * The view "Event Types": the kinds of events of the selected recording or of each recording of an experiment, how many
 * there are and what their columns mean. UI thread.
 */
public final class EventTypesView extends RecordingView<List<TypeRow>> {

    /** The view's id. */
    public static final String ID = SchedLogPerspective.EVENT_TYPES_VIEW_ID;

    private final Action copyVariable = Actions.push("Copy name for a query",
            "Copy the selected events as $NAME, to be pasted into a query or a specification",
            Actions.shared(ISharedImages.IMG_TOOL_COPY), () -> TextExport.copy(table().variables()));
    private final Action copyRows = Actions.push("Copy rows as text",
            "Copy the selected rows as text, or all of them", null, () -> TextExport.copy(table().text()));
    private final Action export = Actions.push("Export as CSV...", "Write the table to a CSV file",
            Actions.shared(ISharedImages.IMG_ETOOL_SAVEAS_EDIT), this::export);
    private final Action filter = Actions.push("Show only these in the events table",
            "Show only the selected kinds of events in the events table", null, this::filterEvents);
    private final Action showAll = Actions.push("Show all in the events table",
            "Remove the filters of the events table", null, () -> filterEvents(null));
    private EventTypesTable table;

    /** Called by the workbench. */
    public EventTypesView() {
        super(ID, "event types", true);
    }

    @Override
    protected void createTable(Composite parent) {
        table = new EventTypesTable(parent);
        table.viewer().addDoubleClickListener(event -> filterEvents());
    }

    @Override
    public void createPartControl(Composite parent) {
        super.createPartControl(parent);
        IToolBarManager toolBar = getViewSite().getActionBars().getToolBarManager();
        toolBar.add(copyVariable);
        toolBar.add(export);
        IMenuManager viewMenu = getViewSite().getActionBars().getMenuManager();
        viewMenu.add(copyRows);
        viewMenu.add(showAll);
        MenuManager popup = new MenuManager();
        popup.add(filter);
        popup.add(showAll);
        popup.add(new Separator());
        popup.add(copyVariable);
        popup.add(copyRows);
        popup.add(export);
        table.table().setMenu(popup.createContextMenu(table.table()));
        table.viewer().addSelectionChangedListener(event -> enableActions());
        enableActions();
        getViewSite().getActionBars().setGlobalActionHandler(ActionFactory.COPY.getId(), copyVariable);
        getViewSite().setSelectionProvider(table.viewer());
    }

    @Override
    public void setFocus() {
        table.table().setFocus();
    }

    private void enableActions() {
        boolean isSelected = !table.selected().isEmpty();
        copyVariable.setEnabled(isSelected);
        filter.setEnabled(isSelected);
        boolean isFilled = table.table().getItemCount() > 0;
        copyRows.setEnabled(isFilled);
        export.setEnabled(isFilled);
        showAll.setEnabled(isFilled);
    }

    @Override
    protected void traceChanged() {
        table.show(List.of());
        List<RecordingTrace> recordings = recordings();
        if (!recordings.isEmpty()) {
            String names = String.join(", ", RecordingChoice.names(recordings));
            compute("Counting the event types of " + names, 0, progress -> rows(recordings, progress));
        }
    }

    private static List<TypeRow> rows(List<RecordingTrace> recordings, Progress progress) {
        List<String> names = RecordingChoice.names(recordings);
        List<TypeRow> rows = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            for (EventType type : EventTypeTable.of(recordings.get(i), progress).types()) {
                rows.add(new TypeRow(names.get(i), recordings.get(i), type));
            }
        }
        return rows;
    }

    @Override
    protected void show(List<TypeRow> rows) {
        table.show(rows);
        enableActions();
    }

    /**
     * The user wants times to be written otherwise; called in any thread.
     *
     * @param signal
     *            says that it is so
     */
    @TmfSignalHandler
    public void timeFormatChanged(TmfTimestampFormatUpdateSignal signal) {
        inUserInterface(() -> table.viewer().refresh());
    }

    // ---- the events table

    private void filterEvents() {
        List<TypeRow> rows = table.selected();
        if (!rows.isEmpty()) {
            filterEvents(filter(rows));
        }
    }

    /** Null: all events. */
    private void filterEvents(ITmfFilter wanted) {
        ITmfTrace trace = trace();
        if (!(trace instanceof RecordingTrace) && !(trace instanceof RecordingExperiment)) {
            messages().information("The events table of this experiment is not filtered from here. Open the "
                    + "recordings with Open As Experiment... > SchedLog > SchedLog experiment, or type the name into "
                    + "the table's first row.");
            return;
        }
        TmfSignalManager.dispatchSignal(new FilterEventsSignal(this, trace, wanted));
        for (IEditorReference reference : getSite().getPage().getEditorReferences()) {
            IEditorPart editor = reference.getEditor(false);
            if (editor instanceof ITmfTraceEditor events && events.getTrace() == trace) {
                getSite().getPage().bringToTop(editor);
            }
        }
    }

    /** The events of the kinds and, in an experiment, of the recordings of some rows. */
    private ITmfFilter filter(List<TypeRow> rows) {
        if (!(trace() instanceof RecordingExperiment)) {
            return anyOf(null, rows);
        }
        Map<RecordingTrace, List<TypeRow>> parts = rows.stream().collect(
                Collectors.groupingBy(TypeRow::recording, LinkedHashMap::new, Collectors.toList()));
        TmfFilterTreeNode any = parts.size() == 1 ? null : new TmfFilterOrNode(null);
        TmfFilterTreeNode filter = any;
        for (Map.Entry<RecordingTrace, List<TypeRow>> part : parts.entrySet()) {
            TmfFilterAndNode both = new TmfFilterAndNode(any);
            equalsNode(both, TmfBaseAspects.getTraceNameAspect(), part.getKey().getName());
            anyOf(both, part.getValue());
            filter = any == null ? both : any;
        }
        return filter;
    }

    private static ITmfFilter anyOf(TmfFilterTreeNode parent, List<TypeRow> rows) {
        ITmfEventAspect<?> name = TmfBaseAspects.getEventTypeAspect();
        if (rows.size() == 1) {
            return equalsNode(parent, name, rows.get(0).type().name());
        }
        TmfFilterOrNode any = new TmfFilterOrNode(parent);
        rows.forEach(row -> equalsNode(any, name, row.type().name()));
        return any;
    }

    private static TmfFilterEqualsNode equalsNode(TmfFilterTreeNode parent, ITmfEventAspect<?> aspect, String value) {
        TmfFilterEqualsNode node = new TmfFilterEqualsNode(parent);
        node.setEventAspect(aspect);
        node.setTraceTypeId(TmfFilterAspectNode.BASE_ASPECT_ID);
        node.setValue(value);
        return node;
    }

    private void export() {
        String name = recordings().size() == 1 ? recordings().get(0).getName() : trace().getName();
        TextExport.save(getSite().getShell(), name + "-event-types.csv", table.csv());
    }

    Action exportAction() {
        return export;
    }

    Action filterAction() {
        return filter;
    }

    EventTypesTable table() {
        return table;
    }

    /** What is said above the table. */
    String said() {
        return messages().said();
    }
}
