// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.project;

import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.tracecompass.tmf.core.timestamp.TmfTimeRange;
import org.eclipse.tracecompass.tmf.core.trace.ITmfTrace;
import org.eclipse.tracecompass.tmf.core.trace.TmfTraceManager;
import org.eclipse.tracecompass.tmf.ui.project.model.TmfCommonProjectElement;
import org.eclipse.tracecompass.tmf.ui.project.model.TmfTraceElement;
import org.eclipse.ui.handlers.HandlerUtil;
import org.schedlog.tracecompass.core.trace.RecordingTrace;
import org.schedlog.tracecompass.core.trace.RecordingTrim;
import org.schedlog.tracecompass.ui.open.Problems;

/**
 * Trace Compass' command "Export Time Selection as New Trace..." on recordings and on experiments of recordings. Its
 * own handler takes traces for folders and fails on a tarball.
 */
public final class TrimHandler extends AbstractHandler {

    static final String TITLE = "Export Time Selection as New Trace";
    private static final String ENDING = ".tar";

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        Shell shell = HandlerUtil.getActiveShellChecked(event);
        if (HandlerUtil.getCurrentSelection(event) instanceof IStructuredSelection selection
                && selection.getFirstElement() instanceof TmfCommonProjectElement element) {
            prepare(element, shell).ifPresent(TrimJob::schedule);
        }
        return null;
    }

    private static Optional<TrimJob> prepare(TmfCommonProjectElement selected, Shell shell) {
        TmfCommonProjectElement element = selected instanceof TmfTraceElement trace ? trace.getElementUnderTraceFolder()
                : selected;
        ITmfTrace open = element.getTrace();
        if (open == null) {
            return refuse(shell, element.getName() + " is not open. Open it and select a range of time in a view, with "
                    + "the left mouse button, then choose this command again.");
        }
        TmfTimeRange range = selectedRange(open);
        if (range.getStartTime().equals(range.getEndTime())) {
            return refuse(shell, "No range of time is selected in " + element.getName() + ". Select one in a view, "
                    + "with the left mouse button, then choose this command again.");
        }
        Map<TmfTraceElement, RecordingTrim> trims = new LinkedHashMap<>();
        for (TmfTraceElement trace : SelectedRecordings.of(List.of(element))) {
            recording(trace, open).flatMap(recording -> RecordingTrim.of(recording, range))
                    .ifPresent(trim -> trims.put(trace, trim));
        }
        if (trims.isEmpty()) {
            return refuse(shell, "No event of " + element.getName() + " lies in the selected range of time. Select one "
                    + "that holds events.");
        }
        return name(element, trims, shell).map(name -> new TrimJob(element, name, trims));
    }

    private static Optional<TrimJob> refuse(Shell shell, String why) {
        Problems.show(shell, TITLE, why, null);
        return Optional.empty();
    }

    private static TmfTimeRange selectedRange(ITmfTrace trace) {
        TmfTimeRange range = TmfTraceManager.getInstance().getTraceContext(trace).getSelectionRange();
        return range.getStartTime().compareTo(range.getEndTime()) <= 0 ? range
                : new TmfTimeRange(range.getEndTime(), range.getStartTime());
    }

    private static Optional<RecordingTrace> recording(TmfTraceElement element, ITmfTrace open) {
        return TmfTraceManager.getTraceSet(open).stream()
                .filter(trace -> element.getResource().equals(trace.getResource()))
                .filter(RecordingTrace.class::isInstance).map(RecordingTrace.class::cast).findFirst();
    }

    private static Optional<String> name(TmfCommonProjectElement element, Map<TmfTraceElement, RecordingTrim> trims,
            Shell shell) {
        boolean single = element instanceof TmfTraceElement;
        long events = trims.values().stream().mapToLong(RecordingTrim::events).sum();
        String what = String.format(Locale.ROOT, "%,d events of %s lie in the selected range. %s", events,
                element.getName(), single ? "The name of the new recording:"
                        : "The name of the new experiment, and of the folder of its recordings:");
        InputDialog dialog = new InputDialog(shell, TITLE, what, proposal(element, single),
                name -> problem(element, name, single));
        return dialog.open() == Window.OK ? Optional.of(dialog.getValue()) : Optional.empty();
    }

    private static String proposal(TmfCommonProjectElement element, boolean single) {
        String name = element.getName();
        String stem = name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name;
        String proposal;
        int number = 1;
        do {
            proposal = stem + "-part" + number++ + (single ? ENDING : "");
        } while (problem(element, proposal, single) != null);
        return proposal;
    }

    /** Why the name cannot be used, or null. */
    private static String problem(TmfCommonProjectElement element, String name, boolean single) {
        IStatus status = element.getResource().getWorkspace().validateName(name,
                single ? IResource.FILE : IResource.FOLDER);
        if (!status.isOK()) {
            return status.getMessage();
        }
        boolean taken = Files.exists(TrimJob.target(element, name))
                || element.getProject().getTracesFolder().getResource().findMember(name) != null
                || !single && element.getProject().getExperimentsFolder().getResource().findMember(name) != null;
        return taken ? "There is something called " + name + " already." : null;
    }
}
