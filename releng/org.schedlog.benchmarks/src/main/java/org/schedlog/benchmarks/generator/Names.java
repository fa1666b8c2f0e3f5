// SPDX-License-Identifier: EPL-2.0
package org.schedlog.benchmarks.generator;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** What threads are called. */
final class Names {

    /** Programs that a compilation calls, as EXEC events carry them: at most 8 bytes. */
    static final List<String> COMMANDS = List.of("make", "sh", "gcc", "cc1", "as", "ld", "collect2", "fixdep",
            "objtool", "rm", "mv", "cat", "sed", "awk", "perl", "python3", "ar", "nm", "objcopy", "bash");

    private static final List<String> PERMANENT = List.of("systemd", "kworker/0:1", "rcu_sched", "migration/0",
            "ksoftirqd/0", "make", "sshd", "jbd2/sda1-8", "kcompactd0", "containerd");

    private static final Set<String> KERNEL_THREADS = Set.of("kworker/0:1", "rcu_sched", "migration/0", "ksoftirqd/0",
            "jbd2/sda1-8", "kcompactd0");

    private Names() {
    }

    /** The command whose halves these are. */
    static int of(int secondHalf, int firstHalf) {
        for (int command = 0; command < COMMANDS.size(); command++) {
            if (firstHalf(command) == firstHalf && secondHalf(command) == secondHalf) {
                return command;
            }
        }
        throw new IllegalArgumentException("no command of the simulation has these bytes");
    }

    /** The id that the recorder gives a command; 0 would mean an unknown one. */
    static int id(int command) {
        return command + 1;
    }

    /** The first four bytes of the name, the lowest byte first: arg1 of EXEC. */
    static int firstHalf(int command) {
        return bytes(command, 0);
    }

    /** The next four bytes of the name: arg0 of EXEC. */
    static int secondHalf(int command) {
        return bytes(command, Integer.BYTES);
    }

    private static int bytes(int command, int from) {
        byte[] name = COMMANDS.get(command).getBytes(StandardCharsets.US_ASCII);
        int word = 0;
        for (int i = 0; i < Integer.BYTES && from + i < name.length; i++) {
            word |= name[from + i] << Byte.SIZE * i;
        }
        return word;
    }

    /** The member comm.json: name to id. */
    static String json() {
        StringBuilder text = new StringBuilder("{");
        for (int i = 0; i < COMMANDS.size(); i++) {
            text.append(i == 0 ? "\"" : ", \"").append(COMMANDS.get(i)).append("\": ").append(id(i));
        }
        return text.append('}').toString();
    }

    /** The member ps.start: what {@code ps -eLfwc} says of the threads that live when the recording begins. */
    static String processList(Collection<Task> tasks) {
        StringBuilder text = new StringBuilder(
                "UID          PID    PPID     LWP NLWP CLS PRI STIME TTY          TIME CMD\n");
        for (Task task : tasks) {
            if (task.state != Task.State.NONE) {
                String name = task.permanent ? PERMANENT.get(task.place % PERMANENT.size())
                        : COMMANDS.get(task.command);
                String pid = padded(task.pid);
                text.append("root     ").append(pid).append(padded(Math.max(task.parentPid, 1))).append(pid)
                        .append("    1 TS   19 10:00 ?        00:00:00 ").append(shown(name)).append('\n');
            }
        }
        return text.toString();
    }

    /** Kernel threads have no command line, so ps shows their name in brackets. */
    private static String shown(String name) {
        return KERNEL_THREADS.contains(name) ? "[" + name + "]" : name;
    }

    private static String padded(int number) {
        String digits = Integer.toString(number);
        return " ".repeat(8 - digits.length()) + digits;
    }
}
