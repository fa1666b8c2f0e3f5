// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.project;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.tracecompass.tmf.ui.project.model.TmfCommonProjectElement;
import org.eclipse.tracecompass.tmf.ui.project.model.TmfExperimentElement;
import org.eclipse.tracecompass.tmf.ui.project.model.TmfTraceElement;
import org.eclipse.ui.handlers.HandlerUtil;
import org.schedlog.tracecompass.ui.open.Problems;

/**
 * "Align Starts": gives recordings such time offsets that all begin when the first one does. They are the offsets of
 * Trace Compass' own "Apply Time Offset...", and its "Clear Time Offset" takes them back.
 */
public final class AlignHandler extends AbstractHandler {

    static final String TITLE = "Align Starts";

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        if (HandlerUtil.getCurrentSelection(event) instanceof IStructuredSelection selection) {
            List<TmfTraceElement> recordings = SelectedRecordings.of(selection.toList());
            if (recordings.size() < 2) {
                Problems.show(HandlerUtil.getActiveShellChecked(event), TITLE, "Aligning needs two recordings: select "
                        + "several, or an experiment that has several.", null);
            } else {
                new AlignJob(recordings, toOpenAgain(selection.toList(), recordings)).schedule();
            }
        }
        return null;
    }

    /**
     * Offsets are taken over when a trace is opened, so what is open and shows one of the recordings is opened anew.
     */
    private static Set<TmfCommonProjectElement> toOpenAgain(List<?> selected, List<TmfTraceElement> recordings) {
        Set<TmfCommonProjectElement> open = new LinkedHashSet<>(recordings);
        selected.stream().filter(TmfExperimentElement.class::isInstance).map(TmfExperimentElement.class::cast)
                .forEach(open::add);
        selected.stream().filter(TmfTraceElement.class::isInstance).map(TmfTraceElement.class::cast)
                .filter(trace -> trace.getParent() instanceof TmfExperimentElement)
                .forEach(trace -> open.add((TmfExperimentElement) trace.getParent()));
        open.removeIf(element -> element instanceof TmfTraceElement trace && trace.getTrace() == null
                || element instanceof TmfExperimentElement experiment && experiment.getTrace() == null);
        return open;
    }
}
