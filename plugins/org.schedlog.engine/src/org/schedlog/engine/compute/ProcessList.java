// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.compute;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the output of {@code ps -eLfwc}: one thread a line under a header line. The name is made from the command line
 * in the last column as the kernel makes it at EXEC (the program's base name, at most 15 characters), which is a guess
 * for scripts and renamed threads.
 */
final class ProcessList {

    /** The kernel keeps 15 bytes and a NUL. */
    private static final int NAME_LENGTH = 15;

    private ProcessList() {
    }

    /** Names by thread id, in the order of the lines; lines that are not understood are left out. */
    static Map<Integer, String> names(String text) {
        Map<Integer, String> names = new LinkedHashMap<>();
        String[] lines = text.split("\\R");
        List<String> header = Arrays.asList(lines[0].strip().split("\\s+"));
        int thread = header.contains("LWP") ? header.indexOf("LWP") : header.indexOf("PID");
        if (thread < 0) {
            return names;
        }
        for (String line : lines) {
            String[] words = line.strip().split("\\s+", header.size());
            if (words.length == header.size() && words[thread].matches("\\d{1,9}")) {
                String name = name(words[words.length - 1]);
                if (!name.isEmpty()) {
                    names.put(Integer.valueOf(words[thread]), name);
                }
            }
        }
        return names;
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
