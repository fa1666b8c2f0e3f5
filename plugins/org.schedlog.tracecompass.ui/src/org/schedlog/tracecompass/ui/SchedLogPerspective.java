// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui;

import java.util.List;
import java.util.stream.Stream;

import org.eclipse.ui.IFolderLayout;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;
import org.eclipse.ui.PlatformUI;

/**
 * The perspective "SchedLog": the Lines view has the most room; around it stand the project, the events, and in one
 * folder what is said of them in numbers and words.
 */
public final class SchedLogPerspective implements IPerspectiveFactory {

    /** The perspective's id. */
    public static final String ID = "org.schedlog.tracecompass.ui.perspective";

    /** The id of the Lines view. */
    public static final String LINES_VIEW_ID = "org.schedlog.tracecompass.ui.views.lines";

    /** The id of the Points view. */
    public static final String POINTS_VIEW_ID = "org.schedlog.tracecompass.ui.views.points";

    /** The id of the Line Statistics view. */
    public static final String LINE_STATISTICS_VIEW_ID = "org.schedlog.tracecompass.ui.views.linestatistics";

    /** The id of the Event Types view. */
    public static final String EVENT_TYPES_VIEW_ID = "org.schedlog.tracecompass.ui.views.eventtypes";

    /** The id of the Residency view. */
    public static final String RESIDENCY_VIEW_ID = "org.schedlog.tracecompass.ui.views.residency";

    /** The id of the Switch Signals view. */
    public static final String SIGNALS_VIEW_ID = "org.schedlog.tracecompass.ui.views.signals";

    /** The id of the Residency Timeline view. */
    public static final String TIMELINE_VIEW_ID = "org.schedlog.tracecompass.ui.views.timeline";

    /** The id of the Wakeup Latency view. */
    public static final String LATENCY_VIEW_ID = "org.schedlog.tracecompass.ui.views.latency";

    /** The id of the view Idle While Others Wait. */
    public static final String IDLE_VIEW_ID = "org.schedlog.tracecompass.ui.views.idle";

    /** The id of the Assertions view. */
    public static final String ASSERTIONS_VIEW_ID = "org.schedlog.tracecompass.ui.views.assertions";

    private static final String VIEWS = "org.schedlog.tracecompass.ui.views.*";
    private static final String FREQUENCY_VIEW_ID = "org.schedlog.tracecompass.ui.views.frequency";
    private static final String RUN_QUEUE_VIEW_ID = "org.schedlog.tracecompass.ui.views.runqueue";
    private static final String BALANCING_VIEW_ID = "org.schedlog.tracecompass.ui.views.balancing";
    private static final String CONTROL_FLOW_VIEW_ID = "org.eclipse.tracecompass.analysis.os.linux.views.controlflow";
    private static final String RESOURCES_VIEW_ID = "org.eclipse.tracecompass.analysis.os.linux.views.resources";
    private static final String CPU_USAGE_VIEW_ID = "org.eclipse.tracecompass.analysis.os.linux.views.cpuusage";
    /** What needs the width of the window, beside the figures. */
    private static final List<String> OVER_TIME = List.of(TIMELINE_VIEW_ID, SIGNALS_VIEW_ID, FREQUENCY_VIEW_ID,
            RUN_QUEUE_VIEW_ID, BALANCING_VIEW_ID, CONTROL_FLOW_VIEW_ID, RESOURCES_VIEW_ID, CPU_USAGE_VIEW_ID);
    private static final String HISTOGRAM_VIEW_ID = "org.eclipse.linuxtools.tmf.ui.views.histogram";
    private static final String STATISTICS_VIEW_ID = "org.eclipse.linuxtools.tmf.ui.views.statistics";
    private static final String CONSOLE_VIEW_ID = "org.eclipse.ui.console.ConsoleView";
    private static final String NEW_PROJECT_WIZARD_ID = "org.eclipse.linuxtools.tmf.ui.views.ui.wizards.newProject";
    private static final String TRACES_FOLDER = "org.schedlog.tracecompass.ui.perspective.traces";
    private static final String LINES_FOLDER = "org.schedlog.tracecompass.ui.perspective.lines";
    private static final String DETAIL_FOLDER = "org.schedlog.tracecompass.ui.perspective.detail";

    @Override
    public void createInitialLayout(IPageLayout layout) {
        layout.setEditorAreaVisible(true);
        IFolderLayout traces = layout.createFolder(TRACES_FOLDER, IPageLayout.LEFT, 0.15f, IPageLayout.ID_EDITOR_AREA);
        traces.addView(IPageLayout.ID_PROJECT_EXPLORER);
        IFolderLayout lines = layout.createFolder(LINES_FOLDER, IPageLayout.TOP, 0.6f, IPageLayout.ID_EDITOR_AREA);
        lines.addView(LINES_VIEW_ID);
        lines.addPlaceholder(LINES_VIEW_ID + ":*");
        lines.addView(POINTS_VIEW_ID);
        lines.addPlaceholder(POINTS_VIEW_ID + ":*");
        for (String view : OVER_TIME) {
            lines.addPlaceholder(view);
            lines.addPlaceholder(view + ":*");
        }
        IFolderLayout detail = layout.createFolder(DETAIL_FOLDER, IPageLayout.RIGHT, 0.45f, IPageLayout.ID_EDITOR_AREA);
        detail.addView(LINE_STATISTICS_VIEW_ID);
        detail.addView(EVENT_TYPES_VIEW_ID);
        detail.addView(HISTOGRAM_VIEW_ID);
        detail.addView(STATISTICS_VIEW_ID);
        if (PlatformUI.getWorkbench().getViewRegistry().find(CONSOLE_VIEW_ID) != null) {
            detail.addView(CONSOLE_VIEW_ID);
        }
        detail.addView(IPageLayout.ID_PROP_SHEET);
        detail.addView(IPageLayout.ID_BOOKMARKS);
        detail.addPlaceholder(VIEWS);
        detail.addPlaceholder(VIEWS + ":*");
        detail.addPlaceholder(IPageLayout.ID_PROGRESS_VIEW);
        layout.addPerspectiveShortcut(ID);
        Stream.of(List.of(LINES_VIEW_ID, POINTS_VIEW_ID, LINE_STATISTICS_VIEW_ID, EVENT_TYPES_VIEW_ID, CONSOLE_VIEW_ID,
                HISTOGRAM_VIEW_ID, RESIDENCY_VIEW_ID, LATENCY_VIEW_ID, IDLE_VIEW_ID, ASSERTIONS_VIEW_ID), OVER_TIME)
                .flatMap(List::stream).forEach(layout::addShowViewShortcut);
        layout.addNewWizardShortcut(NEW_PROJECT_WIZARD_ID);
    }
}
