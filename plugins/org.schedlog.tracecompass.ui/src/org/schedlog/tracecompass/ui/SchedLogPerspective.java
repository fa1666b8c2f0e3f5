// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui;

import org.eclipse.ui.IFolderLayout;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;

/** The perspective "SchedLog": the Lines view has the most room; the project, the events and their histogram stand around it. */
public final class SchedLogPerspective implements IPerspectiveFactory {

    /** The perspective's id. */
    public static final String ID = "org.schedlog.tracecompass.ui.perspective";

    /** The id of the Lines view. */
    public static final String LINES_VIEW_ID = "org.schedlog.tracecompass.ui.views.lines";

    /** The id of the Points view. */
    public static final String POINTS_VIEW_ID = "org.schedlog.tracecompass.ui.views.points";

    private static final String HISTOGRAM_VIEW_ID = "org.eclipse.linuxtools.tmf.ui.views.histogram";
    private static final String STATISTICS_VIEW_ID = "org.eclipse.linuxtools.tmf.ui.views.statistics";
    private static final String NEW_PROJECT_WIZARD_ID = "org.eclipse.linuxtools.tmf.ui.views.ui.wizards.newProject";
    private static final String TRACES_FOLDER = "org.schedlog.tracecompass.ui.perspective.traces";
    private static final String LINES_FOLDER = "org.schedlog.tracecompass.ui.perspective.lines";
    private static final String DETAIL_FOLDER = "org.schedlog.tracecompass.ui.perspective.detail";

    @Override
    public void createInitialLayout(IPageLayout layout) {
        layout.setEditorAreaVisible(true);
        layout.createFolder(TRACES_FOLDER, IPageLayout.LEFT, 0.15f, IPageLayout.ID_EDITOR_AREA).addView(IPageLayout.ID_PROJECT_EXPLORER);
        IFolderLayout lines = layout.createFolder(LINES_FOLDER, IPageLayout.TOP, 0.6f, IPageLayout.ID_EDITOR_AREA);
        lines.addView(LINES_VIEW_ID);
        lines.addPlaceholder(LINES_VIEW_ID + ":*");
        lines.addView(POINTS_VIEW_ID);
        lines.addPlaceholder(POINTS_VIEW_ID + ":*");
        IFolderLayout detail = layout.createFolder(DETAIL_FOLDER, IPageLayout.RIGHT, 0.6f, IPageLayout.ID_EDITOR_AREA);
        detail.addView(HISTOGRAM_VIEW_ID);
        detail.addView(STATISTICS_VIEW_ID);
        detail.addView(IPageLayout.ID_PROP_SHEET);
        detail.addView(IPageLayout.ID_BOOKMARKS);
        layout.addPerspectiveShortcut(ID);
        layout.addShowViewShortcut(LINES_VIEW_ID);
        layout.addShowViewShortcut(POINTS_VIEW_ID);
        layout.addNewWizardShortcut(NEW_PROJECT_WIZARD_ID);
    }
}
