// SPDX-License-Identifier: EPL-2.0
package org.schedlog.cli;

import java.util.List;

/** A command cannot do what it was asked to. The lines are for the user. */
final class FailureException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<String> lines;

    /** @param lines what is wrong, where, and what to do; at least one */
    FailureException(List<String> lines) {
        super(lines.get(0));
        this.lines = List.copyOf(lines);
    }

    FailureException(String line) {
        this(List.of(line));
    }

    List<String> lines() {
        return lines;
    }
}
