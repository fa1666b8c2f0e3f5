// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.trace;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.ColumnInfo;
import org.schedlog.engine.column.LongColumn;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Recording;

/** What the Properties view says of a recording. */
final class RecordingProperties {

    private static final String COUNTING = "being counted";
    private static final int NANOSECOND_DIGITS = 9;
    /** No Linux has larger thread ids. */
    private static final int MOST_THREADS = 1 << 22;

    private RecordingProperties() {
    }

    /**
     * Properties by name, in the order in which they are shown.
     *
     * @param counts
     *            what is known to be in it; empty as long as it is being counted
     */
    static Map<String, String> of(Recording recording, Optional<RecordingCounts.Counts> counts) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("SchedLog: events", String.format(Locale.ROOT, "%,d", recording.events()));
        properties.put("SchedLog: duration", seconds(recording.end() - recording.start()));
        properties.put("SchedLog: first event", seconds(recording.start()) + " after boot");
        properties.put("SchedLog: CPUs", counts.map(RecordingCounts.Counts::cpus).orElse(COUNTING));
        properties.put("SchedLog: threads", counts.map(
                known -> String.format(Locale.ROOT, "%,d with events", known.threads())).orElse(COUNTING));
        properties.put("SchedLog: event types", recording.eventTable().names().size() + " in the event table");
        List<String> columns = recording.columnInfos().stream()
                .filter(column -> column.origin() == ColumnInfo.Origin.RECORDED).map(ColumnInfo::name).toList();
        properties.put("SchedLog: columns", columns.size() + " recorded: " + String.join(", ", columns));
        List<String> texts = recording.texts().names();
        properties.put("SchedLog: texts", texts.isEmpty() ? "none" : texts.size() + ": " + String.join(", ", texts));
        List<String> notes = recording.notes();
        for (int i = 0; i < notes.size(); i++) {
            properties.put("SchedLog: note " + (i + 1), notes.get(i));
        }
        return Collections.unmodifiableMap(properties);
    }

    /** How many thread ids have events. */
    static int threads(LongColumn pid, Progress progress) {
        BitSet small = new BitSet();
        Set<Long> others = new HashSet<>();
        long[] block = new long[Column.BLOCK];
        for (int from = 0; from < pid.size(); from += block.length) {
            progress.check();
            int count = Math.min(block.length, pid.size() - from);
            pid.read(from, count, block);
            for (int i = 0; i < count; i++) {
                if (block[i] >= 0 && block[i] < MOST_THREADS) {
                    small.set((int) block[i]);
                } else {
                    others.add(block[i]);
                }
            }
        }
        return small.cardinality() + others.size();
    }

    private static String seconds(long nanoseconds) {
        return BigDecimal.valueOf(nanoseconds, NANOSECOND_DIGITS).toPlainString() + " s";
    }

    /** How many CPUs have events, and which, e.g. "5 (0-2, 5, 7)". */
    static String cpus(LongColumn cpu, Progress progress) {
        BitSet seen = new BitSet();
        long[] block = new long[Column.BLOCK];
        for (int from = 0; from < cpu.size(); from += block.length) {
            progress.check();
            int count = Math.min(block.length, cpu.size() - from);
            cpu.read(from, count, block);
            for (int i = 0; i < count; i++) {
                // a number that no machine's CPU can have is left out, and takes no memory
                if (block[i] >= 0 && block[i] < Short.MAX_VALUE) {
                    seen.set((int) block[i]);
                }
            }
        }
        List<String> ranges = new ArrayList<>();
        for (int first = seen.nextSetBit(0); first >= 0;) {
            int end = seen.nextClearBit(first);
            ranges.add(end - first == 1 ? Integer.toString(first) : first + "-" + (end - 1));
            first = seen.nextSetBit(end);
        }
        return seen.cardinality() + " (" + String.join(", ", ranges) + ")";
    }
}
