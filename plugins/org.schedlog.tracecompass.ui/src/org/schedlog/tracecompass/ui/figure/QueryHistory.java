// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.figure;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.osgi.service.prefs.BackingStoreException;

/** The queries that the user asked before, the latest first; kept with the workspace. For the UI thread only. */
final class QueryHistory {

    private static final int MOST = 30;
    private static final String KEY = "queries";
    private static final ILog LOG = Platform.getLog(QueryHistory.class);

    private final IEclipsePreferences preferences;

    /** The workspace's. */
    QueryHistory() {
        this(InstanceScope.INSTANCE.getNode("org.schedlog.tracecompass.ui"));
    }

    QueryHistory(IEclipsePreferences preferences) {
        this.preferences = preferences;
    }

    /** @return the queries, the latest first, each once */
    List<String> all() {
        return preferences.get(KEY, "").lines().filter(line -> !line.isEmpty()).toList();
    }

    /**
     * @param query
     *            what was asked; nothing is kept if it is empty
     */
    void add(String query) {
        String line = query.replaceAll("\\R", " ").strip();
        if (line.isEmpty()) {
            return;
        }
        List<String> queries = new ArrayList<>(all());
        queries.remove(line);
        queries.add(0, line);
        preferences.put(KEY, String.join("\n", queries.subList(0, Math.min(MOST, queries.size()))));
        try {
            preferences.flush();
        } catch (BackingStoreException e) {
            LOG.log(new Status(IStatus.WARNING, QueryHistory.class, "The history of queries could not be kept", e));
        }
    }
}
