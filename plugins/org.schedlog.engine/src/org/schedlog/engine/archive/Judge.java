// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.archive;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.schedlog.engine.archive.Verdict.Kind;
import org.schedlog.engine.column.Recording;

/** Decides by headers alone whether an archive can be opened as a recording. */
final class Judge {

    private static final int RECORD = 24;
    private static final int MOST_FOLDERS_NAMED = 3;

    private final Contents contents;
    private final String name;

    Judge(Contents contents) {
        this.contents = contents;
        this.name = contents.archive().name();
    }

    Verdict verdict() {
        boolean anyColumn = Recording.REQUIRED.stream().anyMatch(contents.columns()::containsKey);
        if (anyColumn) {
            return columns();
        }
        return contents.bufferFolders().isEmpty() ? nothing() : buffers();
    }

    private Verdict columns() {
        Set<String> places = placesOf("timestamp");
        if (places.size() > 1) {
            return several(places);
        }
        for (String column : Recording.REQUIRED) {
            Member member = contents.columns().get(column);
            if (member == null) {
                String reason = contents.archive().damage().map(damage -> " (" + damage + ")").orElse("");
                return new Verdict(Kind.DAMAGED, String.format(Locale.ROOT,
                        "%s: column %s is missing: there is no %s.npz%s. Copy or convert the recording again.", name,
                        column, column,
                        reason));
            }
            if (member.isCutOff()) {
                return new Verdict(Kind.DAMAGED, Notes.refusal(name, column, member, cutOff(member)));
            }
        }
        return new Verdict(Kind.RECORDING, "");
    }

    /** In a folder only: a tar with several recordings would say by its order which one counts. */
    private Set<String> placesOf(String column) {
        Set<String> places = new TreeSet<>();
        for (Member member : contents.archive().members()) {
            if (!member.file().equals(contents.archive().path())) {
                if (member.name().equals(column + ".npz")) {
                    places.add(member.folder());
                } else if (member.name().equals(column + ".npy")) {
                    String suffix = column + ".npz";
                    String folder = member.folder();
                    boolean inner = folder.equals(suffix) || folder.endsWith("/" + suffix);
                    places.add(inner ? folder.substring(0, Math.max(0, folder.length() - suffix.length() - 1))
                            : folder);
                }
            }
        }
        return places;
    }

    private Verdict several(Set<String> folders) {
        List<String> named = folders.stream().limit(MOST_FOLDERS_NAMED).toList();
        String more = folders.size() > named.size() ? " and " + (folders.size() - named.size()) + " more" : "";
        return new Verdict(Kind.OTHER, name + " holds several recordings (in " + String.join(", ", named) + more
                + "). Open the folder of one of them.");
    }

    private Verdict buffers() {
        if (contents.bufferFolders().size() > 1) {
            return several(contents.bufferFolders());
        }
        boolean wholeRecords = contents.buffers().values().stream().allMatch(buffer -> buffer.size() % RECORD == 0);
        if (!wholeRecords && contents.tables().isEmpty()) {
            return nothing();
        }
        for (Member buffer : contents.buffers().values()) {
            if (buffer.isCutOff()) {
                return new Verdict(Kind.DAMAGED, name + ": the buffer of CPU " + buffer.name() + " (" + buffer.path()
                        + ") " + cutOff(buffer)
                        + ". Copy the recording again.");
            }
        }
        return new Verdict(Kind.RECORDING, "");
    }

    private Verdict nothing() {
        String damage = contents.archive().damage().map(clause -> " Perhaps it is incomplete: " + clause + ".")
                .orElse("");
        return new Verdict(Kind.OTHER, name
                + " is no SchedLog recording: it holds neither timestamp.npz and the other columns"
                + " nor raw buffers named 0, 1, 2, ..." + damage);
    }

    private static String cutOff(Member member) {
        return String.format(Locale.ROOT, "is cut off: %,d of its %,d bytes are there", member.present(),
                member.size());
    }
}
