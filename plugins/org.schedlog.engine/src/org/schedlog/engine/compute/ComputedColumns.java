// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.compute;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.ColumnInfo;
import org.schedlog.engine.column.ColumnProvider;
import org.schedlog.engine.column.EventTable;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Recording;
import org.schedlog.engine.compute.ComputedName.Neighbour;
import org.schedlog.engine.compute.ComputedName.Special;

/**
 * Computes columns from recorded ones. Stateless and thread-safe. The names:
 * <ul>
 * <li>{@code nxt_FIELD_of_same_evt_on_same_KEY}: FIELD (timestamp, arg0, arg1, cpu, pid or event) of the next row with
 * the same event and the same KEY (cpu or pid); a row without such a successor keeps its own value.
 * <li>{@code nxt_FIELD_of_(A|B|...)_on_same_KEY}: for rows whose event is one of those named, FIELD of the next row
 * that has any of them and the same KEY; all other rows keep their own value.
 * <li>{@code prv_...}: the same with the previous row.
 * <li>{@code nxt_blk_wkp_of_same_pid}: {@code nxt_timestamp_of_(BLOCK|WAKEUP)_on_same_pid} under its old name.
 * <li>{@code prv_frq_on_same_cpu}: arg1 of the latest TICK on the row's CPU, the row included, in kHz; NaN before the
 * first one.
 * <li>{@code addr}: {@code (arg0 << 32) | arg1}, both signed.
 * <li>{@code comm}: the id of the name of the thread's last EXEC, the row included, or 0. Ids are the recording's own
 * where it has names; other names get the next higher ids in the order of their first EXEC.
 * <li>{@code comm_name}: the thread's name as text, from all sources that {@link ThreadNames} knows.
 * <li>{@code prev_state}: for a CTX_SWITCH why the thread leaves its CPU, in the kernel's numbers: 0 it could go on, 1
 * it blocked, 2 it waits for I/O, 64 it has ended; 0 for all other rows.
 * </ul>
 * Times are absolute, ns since boot. "Next" and "previous" mean the order of the rows, which is that of the timestamps.
 */
public final class ComputedColumns implements ColumnProvider {

    /** The one instance. */
    public static final ColumnProvider PROVIDER = new ComputedColumns();

    /** How names of columns are made that {@link #columns} does not list, or not all. */
    public static final List<String> FORMS = List.of("nxt_FIELD_of_same_evt_on_same_KEY",
            "nxt_FIELD_of_(A|B)_on_same_KEY", "prv_FIELD_of_same_evt_on_same_KEY", "prv_FIELD_of_(A|B)_on_same_KEY");

    private static final List<String> STANDARD = standardNames();

    private ComputedColumns() {
    }

    /**
     * Whether a name is one of a computed column, in whatever recording.
     *
     * @param name
     *            a column's name
     * @return true for every name of the class comment
     */
    public static boolean isComputedName(String name) {
        return ComputedName.parse(name).isPresent();
    }

    /**
     * Why a computed column cannot be had.
     *
     * @param name
     *            a column's name
     * @param eventTable
     *            the events of a recording
     * @return the names of the events that the column is made of and that the table lacks, without repetition;
     *         empty when the column can be computed, and for names that are not computed ones
     */
    public static List<String> missingEvents(String name, EventTable eventTable) {
        return ComputedName.parse(name).map(parsed -> missing(parsed, eventTable)).orElse(List.of());
    }

    private static List<String> missing(ComputedName name, EventTable eventTable) {
        return name.events().stream().filter(event -> eventTable.id(event).isEmpty()).toList();
    }

    /**
     * The columns that SchedDisplay computes, {@code addr}, {@code comm} and {@code comm_name}, as far as the event
     * table allows them.
     */
    @Override
    public List<ColumnInfo> columns(Recording recording) {
        return STANDARD.stream().filter(name -> missingEvents(name, recording.eventTable()).isEmpty())
                .map(name -> new ColumnInfo(name, dtype(name), ColumnInfo.Origin.COMPUTED)).toList();
    }

    /** Empty also where {@link #missingEvents} names an event. */
    @Override
    public Optional<Column> column(String name, Recording recording, Progress progress) throws IOException {
        Optional<ComputedName> parsed = ComputedName.parse(name);
        if (parsed.isEmpty() || !missing(parsed.get(), recording.eventTable()).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(compute(parsed.get(), recording, "Computing column " + name, progress));
    }

    private static Column compute(ComputedName name, Recording recording, String task, Progress progress)
            throws IOException {
        if (name instanceof Neighbour neighbour) {
            return new NeighbourPass(neighbour, recording).run(task, progress);
        }
        switch ((Special) name) {
        case FREQUENCY:
            return new FrequencyPass().run(recording, task, progress);
        case ADDRESS:
            return new AddressColumn(recording.arg0(), recording.arg1());
        case COMMAND:
            return new CommandPass(recording).run(task, progress);
        case PREVIOUS_STATE:
            return new PreviousStatePass(recording.eventTable()).run(recording, task, progress);
        default:
            return ThreadNames.of(recording, progress).column(recording, task, progress);
        }
    }

    private static String dtype(String name) {
        return name.equals(Special.FREQUENCY.text()) ? "<f8" : name.equals(Special.COMMAND_NAME.text()) ? "str" : "<i8";
    }

    private static List<String> standardNames() {
        List<String> kinds = new ArrayList<>(List.of("same_evt", "(BLOCK|WAKEUP)"));
        for (String balancing : List.of("IDL_BLN_FAIR", "PER_BLN_FAIR", "IDL_BLN_IPA", "PER_BLN_IPA")) {
            kinds.add("(" + balancing + "_BEG|" + balancing + "_END)");
        }
        List<String> names = new ArrayList<>();
        for (String key : List.of("cpu", "pid")) {
            for (String kind : kinds) {
                for (String field : List.of("timestamp", "arg0", "arg1")) {
                    names.add("nxt_" + field + "_of_" + kind + "_on_same_" + key);
                }
            }
        }
        names.add(ComputedName.OLD_BLOCK_WAKEUP);
        for (Special special : Special.values()) {
            names.add(special.text());
        }
        return List.copyOf(names);
    }
}
