// SPDX-License-Identifier: EPL-2.0
package org.schedlog.benchmarks.generator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Events of a simulation, kept in memory. */
final class EventLog {

    /** One event. */
    record Event(long time, int cpu, int pid, EventKind kind, int arg0, int arg1) {
    }

    private EventLog() {
    }

    /** The first events of a machine, from its start on, so nothing went before them. */
    static List<Event> of(int events, int cpus, int threads, long seed) {
        List<Event> log = new ArrayList<>();
        Simulation simulation = new Simulation(new Settings(events, cpus, threads, seed, true),
                (time, cpu, pid, kind, arg0, arg1) -> log.add(new Event(time, cpu, pid, kind, arg0, arg1)));
        try {
            while (log.size() < events) {
                simulation.step();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return log;
    }
}
