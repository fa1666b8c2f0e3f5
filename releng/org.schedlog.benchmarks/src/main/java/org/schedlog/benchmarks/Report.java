// SPDX-License-Identifier: EPL-2.0
package org.schedlog.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Prints what {@link Jobs} measured as tables in Markdown: medians of all runs, beside the goals and the yardsticks.
 */
public final class Report {

    /** By job: what each run took, ms. */
    private final Map<Job, List<Times>> times = new TreeMap<>();
    /** By group of jobs: the most memory of all runs, MiB. */
    private final Map<String, long[]> memory = new LinkedHashMap<>();
    /** By what is kept on disk: its bytes in the last run. */
    private final Map<String, Long> sizes = new TreeMap<>();

    private record Times(double wall, double cpu) {
    }

    private static final double MEBIBYTE = 1 << 20;

    private Report() {
    }

    /**
     * @param arguments a folder, then of each recording its name, with NAME.tsv in the folder, and how many events it has
     * @throws IOException when they cannot be read
     */
    public static void main(String[] arguments) throws IOException {
        for (int i = 1; i + 1 < arguments.length; i += 2) {
            Report report = new Report();
            for (String line : Files.readAllLines(Path.of(arguments[0], arguments[i] + ".tsv"))) {
                report.take(line.split("\t"));
            }
            System.out.print(report.text(arguments[i], Long.parseLong(arguments[i + 1])));
        }
    }

    private void take(String[] fields) {
        if (fields[0].equals("MEMORY")) {
            long[] most = memory.computeIfAbsent(fields[1], group -> new long[3]);
            for (int i = 0; i < most.length; i++) {
                most[i] = Math.max(most[i], Long.parseLong(fields[2 + i]));
            }
        } else if (fields[0].equals("SIZE")) {
            sizes.put(fields[1], Long.parseLong(fields[2]));
        } else {
            times.computeIfAbsent(Job.valueOf(fields[0]), j -> new ArrayList<>())
                    .add(new Times(Double.parseDouble(fields[1]), Double.parseDouble(fields[2])));
        }
    }

    private String text(String name, long events) {
        StringBuilder text = new StringBuilder();
        boolean isMade = name.equals(Long.toString(events));
        text.append(String.format(Locale.ROOT, "%n### %s%,d events%n%n", isMade ? "" : name + ", ", events));
        text.append("| job | ms | goal | ms / goal | ms / numpy | ms / loop | processor ms | / numpy's |\n");
        text.append("|---|---:|---:|---:|---:|---:|---:|---:|\n");
        double numpy = median(Job.NUMPY, false);
        double loop = median(Job.LOOP, false);
        double numpyCpu = median(Job.NUMPY, true);
        for (Job job : times.keySet()) {
            double wall = median(job, false);
            double cpu = median(job, true);
            double goal = job.goal.map(g -> g.millis(events, numpy)).orElse(Double.NaN);
            text.append(String.format(Locale.ROOT, "| %s | %s | %s | %s | %s | %s | %s | %s |%n", job.title,
                    number(wall), number(goal), number(wall / goal), number(wall / numpy), number(wall / loop),
                    number(cpu), number(cpu / numpyCpu)));
        }
        text.append("\n| memory, MiB | heap with garbage | own memory | resident with mapped files |\n"
                + "|---|---:|---:|---:|\n");
        memory.forEach((group, most) -> text
                .append(String.format(Locale.ROOT, "| %s | %d | %d | %d |%n", group, most[0], most[1], most[2])));
        sizes.forEach((what, bytes) -> text
                .append(String.format(Locale.ROOT, "%nOn disk, %s: %.1f MiB%n", what, bytes / MEBIBYTE)));
        return text.toString();
    }

    private double median(Job job, boolean cpu) {
        List<Double> values = new ArrayList<>();
        times.getOrDefault(job, List.of()).forEach(run -> values.add(cpu ? run.cpu() : run.wall()));
        Collections.sort(values);
        return values.isEmpty() ? Double.NaN : values.get(values.size() / 2);
    }

    private static String number(double value) {
        if (Double.isNaN(value)) {
            return "";
        }
        return String.format(Locale.ROOT, value < 10 ? "%.2f" : "%,.0f", value);
    }
}
