// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.open;

import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.tracecompass.tmf.core.TmfCommonConstants;
import org.eclipse.tracecompass.tmf.ui.dialog.TmfFileDialogFactory;
import org.eclipse.tracecompass.tmf.ui.project.model.ITmfProjectModelElement;
import org.eclipse.tracecompass.tmf.ui.project.model.TmfProjectElement;
import org.eclipse.tracecompass.tmf.ui.project.model.TmfProjectRegistry;
import org.eclipse.tracecompass.tmf.ui.project.model.TmfTraceFolder;
import org.eclipse.ui.handlers.HandlerUtil;

/**
 * "Open SchedLog recording...": asks for a file and opens it, in the tracing project of the context menu or else in the
 * default one. Trace Compass' own import wizard cannot do this: it takes every archive apart.
 */
public final class OpenRecordingHandler extends AbstractHandler {

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        Shell shell = HandlerUtil.getActiveWorkbenchWindowChecked(event).getShell();
        TmfTraceFolder folder = traceFolder(HandlerUtil.getActiveMenuSelection(event));
        if (folder == null) {
            Problems.show(shell, RecordingOpener.TITLE, "There is no tracing project to open a recording in, "
                    + "and none could be made. Make one with File > New > Tracing Project.", null);
            return null;
        }
        FileDialog dialog = TmfFileDialogFactory.create(shell, SWT.OPEN);
        dialog.setText(RecordingOpener.TITLE);
        dialog.setFilterNames(new String[] { "SchedLog recordings (*.tar)", "All files" });
        dialog.setFilterExtensions(new String[] { "*.tar", "*" });
        String chosen = dialog.open();
        if (chosen != null) {
            RecordingOpener.open(Path.of(chosen), folder, shell);
        }
        return null;
    }

    /** The folder of traces that the selection belongs to, or that of the default project. */
    private static TmfTraceFolder traceFolder(ISelection menuSelection) {
        Object selected = menuSelection instanceof IStructuredSelection structured
                ? structured.getFirstElement() : null;
        if (selected instanceof TmfTraceFolder folder) {
            return folder;
        }
        TmfProjectElement project = selected instanceof ITmfProjectModelElement element ? element.getProject()
                : TmfProjectRegistry.getProject(Optional.ofNullable(Adapters.adapt(selected, IProject.class))
                        .orElseGet(OpenRecordingHandler::defaultProject), true);
        return project == null ? null : project.getTracesFolder();
    }

    private static IProject defaultProject() {
        return TmfProjectRegistry.createProject(TmfCommonConstants.DEFAULT_TRACE_PROJECT_NAME, null,
                new NullProgressMonitor());
    }
}
