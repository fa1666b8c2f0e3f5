// SPDX-License-Identifier: EPL-2.0
package org.schedlog.cli;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.schedlog.engine.compute.ThreadNames;
import org.schedlog.engine.figure.TableFormat;
import org.schedlog.engine.sched.CpuStatistics;
import org.schedlog.engine.sched.LatencySummary;
import org.schedlog.engine.sched.PeriodSummary;
import org.schedlog.engine.sched.ResidencyTable;
import org.schedlog.engine.sched.RunQueueLengths;
import org.schedlog.engine.sched.TaskNames;
import org.schedlog.engine.sched.TaskStatistics;
import org.schedlog.engine.sched.Topology;

import com.google.gson.stream.JsonWriter;

/** The residency table as JSON or as CSV. */
final class ResidencyReport {

    private final ResidencyTable table;
    private final RunQueueLengths queues;
    private final ThreadNames names;
    private final List<Level> levels = new ArrayList<>();

    /** A level, and for each CPU index of the time line the node it belongs to. */
    private record Level(String name, List<Topology.Node> nodes, int[] nodeOfCpu) {
    }

    ResidencyReport(ResidencyTable table, RunQueueLengths queues, ThreadNames names,
            Map<String, List<Topology.Node>> levels) {
        this.table = table;
        this.queues = queues;
        this.names = names;
        levels.forEach((name, nodes) -> this.levels.add(new Level(name, nodes, table.timeline().nodesOf(nodes))));
    }

    void json(Writer writer) throws IOException {
        JsonWriter out = new JsonWriter(writer);
        out.setIndent(" ");
        out.beginObject().name("window_ns").beginArray();
        out.value(table.window().from()).value(table.window().to()).endArray();
        out.name("tasks").beginArray();
        for (TaskStatistics task : table.tasks()) {
            task(out, task);
        }
        out.endArray().name("cpus").beginArray();
        for (CpuStatistics cpu : table.cpus()) {
            out.beginObject().name("cpu").value(cpu.cpu()).name("busy_ns").value(cpu.busy()).name("idle_ns")
                    .value(cpu.idle());
            out.name("switches").value(cpu.switches()).name("breaks").value(cpu.breaks());
            out.name("run_queue").beginArray();
            for (Map.Entry<Long, Long> length : queues.of(cpu.cpu()).entrySet()) {
                out.beginObject().name("length").value(length.getKey());
                out.name("time_ns").value(length.getValue()).endObject();
            }
            out.endArray().endObject();
        }
        out.endArray().endObject();
        writer.write('\n');
    }

    private void task(JsonWriter out, TaskStatistics task) throws IOException {
        out.beginObject().name("pid").value(task.pid()).name("comm").value(names.latest(task.pid()));
        out.name("comms").beginArray();
        for (String comm : comms(task.pid())) {
            out.value(comm);
        }
        out.endArray().name("runtime_ns").value(task.runtime());
        number(out.name("duty_cycle_percent"), task.dutyCyclePercent());
        out.name("first_time_ns").value(task.firstTime()).name("last_time_ns").value(task.lastTime());
        out.name("first_cpu").value(task.firstCpu()).name("last_cpu").value(task.lastCpu());
        out.name("switches_in").value(task.switchesIn()).name("switches_out").value(task.switchesOut());
        out.name("voluntary").value(task.voluntary()).name("involuntary").value(task.involuntary());
        out.name("migrations").value(task.migrations());
        period(out.name("period_start"), task.periodStart());
        period(out.name("period_end"), task.periodEnd());
        latency(out.name("wakeup_latency"), task.latency());
        out.name("waiting_ns").value(task.waiting());
        out.name("nodes").beginArray();
        for (Level level : levels) {
            long[] residencies = task.residencies(level.nodeOfCpu, level.nodes.size());
            for (int node = 0; node < residencies.length; node++) {
                node(out, level, node, task, residencies[node]);
            }
        }
        out.endArray().endObject();
    }

    private static void node(JsonWriter out, Level level, int node, TaskStatistics task, long residency)
            throws IOException {
        out.beginObject().name("level").value(level.name).name("node").beginArray();
        for (int cpu : level.nodes.get(node).cpus()) {
            out.value(cpu);
        }
        out.endArray().name("residency_ns").value(residency);
        number(out.name("percent"), task.percent(residency));
        out.endObject();
    }

    private static void period(JsonWriter out, PeriodSummary period) throws IOException {
        number(out.beginObject().name("median_ns"), period.median());
        number(out.name("mean_ns"), period.mean());
        out.name("count").value(period.count()).endObject();
    }

    private static void latency(JsonWriter out, LatencySummary latency) throws IOException {
        out.beginObject().name("count").value(latency.count());
        number(out.name("mean_ns"), latency.mean());
        number(out.name("median_ns"), latency.median());
        out.name("p95_ns").value(latency.p95()).name("p99_ns").value(latency.p99()).name("max_ns").value(latency.max())
                .endObject();
    }

    private static void number(JsonWriter out, double value) throws IOException {
        if (Double.isFinite(value)) {
            out.value(value);
        } else {
            out.nullValue();
        }
    }

    private List<String> comms(int pid) {
        return TaskNames.getTaskName(names, pid).stream().map(ThreadNames.Named::name).filter(Objects::nonNull)
                .distinct().toList();
    }

    /** One row for each task, one pair of columns for each node. */
    void csv(Writer out) throws IOException {
        out.write("pid,comm,runtime_ns,duty_cycle_percent,first_time_ns,last_time_ns,first_cpu,last_cpu,"
                + "switches_in,switches_out,voluntary,involuntary,migrations,"
                + "period_start_median_ns,period_start_mean_ns,period_start_count,"
                + "period_end_median_ns,period_end_mean_ns,period_end_count,"
                + "latency_count,latency_mean_ns,latency_median_ns,latency_p95_ns,latency_p99_ns,"
                + "latency_max_ns,waiting_ns");
        for (Level level : levels) {
            for (Topology.Node node : level.nodes) {
                String name = level.name + ": " + node.label();
                out.write("," + TableFormat.csvField(name + " ns") + "," + TableFormat.csvField(name + " percent"));
            }
        }
        out.write('\n');
        for (TaskStatistics task : table.tasks()) {
            out.write(row(task));
        }
    }

    private String row(TaskStatistics task) {
        String comm = names.latest(task.pid());
        List<Object> fields = new ArrayList<>(List.of(task.pid(), comm == null ? "" : comm, task.runtime(),
                task.dutyCyclePercent(),
                task.firstTime(), task.lastTime(), task.firstCpu(), task.lastCpu(), task.switchesIn(),
                task.switchesOut(), task.voluntary(),
                task.involuntary(), task.migrations()));
        for (PeriodSummary period : List.of(task.periodStart(), task.periodEnd())) {
            fields.addAll(List.of(period.median(), period.mean(), period.count()));
        }
        LatencySummary latency = task.latency();
        fields.addAll(List.of(latency.count(), latency.mean(), latency.median(), latency.p95(), latency.p99(),
                latency.max(), task.waiting()));
        for (Level level : levels) {
            for (long residency : task.residencies(level.nodeOfCpu, level.nodes.size())) {
                fields.addAll(List.of(residency, task.percent(residency)));
            }
        }
        return String.join(",", fields.stream().map(ResidencyReport::field).toList()) + "\n";
    }

    private static String field(Object value) {
        return value instanceof Double number ? TableFormat.csvField(number) : TableFormat.csvField(value.toString());
    }
}
