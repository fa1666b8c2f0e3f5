// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.compute;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

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
    /** Longer ones are no thread ids. */
    private static final int DIGITS = 9;
    private static final int ABSENT = -1;
    /** Nobody has so many ancestors. */
    private static final int LEVELS = 1000;

    private static final Pattern SPACE = Pattern.compile("\\s+");

    private ProcessList() {
    }

    /** A thread's id, its parent, absent where the line does not say it, and its command line. */
    private record Line(int thread, int parent, String command) {
    }

    /** Names by thread id, in the order of the lines; lines that are not understood are left out. */
    static Map<Integer, String> names(Recording recording) throws IOException {
        Map<Integer, String> names = new LinkedHashMap<>();
        for (Line line : lines(recording)) {
            String name = name(line.command());
            if (!name.isEmpty()) {
                names.put(line.thread(), name);
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
        List<String> all = text.get().lines().toList();
        List<String> header = all.isEmpty() ? List.of() : List.of(SPACE.split(all.get(0).strip()));
        int processColumn = header.indexOf("PID");
        int threadColumn = header.contains("LWP") ? header.indexOf("LWP") : processColumn;
        int parentColumn = header.indexOf("PPID");
        int[] words = new int[header.size()];
        for (String line : all) {
            String stripped = line.strip();
            if (find(words, stripped)) {
                int process = number(stripped, words, processColumn);
                int thread = number(stripped, words, threadColumn);
                int parent = thread == process ? number(stripped, words, parentColumn) : process;
                if (thread != ABSENT) {
                    lines.add(new Line(thread, parent, stripped.substring(words[words.length - 1])));
                }
            }
        }
        return lines;
    }

    /**
     * Finds where the words of a line begin; the last one is all that is left. Words are not made, nor looked for by
     * patterns: lines are many.
     *
     * @return whether there are enough words
     */
    private static boolean find(int[] words, String line) {
        int at = 0;
        for (int word = 0; word < words.length; word++) {
            words[word] = at;
            if (at == line.length()) {
                return false;
            }
            at = next(line, next(line, at, true), false);
        }
        return words.length > 0;
    }

    /** Where the next white space is, or the next character that is none. */
    private static int next(String text, int from, boolean isSpace) {
        int at = from;
        while (at < text.length() && Character.isWhitespace(text.charAt(at)) != isSpace) {
            at++;
        }
        return at;
    }

    /** The number that is a word. */
    private static int number(String line, int[] words, int column) {
        if (column < 0) {
            return ABSENT;
        }
        int end = column == words.length - 1 ? line.length() : next(line, words[column], true);
        int number = 0;
        for (int at = words[column]; at < end; at++) {
            int digit = line.charAt(at) - '0';
            if (digit < 0 || digit > 9 || at - words[column] == DIGITS) {
                return ABSENT;
            }
            number = 10 * number + digit;
        }
        return number;
    }

    private static String name(String commandLine) {
        if (commandLine.startsWith("[") && commandLine.contains("]")) {
            // a kernel thread, or a process without command line: its name stands in brackets
            return cut(commandLine.substring(1, commandLine.lastIndexOf(']')));
        }
        String program = commandLine.substring(0, next(commandLine, 0, true));
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
