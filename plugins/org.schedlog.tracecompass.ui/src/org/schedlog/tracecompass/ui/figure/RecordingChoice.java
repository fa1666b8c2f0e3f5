// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.figure;

import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.Consumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.tracecompass.tmf.core.trace.ITmfTrace;
import org.eclipse.tracecompass.tmf.core.trace.TmfTraceManager;
import org.schedlog.tracecompass.core.trace.RecordingTrace;

/**
 * Which recording of an experiment a view shows, for views that show one at a time: a choice on top of the view, to be
 * seen only where an experiment has several recordings. UI thread, except where said.
 */
public final class RecordingChoice {

    private final Composite bar;
    private final Combo combo;
    private final Map<ITmfTrace, RecordingTrace> chosen = new WeakHashMap<>();
    private ITmfTrace trace;
    private List<RecordingTrace> offered = List.of();

    /**
     * @param page
     *            a composite with a grid layout of one column; the choice goes to its top
     * @param changed
     *            gets the recording that the user chose
     */
    public RecordingChoice(Composite page, Consumer<RecordingTrace> changed) {
        bar = new Composite(page, SWT.NONE);
        GridLayout layout = new GridLayout(2, false);
        layout.marginHeight = 2;
        bar.setLayout(layout);
        bar.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        bar.moveAbove(null);
        new Label(bar, SWT.NONE).setText("Recording:");
        combo = new Combo(bar, SWT.READ_ONLY);
        combo.setToolTipText("The recording of the experiment that this view shows");
        combo.addListener(SWT.Selection, event -> {
            RecordingTrace choice = offered.get(combo.getSelectionIndex());
            chosen.put(trace, choice);
            changed.accept(choice);
        });
        setVisible(false);
    }

    /**
     * @param trace
     *            a trace or an experiment, or null
     * @return its recordings; none where it has none. Any thread
     */
    public static List<RecordingTrace> recordings(ITmfTrace trace) {
        return trace == null ? List.of() : TmfTraceManager.getTraceSet(trace).stream()
                .filter(RecordingTrace.class::isInstance).map(RecordingTrace.class::cast).toList();
    }

    /**
     * Offers the recordings of a trace or an experiment.
     *
     * @param other
     *            what the view is to show, or null
     * @return the recording that was chosen of it before, else its first one; null if it has none
     */
    public RecordingTrace offer(ITmfTrace other) {
        trace = other;
        offered = recordings(other);
        setVisible(offered.size() > 1);
        if (offered.isEmpty()) {
            return null;
        }
        RecordingTrace shown = chosen.getOrDefault(other, offered.get(0));
        combo.setItems(offered.stream().map(RecordingTrace::getName).toArray(String[]::new));
        combo.select(offered.indexOf(shown));
        bar.layout();
        return shown;
    }

    private void setVisible(boolean visible) {
        ((GridData) bar.getLayoutData()).exclude = !visible;
        bar.setVisible(visible);
        bar.getParent().layout();
    }
}
