// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.compute;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.schedlog.engine.column.Recording;

/**
 * The threads that ran before the recording began: {@code ps.start}, the output of {@code ps -eLfwc}, one thread a line
 * under a header line. The name is made from the command line in the last column as the kernel makes it at EXEC (the
 * program's base name, at most 15 characters), which is a guess for scripts and renamed threads.
 */
public final class ProcessList {

    private static final String MEMBER = "ps.start";
    private static final int LIMIT = 1 << 25;
    /** The kernel keeps 15 bytes and a NUL. */
    private static final int NAME_LENGTH = 15;
    private static final int ABSENT = -1;
    /** Nobody has so many ancestors. */
    private static final int LEVELS = 1000;

    private ProcessList() {
    }

    /** A thread's id, name and parent; each absent where the line does not say it. */
    private record Line(int thread, String name, int parent) {
    }

    /** Names by thread id, in the order of the lines; lines that are not understood are left out. */
    static Map<Integer, String> names(Recording recording) throws IOException {
        Map<Integer, String> names = new LinkedHashMap<>();
        for (Line line : lines(recording)) {
            if (!line.name().isEmpty()) {
                names.put(line.thread(), line.name());
            }
        }
        return names;
    }

    /**
     * Who the parents of threads are: that of a process' first thread is the parent process, that of its other threads
     * is the first one, so that a process' threads stand together below it. (Trace Compass 6.2, where it reads a list
     * of processes in a trace, takes the parent process for all of them.)
     *
     * @param recording
     *            a recording
     * @return the parents' thread ids, all above 0, by the thread ids; empty where the recording has no {@code
     * ps.start}
     * @throws IOException
     *             when the recording cannot be read
     */
    public static Map<Integer, Integer> parents(Recording recording) throws IOException {
        Map<Integer, Integer> parents = new HashMap<>();
        for (Line line : lines(recording)) {
            if (line.parent() > 0) {
                parents.put(line.thread(), line.parent());
            }
        }
        parents.keySet().removeIf(thread -> isOwnAncestor(thread, parents));
        return parents;
    }

    /** No kernel says so, but a file may. */
    private static boolean isOwnAncestor(Integer thread, Map<Integer, Integer> parents) {
        Integer ancestor = parents.get(thread);
        for (int level = 0; ancestor != null && level < LEVELS; level++) {
            if (ancestor.equals(thread)) {
                return true;
            }
            ancestor = parents.get(ancestor);
        }
        return false;
    }

    private static List<Line> lines(Recording recording) throws IOException {
        Optional<String> text = recording.texts().text(MEMBER, LIMIT);
        List<Line> lines = new ArrayList<>();
        if (text.isEmpty()) {
            return lines;
        }
        String[] all = text.get().split("\\R");
        List<String> header = Arrays.asList(all[0].strip().split("\\s+"));
        for (String line : all) {
            String[] words = line.strip().split("\\s+", header.size());
            if (words.length == header.size()) {
                int process = number(words, header.indexOf("PID"));
                int thread = header.contains("LWP") ? number(words, header.indexOf("LWP")) : process;
                int parent = thread == process ? number(words, header.indexOf("PPID")) : process;
                if (thread != ABSENT) {
                    lines.add(new Line(thread, name(words[words.length - 1]), parent));
                }
            }
        }
        return lines;
    }

    private static int number(String[] words, int column) {
        return column >= 0 && words[column].matches("\\d{1,9}") ? Integer.parseInt(words[column]) : ABSENT;
    }

    private static String name(String commandLine) {
        if (commandLine.startsWith("[") && commandLine.contains("]")) {
            // a kernel thread, or a process without command line: its name stands in brackets
            return cut(commandLine.substring(1, commandLine.lastIndexOf(']')));
        }
        String program = commandLine.split("\\s", 2)[0];
        program = program.substring(program.lastIndexOf('/') + 1);
        if (program.startsWith("-")) {
            // a login shell
            program = program.substring(1);
        }
        if (program.endsWith(":")) {
            // a title that the process gave itself, e.g. "sshd: user"
            program = program.substring(0, program.length() - 1);
        }
        return cut(program);
    }

    private static String cut(String name) {
        return name.length() <= NAME_LENGTH ? name : name.substring(0, NAME_LENGTH);
    }
}
