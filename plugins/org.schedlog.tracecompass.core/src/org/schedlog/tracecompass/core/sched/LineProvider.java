// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.sched;

import org.eclipse.tracecompass.tmf.core.model.tree.TmfTreeDataModel;
import org.eclipse.tracecompass.tmf.core.model.xy.ITmfTreeXYDataProvider;

/**
 * Where the lines of one recording come from. The ids of its entries are not those of any other recording.
 *
 * @param <M>
 *            an entry of its tree
 */
public interface LineProvider<M extends TmfTreeDataModel> extends ITmfTreeXYDataProvider<M> {

    /**
     * @param id
     *            an entry's id
     * @return whether this provider has the entry's line. Any thread
     */
    boolean has(long id);
}
