// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.sched;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Something that is to hold of a recording (BART's SchedAssert). {@link AssertionReader} describes the JSON that it is
 * read from.
 *
 * @param name
 *            what to call it
 * @param function
 *            what is measured
 * @param pid
 *            the task, or null
 * @param comm
 *            the name of the tasks, each of which must pass; or null. Both are null only where the function is of no
 *            task
 * @param level
 *            the level that the nodes belong to, or null for any CPUs
 * @param node
 *            the CPUs that count; empty for all
 * @param from
 *            of a switch, the CPUs that are left; empty otherwise
 * @param to
 *            of a switch, the CPUs that are entered; empty otherwise
 * @param window
 *            the window, or null for the whole recording
 * @param unit
 *            what the expected value is given in
 * @param statistic
 *            of a period or a latency, what is taken of all; else null
 * @param operator
 *            how the actual value is compared
 * @param expected
 *            the expected value; two for {@link Operator#BETWEEN}; for CPUs and {@link Operator#EQUAL} the allowed ones
 */
public record Assertion(String name, Function function, Integer pid, String comm, String level, List<Integer> node,
        List<Integer> from,
        List<Integer> to, TimeWindow window, Unit unit, Statistic statistic, Operator operator, List<Double> expected) {

    /** What is measured. */
    public enum Function {
        /** How long the task runs on the node; percent of its running time. */
        RESIDENCY,
        /** How long the task runs; percent of the window. */
        RUNTIME,
        /** How long the task runs, always in percent of the window. */
        DUTYCYCLE,
        /** The time between its successive INs or OUTs. */
        PERIOD,
        /** The CPU of its first IN. */
        FIRST_CPU,
        /** The CPU of its last OUT. */
        LAST_CPU,
        /** The time of its first IN. */
        START_TIME,
        /** The time of its last IN. */
        END_TIME,
        /**
         * How often it goes from one node to another: an OUT on the one, the next IN on the other, both in the window.
         */
        SWITCH,
        /** The time from its wake-ups to its next IN. */
        LATENCY,
        /**
         * How long CPUs are idle while another's run queue has more than one task: without a node the time during which
         * at least one is, with
         * it the sum over its CPUs; percent of the window.
         */
        VIOLATIONS;

        /** @return the name in JSON */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        boolean isCpu() {
            return this == FIRST_CPU || this == LAST_CPU;
        }

        boolean isCount() {
            return this == SWITCH || isCpu();
        }
    }

    /** What a value is given in. */
    public enum Unit {
        /** Nanoseconds. */
        NS(1),
        /** Microseconds. */
        US(1e3),
        /** Milliseconds. */
        MS(1e6),
        /** Seconds. */
        S(1e9),
        /** Percent; of what, the function says. */
        PERCENT(0),
        /** A plain number: a count or a CPU. */
        NONE(1);

        private final double nanos;

        Unit(double nanos) {
            this.nanos = nanos;
        }

        /** @return how many ns one of it is */
        double nanos() {
            return nanos;
        }

        /** @return the name in JSON */
        public String word() {
            return this == NONE ? "" : name().toLowerCase(Locale.ROOT);
        }
    }

    /** How an actual value is compared with the expected one. A value that does not exist passes no comparison. */
    public enum Operator {
        /** The same. */
        EQUAL("=="),
        /** Not the same. */
        UNEQUAL("!="),
        /** Less. */
        LESS("<"),
        /** Less or the same. */
        AT_MOST("<="),
        /** Greater. */
        GREATER(">"),
        /** Greater or the same. */
        AT_LEAST(">="),
        /** From the first to the second of two values, both included. */
        BETWEEN("between");

        private final String word;

        Operator(String word) {
            this.word = word;
        }

        /** @return the name in JSON */
        public String word() {
            return word;
        }

        static Optional<Operator> of(String word) {
            return Arrays.stream(values()).filter(operator -> operator.word.equals(word)).findFirst();
        }

        static String words() {
            return Arrays.stream(values()).map(Operator::word).collect(Collectors.joining(" "));
        }

        boolean holds(double actual, List<Double> expected) {
            if (Double.isNaN(actual)) {
                return false;
            }
            double value = expected.get(0);
            switch (this) {
            case EQUAL:
                return expected.contains(actual);
            case UNEQUAL:
                return !expected.contains(actual);
            case LESS:
                return actual < value;
            case AT_MOST:
                return actual <= value;
            case GREATER:
                return actual > value;
            case AT_LEAST:
                return actual >= value;
            default:
                return value <= actual && actual <= expected.get(1);
            }
        }
    }

    /**
     * What is taken of many values.
     *
     * @param kind
     *            median, mean, count, max or percentile
     * @param percentile
     *            of a percentile, which one: more than 0 to 100, by nearest rank
     * @param align
     *            of a period, which switches it is measured between; null for a latency
     */
    public record Statistic(Kind kind, double percentile, SwitchFunctions.Align align) {

        /** The kinds of statistics. */
        public enum Kind {
            /** The middle value, or the mean of the middle two. */
            MEDIAN,
            /** The arithmetic mean. */
            MEAN,
            /** How many there are. */
            COUNT,
            /** The greatest. */
            MAX,
            /** The value of nearest rank. */
            PERCENTILE
        }
    }
}
