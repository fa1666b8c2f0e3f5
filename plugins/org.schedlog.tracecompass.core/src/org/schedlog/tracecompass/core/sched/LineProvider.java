// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.sched;

import java.util.Map;

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
     * Parameter, a String: what the recording is called, where the lines of others are in the same chart. The lines'
     * names begin with it then, as Trace Compass' charts tell lines from one another by their names.
     */
    String RECORDING = "org.schedlog.lines.recording";

    /**
     * @param parameters
     *            what was asked for
     * @param line
     *            what a line is called
     * @return what it is called among the lines of other recordings, if there are any
     */
    static String name(Map<String, Object> parameters, String line) {
        return parameters.get(RECORDING) instanceof String recording ? recording + ": " + line : line;
    }

    /**
     * @param id
     *            an entry's id
     * @return whether this provider has the entry's line. Any thread
     */
    boolean has(long id);
}
