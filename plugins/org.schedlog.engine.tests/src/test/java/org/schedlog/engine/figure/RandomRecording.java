// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.ColumnCache;
import org.schedlog.engine.column.ColumnInfo;
import org.schedlog.engine.column.ColumnProvider;
import org.schedlog.engine.column.DoubleColumn;
import org.schedlog.engine.column.EventTable;
import org.schedlog.engine.column.LongColumn;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Recording;
import org.schedlog.engine.column.Storage;
import org.schedlog.engine.column.TextColumn;
import org.schedlog.engine.column.TextMembers;
import org.schedlog.engine.compute.ComputedColumns;

/**
 * A recording of random events with a recorded column of doubles ("load", some missing, some infinite) and one of texts
 * ("word").
 */
final class RandomRecording {

    static final Map<String, Integer> EVENTS =
            events("WAKEUP", "BLOCK", "FORK", "TICK", "CTX_SWITCH", "MIGRATE", "RQ_SIZE");

    private RandomRecording() {
    }

    private static Map<String, Integer> events(String... names) {
        Map<String, Integer> events = new LinkedHashMap<>();
        for (String name : names) {
            events.put(name, 2 + 3 * events.size());
        }
        return events;
    }

    static Recording make(Random random, int events) {
        return make(random, events, ColumnCache.keepingNothing(Storage.temporary()));
    }

    static Recording make(Random random, int events, ColumnCache cache) {
        Map<String, Column> required = new LinkedHashMap<>();
        long[] times = random.longs(events, 0, 40L * events).sorted().map(time -> 1_500_000_000_000L + time).toArray();
        required.put("timestamp", LongColumn.of(times));
        required.put("cpu", LongColumn.of(random.longs(events, 0, 4).toArray()));
        required.put("pid", LongColumn.of(random.longs(events, 0, 7).toArray()));
        Integer[] ids = EVENTS.values().toArray(Integer[]::new);
        required.put("event", LongColumn.of(random.ints(events, 0, ids.length).mapToLong(i -> ids[i]).toArray()));
        required.put("arg0", LongColumn.of(random.longs(events, -3, 4).toArray()));
        required.put("arg1", LongColumn.of(random.longs(events, Integer.MIN_VALUE, Integer.MAX_VALUE).toArray()));
        double[] load = random.doubles(events, -5, 5).toArray();
        Arrays.setAll(load, i -> random.nextInt(9) == 0 ? Double.NaN : random.nextInt(30) == 0
                ? Double.POSITIVE_INFINITY : load[i]);
        Map<String, Column> recorded = Map.of("load", DoubleColumn.of(load), "word",
                new TextColumn(LongColumn.of(random.longs(events, 0, 3).toArray()),
                Arrays.asList("make", null, "a \"b\", c")));
        return new Recording(new Recording.Parts(Path.of("random"), required, new EventTable(EVENTS),
                new Recorded(recorded),
                ComputedColumns.PROVIDER, Map.of(), TextMembers.NONE, cache, List.of()));
    }

    private record Recorded(Map<String, Column> columns) implements ColumnProvider {
        @Override
        public List<ColumnInfo> columns(Recording recording) {
            return columns.keySet().stream().sorted()
                    .map(name -> new ColumnInfo(name, "<f8", ColumnInfo.Origin.RECORDED)).toList();
        }

        @Override
        public Optional<Column> column(String name, Recording recording, Progress progress) {
            return Optional.ofNullable(columns.get(name));
        }
    }
}
