// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.sched;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

import org.schedlog.tracecompass.core.trace.RecordingTrace;
import org.schedlog.tracecompass.ui.figure.RecordingTexts;

/**
 * A recording that a view shows, alone or beside others of an experiment.
 *
 * @param <D>
 *            the data
 * @param name
 *            what the recording is called; no other part of the view has that name
 * @param recording
 *            the recording
 * @param data
 *            what was computed of it
 */
record Part<D>(String name, RecordingTrace recording, D data) {

    /** @return what is said of it, with its name where it is one of several parts and the text has it not at first */
    String among(List<? extends Part<?>> parts, String text) {
        return parts.size() == 1 ? text : RecordingTexts.named(name, text);
    }

    /** @return something else of the same recording */
    <E> Part<E> with(E other) {
        return new Part<>(name, recording, other);
    }

    /**
     * Puts together what several recordings have.
     *
     * @param parts
     *            the recordings
     * @param values
     *            what a recording has
     * @param order
     *            what comes first; among equals the order of the recordings
     * @param most
     *            how many are wanted
     * @return the first ones, each with its recording
     */
    static <D, V> List<Part<V>> first(List<Part<D>> parts, Function<D, List<V>> values, Comparator<V> order, int most) {
        return parts.stream().flatMap(part -> values.apply(part.data()).stream().map(part::with))
                .sorted(Comparator.comparing(Part::data, order)).limit(most).toList();
    }
}
