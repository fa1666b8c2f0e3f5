// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.archive;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.schedlog.engine.column.ColumnCache;
import org.schedlog.engine.column.ColumnCache.Kind;
import org.schedlog.engine.column.ColumnDraft;

/** All files that an import begins, so that none is left when it does not end well. Thread-safe. */
final class Drafts implements Closeable {

    private final ColumnCache cache;
    /** Guarded by itself. */
    private final List<ColumnDraft> begun = new ArrayList<>();

    Drafts(ColumnCache cache) {
        this.cache = cache;
    }

    ColumnDraft begin(Kind kind, String name) {
        ColumnDraft draft = cache.draft(kind, name);
        synchronized (begun) {
            begun.add(draft);
        }
        return draft;
    }

    /** Removes what was not published. */
    @Override
    public void close() throws IOException {
        IOException failure = null;
        synchronized (begun) {
            for (ColumnDraft draft : begun) {
                try {
                    draft.close();
                } catch (IOException e) {
                    failure = e;
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
