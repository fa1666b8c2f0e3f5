// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.compute;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.schedlog.engine.column.DeveloperLog;
import org.schedlog.engine.column.KeyIndex;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Recording;
import org.schedlog.engine.column.ValueReader;
import org.schedlog.engine.column.ValueWriter;

/**
 * The names of a recording's threads in its cache, so that nobody has to go over all rows again for them. Thread-safe.
 */
final class KeptNames {


    private static final String NAME = "names";
    /** Changes whenever files of older versions must not be used any more. */
    private static final int FORMAT = 1;
    /** Fewer events are gone over again before anybody notices. */
    private static final int FEW_EVENTS = 1_000_000;
    /** No recording has names that need more bytes. */
    private static final long ROOM = 1 << 26;

    private KeptNames() {
    }

    static Optional<ThreadNames> find(Recording recording) {
        Optional<ValueReader> found = recording.cache().findValues(NAME, mark(recording));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        try (ValueReader in = found.get()) {
            return Optional.of(read(in, recording));
        } catch (IOException | IndexOutOfBoundsException | IllegalArgumentException | ArithmeticException e) {
            DeveloperLog.fine(KeptNames.class, e,
                    () -> "Names are collected again, because what was kept cannot be read");
            return Optional.empty();
        }
    }

    /** Whether keeping names saves time worth speaking of. */
    static boolean isWorthwhile(Recording recording) {
        return recording.events() >= FEW_EVENTS;
    }

    /** Keeps names; where there is no room for them they are collected again the next time. */
    static void keep(ThreadNames names, Recording recording, Progress progress) {
        try {
            Optional<ValueWriter> created = recording.cache().newValues(NAME, mark(recording), ROOM, progress);
            if (created.isPresent()) {
                try (ValueWriter out = created.get()) {
                    write(names, out);
                    out.publish();
                }
            }
        } catch (IOException e) {
            DeveloperLog.fine(KeptNames.class, e, () -> "The names of threads cannot be kept");
        }
    }

    /** What an event is called decides whether it names threads. */
    private static long mark(Recording recording) {
        return (long) FORMAT << Integer.SIZE ^ recording.eventTable().ids().hashCode();
    }

    private static void write(ThreadNames names, ValueWriter out) throws IOException {
        List<String> texts = names.names();
        out.numbers(texts.size());
        for (String text : texts) {
            out.numbers(text == null ? 0 : 1);
            out.text(text == null ? "" : text);
        }
        KeyIndex threads = names.threads();
        long[] pids = new long[threads.size()];
        for (int thread = 0; thread < pids.length; thread++) {
            pids[thread] = threads.second(thread);
        }
        out.numbers(pids);
        NameHistory history = names.history();
        long[] changes = new long[3 * history.changes()];
        int next = 0;
        for (int thread = 0; thread < history.threads(); thread++) {
            for (int change = history.begin(thread); change < history.end(thread); change++) {
                changes[next++] = thread;
                changes[next++] = history.row(change);
                changes[next++] = history.name(change);
            }
        }
        out.numbers(changes);
    }

    private static ThreadNames read(ValueReader in, Recording recording) throws IOException {
        List<String> texts = new ArrayList<>();
        for (long count = in.numbers()[0]; count > 0; count--) {
            boolean isName = in.numbers()[0] != 0;
            String text = in.text();
            texts.add(isName ? text : null);
        }
        KeyIndex threads = new KeyIndex();
        for (long pid : in.numbers()) {
            threads.add(0, pid);
        }
        long[] numbers = in.numbers();
        int changes = numbers.length / 3;
        int[] thread = new int[changes];
        int[] row = new int[changes];
        int[] name = new int[changes];
        for (int i = 0; i < changes; i++) {
            thread[i] = Math.toIntExact(numbers[3 * i]);
            row[i] = Math.toIntExact(numbers[3 * i + 1]);
            name[i] = Math.toIntExact(numbers[3 * i + 2]);
        }
        if (Arrays.stream(row).anyMatch(one -> one >= recording.events())
                || Arrays.stream(name).anyMatch(one -> one < 0 || one >= texts.size())) {
            throw new IllegalArgumentException("These are another recording's names");
        }
        return new ThreadNames(texts, threads, new NameHistory(threads.size(), changes, thread, row, name),
                recording.timestamp());
    }
}
