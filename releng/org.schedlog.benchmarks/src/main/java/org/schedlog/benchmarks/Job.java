// SPDX-License-Identifier: EPL-2.0
package org.schedlog.benchmarks;

import java.util.Optional;

/** What is timed, in the order of the table, with the figures that the project wants to reach. */
enum Job {
    NUMPY("numpy.load of the 7 arrays, two threads"),
    LOOP("plain Java loop over the 7 columns"),
    COLD("cold: tarball to complete figure", Goal.ofNumpy(3)),
    COLD_OPEN("- opening"),
    COLD_EVALUATE("- evaluating"),
    COLD_INDEX("- indexing"),
    COLD_KEEP("  keeping the figure for the next time, in the background"),
    COLD_LOOK("cold: tarball to a first look", Goal.ofNumpy(2)),
    AGAIN("second opening, evaluated and indexed anew", Goal.absolute(900, 10_000)),
    AGAIN_OPEN("- opening"),
    EVALUATE_INDEX("- evaluating and indexing", Goal.absolute(800, 9_000)),
    EVALUATE("  - evaluating"),
    INDEX("  - indexing"),
    KEPT("second opening, figure from the cache, with its pixels", Goal.absolute(200, 300)),
    KEPT_REOPEN("- closed and opened once more in the same Java", Goal.absolute(200, 300)),
    LOOK("second opening, first look, with its pixels", Goal.absolute(1_000, 1_000)),
    NEXT_ON_CPU("one computed column, nxt by CPU", Goal.absolute(150, 2_000)),
    NEXT_OF_PID("one computed column, nxt by thread", Goal.absolute(150, 2_000)),
    PIXELS_WHOLE("pixels of all rows x 2000, whole range", Goal.absolute(40, 80)),
    PIXELS_ZOOM("pixels of all rows x 2000, 1 %", Goal.absolute(15, 20)),
    PIXELS_WHOLE_FIRST("- whole range, the first time"),
    PIXELS_ZOOM_FIRST("- 1 %, the first time"),
    OVERVIEW("  making the overview for wide ranges, in the background"),
    PAINT("painting them, 12 pixels high"),
    STATISTICS("statistics of all categories", Goal.absolute(100, 1_200)),
    STATISTICS_FIRST("- the first time"),
    TC_FIRST_OPEN("in Trace Compass, cold: opening the trace"),
    TC_FIRST_FIRST_PICTURE("- to the first picture", Goal.ofNumpy(2)),
    TC_FIRST_FIGURE("- to the complete figure", Goal.ofNumpy(3)),
    TC_AGAIN_OPEN("in Trace Compass, second opening"),
    TC_AGAIN_FIRST_PICTURE("- to the first picture", Goal.absolute(200, 300)),
    TC_AGAIN_FIGURE("- to the complete figure", Goal.absolute(200, 300)),
    TC_AGAIN_REOPEN("- closed and opened once more, to the first picture", Goal.absolute(200, 300)),
    TC_AGAIN_ROWS_WHOLE("- all rows, whole range", Goal.absolute(40, 80)),
    TC_AGAIN_ROWS_ZOOM("- all rows, 1 %", Goal.absolute(15, 20)),
    TC_AGAIN_ARROWS("- arrows, whole range"),
    TC_AGAIN_JUMP_RANK("- events table: jump to a rank and read a page, 99th percentile", Goal.absolute(5, 5)),
    TC_AGAIN_JUMP_TIME("- events table: jump to a time and read a page, 99th percentile", Goal.absolute(5, 5)),
    TC_AGAIN_READ("- reading 5 million events one by one"),
    TC_AGAIN_REQUEST("- one event request over 5 million events"),
    TC_KERNEL("kernel analysis: its tree of attributes"),
    TC_KERNEL_STOCK("- Trace Compass' own, from the same events"),
    TC_AGAIN_FILTER_TYPE("- events table: filter all events by event type", Goal.absolute(3_000, 30_000)),
    TC_AGAIN_FILTER_CPU("- events table: filter all events by CPU", Goal.absolute(3_000, 30_000)),
    TC_AGAIN_FILTER_COMMAND("- events table: filter all events by command", Goal.absolute(3_000, 30_000)),
    TC_AGAIN_FILTER_ARGUMENTS("- events table: filter all events by their arguments", Goal.absolute(5_000, 50_000)),
    TC_AGAIN_STATISTICS("- Statistics: events of each type, the first time", Goal.absolute(300, 1_000)),
    TC_AGAIN_STATISTICS_RANGE("- Statistics: of a quarter of the time", Goal.absolute(100, 500)),
    TC_AGAIN_HISTOGRAM("- Event Density: 2000 bins", Goal.absolute(50, 50)),
    TC_FIRST_STATE("state system of CPUs and threads: made", Goal.absolute(5_000, 50_000)),
    TC_AGAIN_STATE("- opened again"),
    TC_FIRST_CPU_USAGE("CPU Usage: first picture", Goal.absolute(2_000, 4_000)),
    TC_AGAIN_CPU_USAGE("- opened again");

    final String title;
    final Optional<Goal> goal;

    Job(String title) {
        this.title = title;
        this.goal = Optional.empty();
    }

    Job(String title, Goal goal) {
        this.title = title;
        this.goal = Optional.of(goal);
    }

    /**
     * The time that a job should take at most, with two processors.
     *
     * @param timesNumpy   so many times as long as {@link #NUMPY}; 0 where the goal is absolute
     * @param millisAt10m  with ten million events, ms
     * @param millisAt100m with a hundred million events, ms
     */
    record Goal(double timesNumpy, double millisAt10m, double millisAt100m) {

        /** With fewer, all time goes into Java's beginning. */
        private static final long FEWEST_BESIDE_NUMPY = 1_000_000;

        static Goal ofNumpy(double times) {
            return new Goal(times, 0, 0);
        }

        static Goal absolute(double at10m, double at100m) {
            return new Goal(0, at10m, at100m);
        }

        /** The goal in ms, or NaN where there is none for about so many events. */
        double millis(long events, double numpy) {
            if (timesNumpy > 0) {
                return events < FEWEST_BESIDE_NUMPY ? Double.NaN : timesNumpy * numpy;
            }
            return isAbout(events, 10_000_000) ? millisAt10m : isAbout(events, 100_000_000) ? millisAt100m : Double.NaN;
        }

        private static boolean isAbout(long events, long round) {
            return Math.abs(events - round) <= round / 10;
        }
    }
}
