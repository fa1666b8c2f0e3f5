// SPDX-License-Identifier: EPL-2.0
package org.schedlog.benchmarks.generator;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;

/** The program behind releng/generate. */
public final class Generator {

    private static final String USAGE = """
            usage: generate [--events N] [--cpus C] [--threads T] [--seed S] [--no-computed] -o FILE.tar
              --events N      how many events (1000000)
              --cpus C        how many CPUs (160)
              --threads T     how many threads live at once (12 for each CPU)
              --seed S        another seed makes another recording (1)
              --no-computed   leave out the computed columns that the recorder would store
            """;

    private Generator() {
    }

    /**
     * @param arguments see the usage
     */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    private static int run(String[] arguments) {
        try {
            Request request = Request.parse(List.of(arguments));
            long begin = System.nanoTime();
            long duration = RecordingWriter.write(request.settings(), request.file());
            System.err.printf(Locale.ROOT, "%s: %d events in %.3f s of simulated time, made in %.1f s%n",
                    request.file(), request.settings().events(), duration / 1e9, (System.nanoTime() - begin) / 1e9);
            return 0;
        } catch (IllegalArgumentException e) {
            System.err.println("generate: " + e.getMessage());
            System.err.print(USAGE);
            return 2;
        } catch (IOException e) {
            System.err.println("generate: the recording could not be written: " + e.getMessage());
            return 1;
        }
    }

    /**
     * What the command line says.
     *
     * @param settings what to make
     * @param file     where to
     */
    record Request(Settings settings, Path file) {

        static Request parse(List<String> arguments) {
            ArrayDeque<String> rest = new ArrayDeque<>(arguments);
            long events = 1_000_000;
            int cpus = Settings.DEFAULT_CPUS;
            Integer threads = null;
            long seed = 1;
            boolean computed = true;
            Path file = null;
            while (!rest.isEmpty()) {
                String option = rest.removeFirst();
                switch (option) {
                    case "--events" -> events = number(option, rest);
                    case "--cpus" -> cpus = Math.toIntExact(Math.min(Integer.MAX_VALUE, number(option, rest)));
                    case "--threads" -> threads = Math.toIntExact(Math.min(Integer.MAX_VALUE, number(option, rest)));
                    case "--seed" -> seed = number(option, rest);
                    case "--no-computed" -> computed = false;
                    case "-o" -> file = Path.of(value(option, rest));
                    default -> throw new IllegalArgumentException("unknown option " + option);
                }
            }
            if (file == null) {
                throw new IllegalArgumentException("-o FILE.tar is missing");
            }
            if (events > Integer.MAX_VALUE) {
                throw new IllegalArgumentException("--events must be 1 to " + Integer.MAX_VALUE);
            }
            int places = threads == null ? Settings.usualThreads(cpus) : threads;
            return new Request(new Settings((int) events, cpus, places, seed, computed), file);
        }

        private static String value(String option, ArrayDeque<String> rest) {
            if (rest.isEmpty()) {
                throw new IllegalArgumentException(option + " needs a value");
            }
            return rest.removeFirst();
        }

        private static long number(String option, ArrayDeque<String> rest) {
            String text = value(option, rest);
            try {
                long number = Long.parseLong(text);
                if (number >= 0) {
                    return number;
                }
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(option + " needs a number, not " + text, e);
            }
            throw new IllegalArgumentException(option + " must not be negative");
        }
    }
}
