// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.figure;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

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
 * Which recordings of an experiment a view shows: all of them, or one. A choice on top of the view, to be seen only
 * where an experiment has several recordings. UI thread, except where said.
 */
public final class RecordingChoice {

    private static final String ALL = "All";

    private final Composite bar;
    private final Combo combo;
    private final Map<ITmfTrace, List<RecordingTrace>> chosen = new WeakHashMap<>();
    private ITmfTrace trace;
    private List<RecordingTrace> offered = List.of();

    /**
     * @param page
     *            a composite with a grid layout of one column; the choice goes to its top
     * @param changed
     *            gets the recordings that the user chose
     */
    public RecordingChoice(Composite page, Consumer<List<RecordingTrace>> changed) {
        bar = new Composite(page, SWT.NONE);
        GridLayout layout = new GridLayout(2, false);
        layout.marginHeight = 2;
        bar.setLayout(layout);
        bar.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        bar.moveAbove(null);
        new Label(bar, SWT.NONE).setText("Recordings:");
        combo = new Combo(bar, SWT.READ_ONLY);
        combo.setToolTipText("Which recordings of the experiment this view shows");
        combo.addListener(SWT.Selection, event -> {
            int index = combo.getSelectionIndex();
            chosen.put(trace, index == 0 ? List.copyOf(offered) : List.of(offered.get(index - 1)));
            changed.accept(chosen.get(trace));
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
     * @param recordings
     *            recordings that are shown together
     * @return what they are called, each otherwise: the second one of a name has a 2 behind it. Any thread
     */
    public static List<String> names(List<RecordingTrace> recordings) {
        Map<String, Integer> numbers = new HashMap<>();
        return recordings.stream().map(recording -> {
            int number = numbers.merge(recording.getName(), 1, Integer::sum);
            return number == 1 ? recording.getName() : recording.getName() + " (" + number + ")";
        }).toList();
    }

    /**
     * Offers the recordings of a trace or an experiment.
     *
     * @param other
     *            what the view is to show, or null
     * @return those of its recordings that were chosen before, else all; none if it has none
     */
    public List<RecordingTrace> offer(ITmfTrace other) {
        trace = other;
        offered = recordings(other);
        setVisible(offered.size() > 1);
        List<RecordingTrace> shown = chosen.getOrDefault(other, offered);
        if (offered.size() > 1) {
            combo.setItems(Stream.concat(Stream.of(ALL), names(offered).stream()).toArray(String[]::new));
            combo.select(shown.size() == 1 ? offered.indexOf(shown.get(0)) + 1 : 0);
            bar.layout();
        }
        return shown;
    }

    private void setVisible(boolean visible) {
        ((GridData) bar.getLayoutData()).exclude = !visible;
        bar.setVisible(visible);
        bar.getParent().layout();
    }
}
