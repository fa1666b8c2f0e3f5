// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.convert;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.Deflater;
import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.ColumnInfo;
import org.schedlog.engine.column.EventTable;
import org.schedlog.engine.column.LongColumn;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Recording;
import org.schedlog.engine.column.RecordingException;
import org.schedlog.engine.column.TextColumn;
import org.schedlog.engine.column.TextMembers;

/**
 * The part of a recording in a window of time, to be written as a recording of its own: all recorded columns row by row
 * as they are, and all members that are no columns. Where the names of threads would be lost, a column of them is
 * added. Times stay those since boot. Immutable and thread-safe.
 */
public final class TrimmedRecording {

    private static final String COLUMNS_FOLDER = "sched_log/tracer_npz/";
    private static final String EVENT_TABLE = "sched_log_traced_events.start";
    private static final List<String> EVENT_TABLES = List.of(EVENT_TABLE, "sched_monitor_events.start");

    private final Recording recording;
    private final int first;
    private final int rows;

    private TrimmedRecording(Recording recording, int first, int rows) {
        this.recording = recording;
        this.first = first;
        this.rows = rows;
    }

    /**
     * @param recording
     *            a recording
     * @return all of it
     */
    public static TrimmedRecording whole(Recording recording) {
        return new TrimmedRecording(recording, 0, recording.events());
    }

    /**
     * @param recording
     *            a recording
     * @param from
     *            the first moment of a closed window, ns since boot
     * @param to
     *            its last moment, ns since boot
     * @return the events in the window
     * @throws RecordingException
     *             when there is none; the message is for the user
     */
    public static TrimmedRecording window(Recording recording, long from, long to) throws RecordingException {
        int begin = countBefore(recording.timestamp(), from);
        int end = to == Long.MAX_VALUE ? recording.events() : countBefore(recording.timestamp(), to + 1);
        if (begin >= end) {
            throw new RecordingException(String.format(Locale.ROOT, "No event lies in the window from %s s to %s s; "
                    + "the recording's events are from 0 s to %s s, counted from its first one. "
                    + "Choose a window that holds some.", seconds(recording, from), seconds(recording, to),
                    seconds(recording, recording.end())));
        }
        return new TrimmedRecording(recording, begin, end - begin);
    }

    /**
     * @param recording
     *            a recording
     * @param first
     *            a row
     * @param rows
     *            how many rows from there on, at least 1
     * @return these rows
     */
    public static TrimmedRecording rows(Recording recording, int first, int rows) {
        if (first < 0 || rows < 1 || first > recording.events() - rows) {
            throw new IllegalArgumentException("No rows " + first + " + " + rows + " of " + recording.events());
        }
        return new TrimmedRecording(recording, first, rows);
    }

    private static String seconds(Recording recording, long time) {
        return String.format(Locale.ROOT, "%.9f", ((double) time - recording.start()) / 1e9);
    }

    private static int countBefore(LongColumn times, long time) {
        int low = 0;
        int high = times.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (times.get(middle) < time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** @return the first event's row in the recording */
    public int firstRow() {
        return first;
    }

    /** @return how many events there are, at least 1 */
    public int rows() {
        return rows;
    }

    /** @return what the user should know of the result, one sentence each */
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        List<String> looking = rows == recording.events() ? List.of()
                : recorded().stream().map(ColumnInfo::name)
                        .filter(name -> name.startsWith("nxt_") || name.startsWith("prv_")).toList();
        if (!looking.isEmpty()) {
            notes.add("Columns that were recorded with knowledge of other events are kept as they are, so near the "
                    + "window's ends they tell of events outside of it: " + String.join(", ", looking) + ".");
        }
        if (needsNames()) {
            notes.add("Column " + CommandNames.COLUMN + " is added, so that threads keep the names that they got "
                    + "before the window.");
        }
        return notes;
    }

    /** Whether names that threads got before the window would be lost: with a recorded column they are not. */
    private boolean needsNames() {
        return first > 0 && recorded().stream().noneMatch(info -> info.name().equals(CommandNames.COLUMN));
    }

    private List<ColumnInfo> recorded() {
        return recording.columnInfos().stream().filter(info -> info.origin() == ColumnInfo.Origin.RECORDED).toList();
    }

    /**
     * Writes the recording as a tarball.
     *
     * @param out
     *            where to; not closed
     * @param progress
     *            listens and may cancel
     * @throws IOException
     *             when the recording cannot be read or the tarball not be written
     */
    public void write(OutputStream out, Progress progress) throws IOException {
        List<ArrayColumn> columns = columns(progress);
        TarballWriter tarball = new TarballWriter(out, recording.storage(), Deflater.BEST_SPEED);
        TextMembers others = recording.texts();
        List<TextMembers.Original> members = others.names().stream().map(others::original).flatMap(Optional::stream)
                .toList();
        String folder = commonFolder(members);
        for (TextMembers.Original member : members) {
            try (InputStream content = member.open()) {
                tarball.file(inside(member.path()), member.size(), content, progress);
            }
        }
        EventTable table = recording.eventTable();
        if (table != EventTable.FALLBACK && EVENT_TABLES.stream().noneMatch(others.names()::contains)) {
            StringBuilder lines = new StringBuilder();
            table.ids().forEach((name, id) -> lines.append(id).append(' ').append(name).append('\n'));
            tarball.file(folder + EVENT_TABLE, lines.toString().getBytes(StandardCharsets.UTF_8));
        }
        if (needsNames()) {
            Optional<Column> names = recording.column("comm_name", progress);
            if (names.isPresent() && names.get() instanceof TextColumn texts) {
                CommandNames kept = new CommandNames(texts);
                tarball.file(folder + COLUMNS_FOLDER + CommandNames.FILE, kept.json());
                columns.add(kept.column(first, rows));
            }
        }
        tarball.columns(folder + COLUMNS_FOLDER, columns, progress);
        tarball.finish();
    }

    /** The recorded columns but those that turn out to be damaged: the recording has a note of them. */
    private List<ArrayColumn> columns(Progress progress) throws IOException {
        List<ArrayColumn> columns = new ArrayList<>();
        for (ColumnInfo info : recorded()) {
            Optional<Column> column = recording.column(info.name(), progress);
            boolean good = recorded().contains(info);
            if (good && column.isPresent() && !(column.get() instanceof TextColumn)) {
                columns.add(ArrayColumn.of(info.name(), info.dtype(), column.get(), first, rows));
            }
        }
        return columns;
    }

    /** A path that stays below the folder where the tarball is unpacked. */
    private static String inside(String path) {
        List<String> parts = new ArrayList<>(List.of(path.split("/")));
        parts.removeIf(part -> part.isEmpty() || part.equals(".") || part.equals(".."));
        return String.join("/", parts);
    }

    /**
     * The longest folder that holds all members, e.g. of an experiment's parameters; ends with a slash, or is empty.
     */
    private static String commonFolder(List<TextMembers.Original> members) {
        String common = null;
        for (TextMembers.Original member : members) {
            String path = inside(member.path());
            String folder = path.substring(0, path.lastIndexOf('/') + 1);
            common = common == null ? folder : common;
            while (!folder.startsWith(common)) {
                common = common.substring(0, common.lastIndexOf('/', common.length() - 2) + 1);
            }
        }
        return common == null ? "" : common;
    }
}
