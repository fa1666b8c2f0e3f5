// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.archive;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What the user should know of a recording, one sentence each, and how such sentences are built. Thread-safe. */
final class Notes {

    private final List<String> notes = new CopyOnWriteArrayList<>();

    void add(String note) {
        if (!notes.contains(note)) {
            notes.add(note);
        }
    }

    /** A view: notes that come later are seen, too. */
    List<String> view() {
        return Collections.unmodifiableList(notes);
    }

    /** Why a recording cannot be opened: a required column has some trouble, given as a clause. */
    static String refusal(String recording, String column, Member member, String clause) {
        return recording + ": column " + column + " (" + shown(member) + ") " + clause
                + ". Copy or convert the recording again.";
    }

    /** That a recording is opened without a column because of some trouble, given as a clause. */
    static String leftOut(String column, Member member, String clause) {
        return "Column " + column + " (" + shown(member) + ") is left out: it " + clause + ".";
    }

    private static String shown(Member member) {
        return member.folder().isEmpty() ? member.name() : "\u2026/" + member.name();
    }
}
