// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.ColumnInfo;
import org.schedlog.engine.column.ColumnProvider;
import org.schedlog.engine.column.LongColumn;
import org.schedlog.engine.column.LongColumnWriter;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Recording;
import org.schedlog.engine.column.Rows;
import org.schedlog.engine.compute.ComputedColumns;

/** Some rows of a recording, as if they were all that was recorded. */
final class SampledRecording {

    private SampledRecording() {
    }

    /**
     * @param full
     *            the recording
     * @param rows
     *            the rows to take, ascending, at least one
     */
    static Recording of(Recording full, Rows rows, Progress progress) throws IOException {
        Map<String, LongColumn> sources = new LinkedHashMap<>();
        sources.put("timestamp", full.timestamp());
        sources.put("cpu", full.cpu());
        sources.put("pid", full.pid());
        sources.put("event", full.event());
        sources.put("arg0", full.arg0());
        sources.put("arg1", full.arg1());
        Map<String, Column> required = new LinkedHashMap<>();
        for (Map.Entry<String, LongColumn> source : sources.entrySet()) {
            required.put(source.getKey(), copy(source.getValue().at(rows), full, progress));
        }
        return new Recording(new Recording.Parts(full.path(), required, full.eventTable(), ColumnProvider.NONE,
                new SampledColumns(full, rows), full.commNames(), full.texts(), full.storage(), List.of()));
    }

    private static LongColumn copy(LongColumn column, Recording full, Progress progress) throws IOException {
        try (LongColumnWriter writer = new LongColumnWriter(full.storage(), progress)) {
            writer.append(column, row -> progress.check());
            return writer.finish();
        }
    }

    /** Computes from the sample what can be computed, as reading it from the archive can take long. */
    private record SampledColumns(Recording full, Rows rows) implements ColumnProvider {

        @Override
        public List<ColumnInfo> columns(Recording recording) {
            return full.columnInfos();
        }

        @Override
        public Optional<Column> column(String name, Recording sample, Progress progress) throws IOException {
            Optional<Column> computed = ComputedColumns.PROVIDER.column(name, sample, progress);
            return computed.isPresent() ? computed : full.column(name, progress).map(column -> column.at(rows));
        }
    }
}
