// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.compute;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.schedlog.engine.column.LongColumn;
import org.schedlog.engine.column.Recording;

/** What the name of a computed column says. The only place where such names are taken apart. */
sealed interface ComputedName {

    /** The event names that the column is made of; those that stand for whatever occurs are not among them. */
    List<String> events();

    /** A column that every recording has. */
    enum Field {
        TIMESTAMP(Recording::timestamp),
        ARG0(Recording::arg0),
        ARG1(Recording::arg1),
        CPU(Recording::cpu),
        PID(Recording::pid),
        EVENT(Recording::event);

        private final Function<Recording, LongColumn> column;

        Field(Function<Recording, LongColumn> column) {
            this.column = column;
        }

        LongColumn of(Recording recording) {
            return column.apply(recording);
        }

        private static Field named(String name) {
            return valueOf(name.toUpperCase(Locale.ROOT));
        }
    }

    /**
     * A field of the next or previous row of the same kind.
     *
     * @param next
     *            true for nxt_, false for prv_
     * @param field
     *            what is taken from there
     * @param events
     *            rows with any of these events are of one kind; when empty, rows with equal events are
     * @param key
     *            CPU or PID, in which they must agree as well
     */
    record Neighbour(boolean next, Field field, List<String> events, Field key) implements ComputedName {

        private static final Pattern SHAPE = Pattern.compile(
                "(nxt|prv)_(timestamp|arg0|arg1|cpu|pid|event)"
                        + "_of_(?:same_evt|\\(([^\\s()]+)\\))_on_same_(cpu|pid)");

        private static Optional<ComputedName> parse(String name) {
            Matcher matcher = SHAPE.matcher(name);
            if (!matcher.matches()) {
                return Optional.empty();
            }
            List<String> events = matcher.group(3) == null ? List.of()
                    : Arrays.stream(matcher.group(3).split("\\|", -1)).distinct().toList();
            if (events.contains("")) {
                return Optional.empty();
            }
            return Optional.of(new Neighbour(matcher.group(1).equals("nxt"), Field.named(matcher.group(2)), events,
                    Field.named(matcher.group(4))));
        }
    }

    /** A column with a name and a meaning of its own. */
    enum Special implements ComputedName {
        FREQUENCY("prv_frq_on_same_cpu", List.of("TICK")),
        ADDRESS("addr", List.of()),
        COMMAND("comm", List.of("EXEC")),
        /** Needs no event: names come from other sources as well. */
        COMMAND_NAME("comm_name", List.of()),
        /** Events that say why threads leave may be missing: then nobody blocks. */
        PREVIOUS_STATE("prev_state", List.of("CTX_SWITCH"));

        private final String text;
        private final List<String> events;

        Special(String text, List<String> events) {
            this.text = text;
            this.events = events;
        }

        String text() {
            return text;
        }

        @Override
        public List<String> events() {
            return events;
        }
    }

    /** The old name of a column, still used by specs and recordings. */
    String OLD_BLOCK_WAKEUP = "nxt_blk_wkp_of_same_pid";

    /** Understands a name, or not. */
    static Optional<ComputedName> parse(String name) {
        if (name.equals(OLD_BLOCK_WAKEUP)) {
            return Optional.of(new Neighbour(true, Field.TIMESTAMP, List.of("BLOCK", "WAKEUP"), Field.PID));
        }
        for (Special special : Special.values()) {
            if (special.text.equals(name)) {
                return Optional.of(special);
            }
        }
        return Neighbour.parse(name);
    }
}
