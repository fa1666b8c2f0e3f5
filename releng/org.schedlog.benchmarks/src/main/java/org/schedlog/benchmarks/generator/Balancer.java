// SPDX-License-Identifier: EPL-2.0
package org.schedlog.benchmarks.generator;

import java.io.IOException;

/** Finds CPUs for threads and threads for CPUs, as the fair scheduler's load balancing does. */
final class Balancer {

    /** CPUs that share a cache. */
    private static final int DOMAIN = 16;
    /** How many CPUs are looked at. */
    private static final int SAMPLES = 6;
    /** The upper half of the addresses of scheduling domains: kernel memory. */
    private static final int ADDRESS_HIGH = 0xffff9a3c;

    private final Machine machine;

    Balancer(Machine machine) {
        this.machine = machine;
    }

    /** Where a thread that wakes up is to run: where it was if that is idle, else an idle CPU nearby if one is met. */
    Cpu forWakeup(Task task) {
        Cpu previous = machine.cpus[task.cpu];
        if (previous.running == 0) {
            return previous;
        }
        Cpu best = previous;
        for (int i = 0; i < SAMPLES; i++) {
            Cpu candidate = near(previous);
            if (candidate.running == 0) {
                return candidate;
            }
            if (candidate.running + 1 < best.running) {
                best = candidate;
            }
        }
        return best;
    }

    /** Where a new thread is to run: on the least busy of some CPUs anywhere. */
    Cpu forFork(Cpu parents) {
        Cpu best = parents;
        for (int i = 0; i < SAMPLES; i++) {
            Cpu candidate = machine.cpus[machine.dice.below(machine.cpus.length)];
            if (candidate.running < best.running) {
                best = candidate;
            }
        }
        return best;
    }

    /** A CPU about to become idle looks for work nearby. */
    void idle(Cpu cpu, int pid) throws IOException {
        balance(cpu, pid, 0, EventKind.IDL_BLN_FAIR_BEG, EventKind.IDL_BLN_FAIR_END);
    }

    /** Now and then a CPU looks for work in each of its domains. */
    void periodic(Cpu cpu) throws IOException {
        for (int level = 0; level < 2; level++) {
            balance(cpu, cpu.currentPid(), level, EventKind.PER_BLN_FAIR_BEG, EventKind.PER_BLN_FAIR_END);
        }
    }

    private void balance(Cpu cpu, int pid, int level, EventKind begin, EventKind end) throws IOException {
        int address = domainAddress(cpu, level);
        machine.emit(cpu, pid, begin, ADDRESS_HIGH, address);
        Cpu busiest = cpu;
        for (int i = 0; i < SAMPLES; i++) {
            Cpu candidate = level == 0 ? near(cpu) : machine.cpus[machine.dice.below(machine.cpus.length)];
            if (candidate.running > busiest.running + 1 && !candidate.queue.isEmpty()) {
                busiest = candidate;
            }
        }
        machine.advanceTo(machine.now() + machine.dice.between(100, 900));
        if (busiest != cpu && !busiest.queue.isEmpty()) {
            machine.migrate(busiest.queue.peekLast(), cpu, cpu, pid);
        }
        machine.emit(cpu, pid, end, ADDRESS_HIGH, address);
    }

    private Cpu near(Cpu cpu) {
        int first = cpu.number / DOMAIN * DOMAIN;
        int count = Math.min(DOMAIN, machine.cpus.length - first);
        return machine.cpus[first + machine.dice.below(count)];
    }

    /** Each CPU has a structure of its own for each domain that it is in. */
    private static int domainAddress(Cpu cpu, int level) {
        return 0x8540_0000 + cpu.number * 0x1000 + level * 0x200;
    }
}
