// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.log;

import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * What happened, in the user's words: recordings opened, figures computed, how long that took, what is worth knowing of
 * the data, what went wrong. Keeps the newest entries only. Thread-safe.
 */
public final class ActivityLog {

    private static final int MOST_ENTRIES = 10_000;
    private static final int MOST_CAUSES = 10;
    private static final ActivityLog SHARED = new ActivityLog(MOST_ENTRIES);

    /** What kind of thing an entry says. */
    public enum Kind {
        /** Something was done. */
        ACTIVITY,
        /** Something about the data that the user should know. */
        NOTE,
        /** Something went wrong. */
        ERROR
    }

    /**
     * One thing that happened.
     *
     * @param time
     *            when, by the user's clock
     * @param kind
     *            what kind of thing
     * @param text
     *            one line, or several for an error with its causes
     */
    public record Entry(LocalTime time, Kind kind, String text) {

        private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);

        /** @return the entry as lines of text, without a line break at the end */
        @Override
        public String toString() {
            String mark = switch (kind) {
            case ACTIVITY -> "  ";
            case NOTE -> "  Note: ";
            case ERROR -> "  Error: ";
            };
            return CLOCK.format(time) + mark + text.replace("\n", "\n    ");
        }
    }

    /** Hears of entries, in the thread that made them and while the log is locked: must be quick and not call back. */
    public interface Listener {

        /** There is a new entry. */
        void added(Entry entry);

        /** All entries are gone. */
        default void cleared() {
        }
    }

    private final int most;
    /** The newest at the end; guarded by this, as are the listeners. */
    private final Deque<Entry> entries = new ArrayDeque<>();
    private final List<Listener> listeners = new ArrayList<>();

    ActivityLog(int most) {
        this.most = most;
    }

    /** @return the log of this Trace Compass */
    public static ActivityLog shared() {
        return SHARED;
    }

    /**
     * Says what was done.
     *
     * @param text
     *            one sentence
     */
    public void activity(String text) {
        add(Kind.ACTIVITY, text);
    }

    /**
     * Says what was done, and how long that took.
     *
     * @param text
     *            one sentence without its full stop
     * @param beginNanos
     *            {@link System#nanoTime()} when it began
     */
    public void activity(String text, long beginNanos) {
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - beginNanos);
        String took = millis < 1000 ? millis + " ms" : String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
        activity(text + " (" + took + ").");
    }

    /**
     * Says something about the data.
     *
     * @param text
     *            one sentence
     */
    public void note(String text) {
        add(Kind.NOTE, text);
    }

    /**
     * Says what went wrong.
     *
     * @param text
     *            what happened, where and what to do
     * @param cause
     *            why; its message and those of its causes are added where they say something new. May be null
     */
    public void error(String text, Throwable cause) {
        StringBuilder lines = new StringBuilder(text);
        Throwable next = cause;
        for (int i = 0; next != null && i < MOST_CAUSES; i++) {
            String reason = reason(next);
            if (lines.indexOf(reason) < 0) {
                lines.append("\nbecause: ").append(reason);
            }
            next = next.getCause() == next ? null : next.getCause();
        }
        add(Kind.ERROR, lines.toString());
    }

    /** The message, or where there is none the place in the program: that is what helps whoever mends it. */
    private static String reason(Throwable cause) {
        if (cause.getMessage() != null && !cause.getMessage().isBlank()) {
            return cause.getMessage().strip();
        }
        StackTraceElement[] stack = cause.getStackTrace();
        return "an error in the program" + (stack.length == 0 ? "" : " at " + stack[0])
                + "; the Error Log view has the detail";
    }

    private synchronized void add(Kind kind, String text) {
        Entry entry = new Entry(LocalTime.now(), kind, text);
        entries.addLast(entry);
        if (entries.size() > most) {
            entries.removeFirst();
        }
        listeners.forEach(listener -> listener.added(entry));
    }

    /** Lets go of all entries. */
    public synchronized void clear() {
        entries.clear();
        listeners.forEach(Listener::cleared);
    }

    /** @return the entries that are kept, oldest first; a copy */
    public synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }

    /**
     * Listens to the log: first to what is kept, then to what is added; nothing is missed or heard twice.
     *
     * @param listener
     *            hears of each entry
     */
    public synchronized void addListener(Listener listener) {
        entries.forEach(listener::added);
        listeners.add(listener);
    }

    /**
     * @param listener
     *            hears nothing any more
     */
    public synchronized void removeListener(Listener listener) {
        listeners.remove(listener);
    }
}
