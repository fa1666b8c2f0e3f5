// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.archive;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.ColumnCache.Kind;
import org.schedlog.engine.column.ColumnCache;
import org.schedlog.engine.column.ColumnCopy;
import org.schedlog.engine.column.ColumnDraft;
import org.schedlog.engine.column.ColumnInfo;
import org.schedlog.engine.column.ColumnProvider;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Recording;
import org.schedlog.engine.column.RecordingException;
import org.schedlog.engine.column.Rows;
import org.schedlog.engine.column.Work;

/** The columns that stand in an archive; the optional ones are read when they are first asked for. */
final class RecordedColumns implements ColumnProvider {

    private final Contents contents;
    private final ColumnCache cache;
    private final ImportedColumns imported;
    private final Notes notes;
    private final Set<String> damaged = ConcurrentHashMap.newKeySet();

    RecordedColumns(Contents contents, ColumnCache cache, ImportedColumns imported, Notes notes) {
        this.contents = contents;
        this.cache = cache;
        this.imported = imported;
        this.notes = notes;
    }

    @Override
    public List<ColumnInfo> columns(Recording recording) {
        return imported.manifest().columns().stream().filter(info -> !damaged.contains(info.name())).toList();
    }

    @Override
    public Optional<Column> column(String name, Recording recording, Progress progress) throws IOException {
        if (imported.columns().containsKey(name)) {
            return Optional.of(imported.columns().get(name));
        }
        if (columns(recording).stream().noneMatch(info -> info.name().equals(name))) {
            return Optional.empty();
        }
        Optional<Column> kept = cache.find(Kind.RECORDED, name, recording.events());
        if (kept.isPresent()) {
            return kept;
        }
        Member member = contents.columns().get(name);
        try {
            progress.task("Reading column " + name);
            return Optional.of(read(name, member, new Work(progress, recording.events())));
        } catch (TroubleException e) {
            refuseChanged();
            // the recording is shown without it; a column of that name that can be computed takes its place
            notes.add(Notes.leftOut(name, member, e.getMessage()));
            damaged.add(name);
            return Optional.empty();
        } catch (RecordingException e) {
            throw e;
        } catch (IOException e) {
            throw RecordingReader.cannotKeep("Column " + name, e);
        }
    }

    private Column read(String name, Member member, Work work) throws IOException, TroubleException {
        try (ColumnDraft draft = cache.draft(Kind.RECORDED, name)) {
            Column column;
            if (imported.order().isEmpty()) {
                column = ColumnReader.read(member, name, draft, work, notes);
            } else {
                Column unsorted = ColumnReader.read(member, name, ColumnCache.keepingNothing(cache.storage())
                        .draft(Kind.RECORDED, name),
                        work, notes);
                column = ColumnCopy.into(draft, unsorted.at(Rows.of(imported.order().get())), work.progress());
            }
            refuseChanged();
            draft.publish();
            return column;
        }
    }

    /** What another recording of the same name holds does not belong to the columns that are open. */
    private void refuseChanged() throws IOException {
        if (!contents.isStill(imported.manifest().source())) {
            throw new RecordingException(contents.archive().name() + " changed since it was opened. Open it again.");
        }
    }
}
