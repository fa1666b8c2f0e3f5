// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.column;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Finds computed columns in a cache, or computes and keeps them. */
final class CachingProvider implements ColumnProvider {


    private final ColumnCache cache;
    private final ColumnProvider computed;

    CachingProvider(ColumnCache cache, ColumnProvider computed) {
        this.cache = cache;
        this.computed = computed;
    }

    @Override
    public List<ColumnInfo> columns(Recording recording) {
        return computed.columns(recording);
    }

    @Override
    public int version() {
        return computed.version();
    }

    @Override
    public Optional<Column> column(String name, Recording recording, Progress progress) throws IOException {
        String key = name + "@" + computed.version();
        Optional<Column> known = cache.find(ColumnCache.Kind.COMPUTED, key, recording.events());
        if (known.isPresent()) {
            return known;
        }
        Optional<Column> made = computed.column(name, recording, progress);
        return made.isEmpty() ? made : Optional.of(keep(key, made.get(), progress));
    }

    /** A cache that fails, e.g. on a full disk, costs time later but not the result now. */
    private Column keep(String key, Column column, Progress progress) {
        try {
            return cache.keep(ColumnCache.Kind.COMPUTED, key, column, progress);
        } catch (IOException e) {
            DeveloperLog.fine(CachingProvider.class, e,
                    () -> "The computed column " + key + " could not be kept in the cache");
            return column;
        }
    }
}
