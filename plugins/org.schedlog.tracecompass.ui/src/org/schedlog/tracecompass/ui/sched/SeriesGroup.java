// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.sched;

import java.util.List;

import org.eclipse.tracecompass.tmf.core.model.tree.TmfTreeDataModel;

/**
 * Series that belong together.
 *
 * @param key
 *            tells it from the other groups, e.g. a thread id
 * @param labels
 *            what it is called, and what its other columns tell
 * @param nodes
 *            an entry for each series
 */
record SeriesGroup(int key, List<String> labels, List<TmfTreeDataModel> nodes) {

    String name() {
        return labels.get(0);
    }

    SeriesGroup with(List<TmfTreeDataModel> others) {
        return new SeriesGroup(key, labels, others);
    }
}
