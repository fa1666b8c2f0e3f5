// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.sched;

import java.util.List;

import org.eclipse.tracecompass.tmf.core.model.tree.TmfTreeDataModel;

/**
 * Series that belong together.
 *
 * @param key
 *            tells it from the other groups
 * @param labels
 *            what it is called, and what its other columns tell
 * @param nodes
 *            an entry for each series
 */
record SeriesGroup(Key key, List<String> labels, List<TmfTreeDataModel> nodes) {

    /**
     * What a group is.
     *
     * @param recording
     *            what its recording is called; empty where there are no others
     * @param number
     *            tells it from the recording's other groups, e.g. a thread id
     */
    record Key(String recording, int number) {
    }

    String name() {
        return labels.get(0);
    }

    SeriesGroup with(List<TmfTreeDataModel> others) {
        return new SeriesGroup(key, labels, others);
    }
}
