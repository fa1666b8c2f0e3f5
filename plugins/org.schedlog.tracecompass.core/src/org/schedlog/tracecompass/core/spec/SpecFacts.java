// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.spec;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.schedlog.engine.spec.FigureSpec;
import org.schedlog.engine.spec.SpecText;

/**
 * What lists say of a specification. Files are read again only when they have changed.
 *
 * @param kind
 *            what it describes; empty if it is no specification, or too large a file to be looked into for a list
 * @param problems
 *            how many errors it has
 */
record SpecFacts(Optional<FigureSpec.Kind> kind, int problems) {

    /** Larger files are no specification that anybody wrote; a list must be there at once. */
    private static final long LARGEST = 1 << 21;
    private static final int MOST_KNOWN = 500;

    private record Known(FileStamp stamp, SpecFacts facts) {
    }

    /** The least recently used first; guarded by itself. */
    private static final Map<SpecSource, Known> KNOWN = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<SpecSource, Known> eldest) {
            return size() > MOST_KNOWN;
        }
    };

    static SpecFacts of(SpecSource source) {
        FileStamp stamp = source.path().map(FileStamp::of).orElse(null);
        synchronized (KNOWN) {
            Known known = KNOWN.get(source);
            if (known != null && (stamp == null || stamp.equals(known.stamp()))) {
                return known.facts();
            }
        }
        SpecText text = text(source);
        SpecFacts facts = new SpecFacts(text.kind(), text.read(Map.of()).errors().size());
        synchronized (KNOWN) {
            KNOWN.put(source, new Known(stamp, facts));
        }
        return facts;
    }

    /** The text, or that the file is too large for a specification that was written by somebody. */
    static SpecText text(SpecSource source) {
        long size = source.path().map(FileStamp::of).map(FileStamp::size).orElse(0L);
        return size <= LARGEST ? source.text()
                : new SpecText(source.name(), null, "The file is too large to be checked (" + size + " bytes).");
    }
}
