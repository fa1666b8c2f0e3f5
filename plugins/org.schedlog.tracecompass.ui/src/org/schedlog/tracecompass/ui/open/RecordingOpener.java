// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.open;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.swt.custom.BusyIndicator;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.tracecompass.tmf.ui.project.model.TmfOpenTraceHelper;
import org.eclipse.tracecompass.tmf.ui.project.model.TmfTraceFolder;
import org.schedlog.engine.archive.RecordingReader;
import org.schedlog.engine.archive.Verdict;
import org.schedlog.tracecompass.core.trace.RecordingTrace;

/** Opens a file as a recording, whatever other trace types would make of it. */
public final class RecordingOpener {

    static final String TITLE = "Open SchedLog recording";

    private RecordingOpener() {
    }

    /**
     * Why a file cannot be opened as a recording, as far as its headers tell.
     *
     * @param path
     *            a file or folder
     * @return the reason for the user, or empty where it can be opened
     */
    public static Optional<String> reasonAgainst(Path path) {
        try {
            Verdict verdict = RecordingReader.check(path);
            return verdict.isRecording() ? Optional.empty() : Optional.of(verdict.message());
        } catch (IOException e) {
            return Optional.of(path + " cannot be read: " + e.getMessage());
        }
    }

    /**
     * Links a recording into a tracing project and opens it there; what goes wrong is shown. On the UI thread.
     *
     * @param path
     *            the file
     * @param folder
     *            the project's folder of traces
     * @param shell
     *            the parent of dialogs
     * @return whether the trace is being opened; its columns are read in the background
     */
    public static boolean open(Path path, TmfTraceFolder folder, Shell shell) {
        AtomicReference<Optional<String>> reason = new AtomicReference<>();
        BusyIndicator.showWhile(shell.getDisplay(), () -> reason.set(reasonAgainst(path)));
        if (reason.get().isPresent()) {
            Problems.show(shell, TITLE, reason.get().get(), null);
            return false;
        }
        try {
            IStatus status = TmfOpenTraceHelper.openTraceFromPath(folder, path.toString(), shell, RecordingTrace.ID);
            if (!status.isOK()) {
                Problems.show(shell, TITLE, path + " could not be opened. " + status.getMessage(),
                        status.getException());
            } else if (status.getCode() != IStatus.OK) {
                Problems.show(shell, TITLE, path + " is in the project " + folder.getProject().getName()
                        + " already, but not as a recording. Give it the trace type \"SchedLog recording\" there "
                        + "(Select Trace Type... in its context menu) and open it.", null);
            }
            return status.isOK() && status.getCode() == IStatus.OK;
        } catch (CoreException e) {
            Problems.show(shell, TITLE, path + " could not be added to the project " + folder.getProject().getName()
                    + ". " + e.getMessage(), e);
            return false;
        }
    }
}
