// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.archive;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.ColumnCache.Kind;
import org.schedlog.engine.column.ColumnCache;
import org.schedlog.engine.column.ColumnCopy;
import org.schedlog.engine.column.ColumnDraft;
import org.schedlog.engine.column.ColumnInfo;
import org.schedlog.engine.column.EventTable;
import org.schedlog.engine.column.LongColumn;
import org.schedlog.engine.column.Manifest;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.RecordingException;
import org.schedlog.engine.column.Rows;
import org.schedlog.engine.column.Work;

/** Reads a recording into its cache: columns first, all of them or none, the manifest last. */
final class Import {

    private final Contents contents;
    private final ColumnCache cache;
    private final Progress progress;
    private final Notes notes = new Notes();

    Import(Contents contents, ColumnCache cache, Progress progress) {
        this.contents = contents;
        this.cache = cache;
        this.progress = progress;
    }

    /**
     * @param version
     *            identifies the version of the recording
     * @param table
     *            the event table, or empty if the recording has none
     * @throws RecordingException
     *             when the recording cannot be opened; then nothing is left behind
     * @throws IOException
     *             when the cache cannot be written
     */
    ImportedColumns run(String version, Optional<EventTable> table) throws IOException {
        contents.archive().damage()
                .ifPresent(clause -> notes.add("The recording may be incomplete: " + clause + "."));
        ImportSource source = contents.buffers().isEmpty() ? new ArraySource(contents, notes)
                : new BufferSource(contents, notes);
        int events = source.events();
        try (Drafts drafts = new Drafts(cache)) {
            OrderCheck check = new OrderCheck();
            progress.task("Reading the columns of " + contents.archive().name());
            List<Drafted> read = source.read(drafts, check, progress);
            List<ColumnInfo> infos = source.columns();
            Optional<Drafted> order = Optional.empty();
            if (check.firstWrong() >= 0) {
                progress.task("Sorting events by time");
                Drafted rows = order(drafts, times(read));
                infos = withoutOrderDependent(infos, check);
                read = sorted(drafts, kept(read, infos), rows);
                order = Optional.of(rows);
            }
            look(read, table);
            Manifest manifest = new Manifest(version, events, order.isPresent(), infos, notes.view());
            publish(read, order, manifest);
            Map<String, Column> columns = new LinkedHashMap<>();
            read.forEach(drafted -> columns.put(drafted.info().name(), drafted.column()));
            return new ImportedColumns(manifest, columns, order.map(drafted -> (LongColumn) drafted.column()));
        }
    }

    private static Drafted find(List<Drafted> read, String name) {
        return read.stream().filter(drafted -> drafted.info().name().equals(name)).findFirst().orElseThrow();
    }

    private static LongColumn times(List<Drafted> read) {
        return (LongColumn) find(read, "timestamp").column();
    }

    private Drafted order(Drafts drafts, LongColumn times) throws IOException {
        ColumnDraft draft = drafts.begin(Kind.INTERNAL, ImportedColumns.ORDER);
        ColumnInfo info = new ColumnInfo(ImportedColumns.ORDER, "<i4", ColumnInfo.Origin.RECORDED);
        return new Drafted(info, draft, new TimeOrder(times, cache.storage(), new Work(progress, 1))
                .into(draft.longs(progress)));
    }

    /** What a recorder computed from neighbouring rows is wrong when rows move: leave it to be computed again. */
    private List<ColumnInfo> withoutOrderDependent(List<ColumnInfo> infos, OrderCheck check) {
        List<ColumnInfo> kept = infos.stream()
                .filter(info -> !info.name().startsWith("nxt_") && !info.name().startsWith("prv_")).toList();
        notes.add(String.format(Locale.ROOT,
                "The events did not stand in the order of time (first at event %,d); they were sorted%s.",
                check.firstWrong(), kept.size() < infos.size()
                ? ", and the columns that depend on the order are computed again" : ""));
        return kept;
    }

    private static List<Drafted> kept(List<Drafted> read, List<ColumnInfo> infos) {
        return read.stream().filter(drafted -> infos.contains(drafted.info())).toList();
    }

    private List<Drafted> sorted(Drafts drafts, List<Drafted> read, Drafted order) throws IOException {
        Rows rows = Rows.of((LongColumn) order.column());
        Work work = new Work(progress, 1);
        List<Callable<Drafted>> tasks = new ArrayList<>();
        for (Drafted drafted : read) {
            tasks.add(() -> {
                ColumnDraft draft = drafts.begin(Kind.RECORDED, drafted.info().name());
                Column column = ColumnCopy.into(draft, drafted.column().at(rows), progress);
                drafted.draft().close();
                return new Drafted(drafted.info(), draft, column);
            });
        }
        return work.run(tasks);
    }

    /** Looks at the columns side by side; what is found is said in the order of the questions. */
    private void look(List<Drafted> read, Optional<EventTable> table) throws IOException {
        progress.task("Looking at the quality of the data");
        Work work = new Work(progress, 1);
        Quality quality = new Quality(work);
        if (table.isEmpty()) {
            notes.add("There is no event table (" + EventTableReader.FILES.get(1)
                    + "): the names of events are a guess.");
        }
        List<Callable<Notes>> questions = new ArrayList<>();
        if (find(read, "event").column() instanceof LongColumn event) {
            questions.add(() -> quality.unknownEvents(event, table.orElse(EventTable.FALLBACK)));
        }
        if (find(read, "cpu").column() instanceof LongColumn cpu) {
            questions.add(() -> quality.lateCpus(cpu, times(read)));
        }
        // a guessed id would accuse a recording that is whole
        OptionalInt contextSwitch = table.map(names -> names.id("CTX_SWITCH")).orElse(OptionalInt.empty());
        List<LongColumn> columns = Stream.of("event", "cpu", "pid", "arg0").map(name -> find(read, name).column())
                .filter(LongColumn.class::isInstance).map(LongColumn.class::cast).toList();
        if (contextSwitch.isPresent() && columns.size() == 4) {
            questions.add(() -> quality.brokenSwitches(columns, contextSwitch.getAsInt()));
        }
        work.run(questions).forEach(found -> found.view().forEach(notes::add));
    }

    private void publish(List<Drafted> read, Optional<Drafted> order, Manifest manifest) throws IOException {
        progress.check();
        if (!contents.isStill(manifest.source())) {
            throw new RecordingException(contents.archive().name()
                    + " changed while it was read. Open it again when it is complete.");
        }
        for (Drafted drafted : read) {
            drafted.draft().publish();
        }
        if (order.isPresent()) {
            order.get().draft().publish();
        }
        cache.complete(manifest);
    }
}
