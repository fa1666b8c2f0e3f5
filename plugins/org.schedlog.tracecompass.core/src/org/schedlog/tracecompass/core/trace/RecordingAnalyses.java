// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.trace;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.MultiStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.tracecompass.tmf.core.analysis.IAnalysisModule;
import org.eclipse.tracecompass.tmf.core.analysis.IAnalysisModuleHelper;
import org.eclipse.tracecompass.tmf.core.analysis.TmfAnalysisManager;
import org.eclipse.tracecompass.tmf.core.exceptions.TmfAnalysisException;
import org.osgi.framework.Bundle;

/**
 * The analyses of a recording. Where Trace Compass has an analysis that reads all events and we have one with its id
 * that answers from the columns, only ours is made: Trace Compass itself would take either. Thread-safe.
 */
final class RecordingAnalyses {

    private final RecordingTrace trace;
    /** By id; guarded by this. */
    private final Map<String, IAnalysisModule> modules = new LinkedHashMap<>();

    RecordingAnalyses(RecordingTrace trace) {
        this.trace = trace;
    }

    /** Makes the analyses that there are not yet, then runs those among them that run by themselves. */
    IStatus start() {
        MultiStatus status = new MultiStatus(RecordingTrace.PLUGIN_ID, IStatus.OK, null, null);
        List<IAnalysisModule> made = new ArrayList<>();
        for (IAnalysisModuleHelper helper : helpers().values()) {
            try {
                IAnalysisModule module = module(helper.getId()) == null ? helper.newModule(trace) : null;
                if (module != null) {
                    made.add(module);
                    add(module);
                }
            } catch (TmfAnalysisException e) {
                status.add(new Status(IStatus.WARNING, RecordingTrace.PLUGIN_ID, e.getMessage(), e));
            }
        }
        made.stream().filter(IAnalysisModule::isAutomatic).forEach(module -> status.add(module.schedule()));
        return status;
    }

    /** Who makes the analyses of a recording, by the analyses' ids; of two for the same id ours. */
    static Map<String, IAnalysisModuleHelper> helpers() {
        Map<String, IAnalysisModuleHelper> helpers = new LinkedHashMap<>();
        for (IAnalysisModuleHelper helper : TmfAnalysisManager.getAnalysisModules().values()) {
            if (helper.appliesToTraceType(RecordingTrace.class)) {
                helpers.merge(helper.getId(), helper, (first, second) -> isOurs(first) ? first : second);
            }
        }
        return helpers;
    }

    private static boolean isOurs(IAnalysisModuleHelper helper) {
        Bundle bundle = helper.getBundle();
        return bundle != null && RecordingTrace.PLUGIN_ID.equals(bundle.getSymbolicName());
    }

    private synchronized void add(IAnalysisModule module) {
        modules.put(module.getId(), module);
    }

    /** The analysis with an id, or null. */
    synchronized IAnalysisModule module(String id) {
        return modules.get(id);
    }

    synchronized Collection<IAnalysisModule> modules() {
        return List.copyOf(modules.values());
    }

    /** Forgets them all; disposing of them is the trace's. */
    synchronized void clear() {
        modules.clear();
    }
}
