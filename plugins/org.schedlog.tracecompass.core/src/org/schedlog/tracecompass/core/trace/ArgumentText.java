// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.trace;

import java.math.BigDecimal;

import org.schedlog.engine.column.Recording;
import org.schedlog.engine.compute.ThreadNames;

/**
 * Says what an event's two arguments mean, e.g. "next=4711 make" or "2 -> 7". What they mean depends on the event's
 * name, as the SchedLog kernel defines it; events that are not known here show their numbers. Thread-safe, and quick:
 * nothing but the row's values is read.
 */
final class ArgumentText {

    private static final int KILOHERTZ_DIGITS = 6;

    private final Recording recording;
    private final ThreadNames names;
    private final ById<Form> forms;

    /** How the arguments of one kind of event are written. */
    private interface Form {
        String text(long arg0, long arg1, int row);
    }

    ArgumentText(Recording recording, ThreadNames names) {
        this.recording = recording;
        this.names = names;
        this.forms = new ById<>(id -> form(recording.eventTable().name(id)));
    }

    /**
     * @param row
     *            a row of the recording
     * @return what its arguments mean; empty where they say nothing
     */
    String of(int row) {
        int event = (int) recording.event().get(row);
        return forms.get(event).text(recording.arg0().get(row), recording.arg1().get(row), row);
    }

    private Form form(String event) {
        return switch (event) {
            case "CTX_SWITCH" -> (next, zero, row) -> "next=" + thread(next, row);
            case "FORK" -> (parent, zero, row) -> "parent=" + thread(parent, row);
            case "MIGRATE" -> (from, to, row) -> from + " -> " + to;
            case "RQ_SIZE" -> (length, change, row) ->
                    "nr_running " + length + " (" + (change > 0 ? "+" : "") + change + ")";
            case "TICK" -> (needResched, frequency, row) -> tick(needResched, frequency);
            case "EXEC" -> (high, low, row) -> command((int) recording.pid().get(row), row);
            case "WAIT_FUTEX", "WAKE_FUTEX", "WAKER_FUTEX" -> (high, low, row) -> "futex " + address(high, low);
            case "EXIT", "WAKEUP", "WAKEUP_NEW", "BLOCK", "BLOCK_IO" -> (zero, alsoZero, row) ->
                    numbers(zero, alsoZero);
            default -> isBalancing(event) ? (high, low, row) -> "domain " + address(high, low)
                    : (arg0, arg1, row) -> numbers(arg0, arg1);
        };
    }

    static boolean isBalancing(String event) {
        return event.startsWith("IDL_BLN_") || event.startsWith("PER_BLN_");
    }

    /** A thread's id and, where it is known, its name at that row. */
    private String thread(long pid, int row) {
        String name = names.at((int) pid, row);
        return name == null ? Long.toString(pid) : pid + " " + name;
    }

    private String command(int pid, int row) {
        String name = names.at(pid, row);
        return name == null ? "" : name;
    }

    private static String tick(long needResched, long frequency) {
        String clock = frequency == 0 ? ""
                : BigDecimal.valueOf(frequency, KILOHERTZ_DIGITS).stripTrailingZeros().toPlainString() + " GHz";
        if (needResched == 0) {
            return clock;
        }
        return clock.isEmpty() ? "need_resched" : clock + ", need_resched";
    }

    /** The number that the column addr holds for this row, in hexadecimal. */
    private static String address(long high, long low) {
        return String.format("0x%016x", high << Integer.SIZE | low & 0xffffffffL);
    }

    private static String numbers(long arg0, long arg1) {
        return arg0 == 0 && arg1 == 0 ? "" : "arg0=" + arg0 + ", arg1=" + arg1;
    }
}
