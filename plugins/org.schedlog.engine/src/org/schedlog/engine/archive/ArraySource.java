// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.archive;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.ColumnCache.Kind;
import org.schedlog.engine.column.ColumnDraft;
import org.schedlog.engine.column.ColumnInfo;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Recording;
import org.schedlog.engine.column.RecordingException;
import org.schedlog.engine.column.Work;

/** Columns that are stored as one array each. */
final class ArraySource implements ImportSource {

    /** Optional columns up to so many bytes are read at once, because their damage is then known from the beginning. */
    static final long QUICKLY_READ = 4L << 20;
    private static final String TIMESTAMP = "timestamp";

    private final Contents contents;
    private final Notes notes;
    private final Map<String, NpyHeader> headers = new LinkedHashMap<>();
    /** Optional columns whose damage was seen; guarded by itself. */
    private final List<String> damaged = new ArrayList<>();

    ArraySource(Contents contents, Notes notes) {
        this.contents = contents;
        this.notes = notes;
    }

    @Override
    public int events() throws RecordingException {
        for (String name : Recording.REQUIRED) {
            try {
                headers.put(name, checkedHeader(name));
            } catch (TroubleException e) {
                throw refused(name, e);
            }
        }
        long rows = headers.get(TIMESTAMP).rows();
        if (rows == 0) {
            throw new RecordingException(contents.archive().name() + " holds no events: its columns are empty.");
        }
        for (String name : contents.columns().keySet()) {
            if (!headers.containsKey(name)) {
                try {
                    headers.put(name, checkedHeader(name));
                } catch (TroubleException e) {
                    leaveOut(name, e);
                }
            }
        }
        return Math.toIntExact(rows);
    }

    private NpyHeader checkedHeader(String name) throws TroubleException {
        NpyHeader header = ColumnReader.header(contents.columns().get(name), name);
        NpyHeader times = headers.getOrDefault(TIMESTAMP, header);
        if (header.rows() != times.rows()) {
            throw new TroubleException(String.format(Locale.ROOT, "has %,d values, but column %s has %,d",
                    header.rows(), TIMESTAMP,
                    times.rows()));
        }
        return header;
    }

    @Override
    public List<ColumnInfo> columns() {
        List<ColumnInfo> infos = new ArrayList<>();
        synchronized (damaged) {
            headers.forEach((name, header) -> {
                if (!damaged.contains(name)) {
                    infos.add(info(name));
                }
            });
        }
        return infos;
    }

    private ColumnInfo info(String name) {
        return new ColumnInfo(name, headers.get(name).type().dtype(), ColumnInfo.Origin.RECORDED);
    }

    @Override
    public List<Drafted> read(Drafts drafts, OrderCheck order, Progress progress) throws IOException {
        List<String> names = new ArrayList<>(headers.keySet());
        names.removeIf(name -> !Recording.REQUIRED.contains(name)
                && contents.columns().get(name).size() > QUICKLY_READ);
        long rows = headers.get(TIMESTAMP).rows();
        // the largest first, so that no thread is left alone with it in the end
        names.sort(Comparator.comparingLong((String name) -> contents.columns().get(name).size()).reversed());
        Work work = new Work(progress, rows * names.size());
        List<Callable<Drafted>> tasks = new ArrayList<>();
        for (String name : names) {
            tasks.add(() -> read(name, drafts, order, work));
        }
        return work.run(tasks).stream().filter(Objects::nonNull).toList();
    }

    /** Returns null for an optional column that is damaged. */
    private Drafted read(String name, Drafts drafts, OrderCheck order, Work work) throws IOException {
        ColumnDraft draft = drafts.begin(Kind.RECORDED, name);
        Member member = contents.columns().get(name);
        try {
            Column column = name.equals(TIMESTAMP) ? ColumnReader.readTimes(member, name, draft, order, work, notes)
                    : ColumnReader.read(member, name, draft, work, notes);
            return new Drafted(info(name), draft, column);
        } catch (TroubleException e) {
            if (Recording.REQUIRED.contains(name)) {
                throw refused(name, e);
            }
            leaveOut(name, e);
            return null;
        }
    }

    private RecordingException refused(String name, TroubleException e) {
        return new RecordingException(Notes.refusal(contents.archive().name(), name, contents.columns().get(name),
                e.getMessage()), e);
    }

    private void leaveOut(String name, TroubleException e) {
        notes.add(Notes.leftOut(name, contents.columns().get(name), e.getMessage()));
        synchronized (damaged) {
            damaged.add(name);
        }
    }
}
