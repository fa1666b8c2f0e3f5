// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui;

import java.util.List;

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

    private static final String VIEWS = "org.schedlog.tracecompass.ui.views.*";
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
        for (String view : List.of(LINES_VIEW_ID, POINTS_VIEW_ID, LINE_STATISTICS_VIEW_ID, EVENT_TYPES_VIEW_ID,
                CONSOLE_VIEW_ID, HISTOGRAM_VIEW_ID)) {
            layout.addShowViewShortcut(view);
        }
        layout.addNewWizardShortcut(NEW_PROJECT_WIZARD_ID);
    }
}
