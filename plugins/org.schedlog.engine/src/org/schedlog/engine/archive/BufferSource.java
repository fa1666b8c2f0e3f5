// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.archive;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.schedlog.engine.column.ColumnCache.Kind;
import org.schedlog.engine.column.ColumnDraft;
import org.schedlog.engine.column.ColumnInfo;
import org.schedlog.engine.column.LongColumnWriter;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Recording;
import org.schedlog.engine.column.RecordingException;
import org.schedlog.engine.column.Work;

/** Columns that are stored as raw per-CPU buffers of the kernel. */
final class BufferSource implements ImportSource {

    private final Contents contents;
    private final Notes notes;

    BufferSource(Contents contents, Notes notes) {
        this.contents = contents;
        this.notes = notes;
    }

    @Override
    public int events() throws RecordingException {
        String name = contents.archive().name();
        long events = BufferMerge.records(contents.buffers().values());
        if (events == 0) {
            throw new RecordingException(name + " holds no events: its per-CPU buffers are empty.");
        }
        if (events > Integer.MAX_VALUE) {
            throw new RecordingException(String.format(Locale.ROOT, "%s holds %,d events; a recording can have %,d.",
                    name, events,
                    Integer.MAX_VALUE));
        }
        for (Member buffer : contents.buffers().values()) {
            if (buffer.size() % BufferCursor.RECORD != 0) {
                notes.add(String.format(Locale.ROOT,
                        "The buffer of CPU %s ends within a record; its last %d bytes are left out.",
                        buffer.name(), buffer.size() % BufferCursor.RECORD));
            }
        }
        return (int) events;
    }

    /**
     * The types are those of the kernel's record; the CPU, known from the file's name, takes the type of its other
     * numbers.
     */
    @Override
    public List<ColumnInfo> columns() {
        List<ColumnInfo> infos = new ArrayList<>();
        for (String name : Recording.REQUIRED) {
            infos.add(new ColumnInfo(name, infos.isEmpty() ? "<u8" : "<i4", ColumnInfo.Origin.RECORDED));
        }
        return infos;
    }

    @Override
    public List<Drafted> read(Drafts drafts, OrderCheck order, Progress progress) throws IOException {
        Work work = new Work(progress, BufferMerge.records(contents.buffers().values()));
        List<ColumnDraft> begun = new ArrayList<>();
        List<LongColumnWriter> writers = new ArrayList<>();
        for (String name : Recording.REQUIRED) {
            begun.add(drafts.begin(Kind.RECORDED, name));
            writers.add(begun.get(begun.size() - 1).longs(progress));
        }
        try (BufferMerge merge = new BufferMerge(contents.buffers(), order)) {
            merge.into(writers, work);
            List<Drafted> read = new ArrayList<>();
            for (ColumnInfo info : columns()) {
                int i = read.size();
                read.add(new Drafted(info, begun.get(i), writers.get(i).finish()));
            }
            return read;
        } finally {
            for (LongColumnWriter writer : writers) {
                writer.close();
            }
        }
    }
}
