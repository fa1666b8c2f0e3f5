// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.archive;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.schedlog.engine.column.Recording;

/**
 * Which member of an archive is what. Members are found by their base names; the last of several counts.
 *
 * @param archive
 *            the archive
 * @param columns
 *            arrays by the column's name
 * @param buffers
 *            raw per-CPU buffers by CPU, where the required columns are not there as arrays
 * @param bufferFolders
 *            the folders in which such buffers are; the recording can only be read if there is one
 * @param tables
 *            event tables, older names first
 * @param texts
 *            all that is neither array nor buffer, by base name
 */
record Contents(Archive archive, Map<String, Member> columns, SortedMap<Integer, Member> buffers,
        Set<String> bufferFolders,
        List<Member> tables, Map<String, Member> texts) {

    private static final Pattern CPU = Pattern.compile("0|[1-9]\\d{0,4}");
    static final String NPZ = ".npz";
    static final String NPY = ".npy";
    /** How the recorder calls the folder of its raw buffers. */
    static final String BUFFER_FOLDER = "tracer";

    static Contents of(Archive archive) {
        Map<String, Member> columns = new LinkedHashMap<>();
        Map<String, SortedMap<Integer, Member>> buffers = new TreeMap<>();
        Map<String, Member> texts = new LinkedHashMap<>();
        Map<String, Integer> arraysIn = new HashMap<>();
        for (Member member : archive.members()) {
            if (member.name().endsWith(NPY)) {
                arraysIn.merge(member.folder(), 1, Integer::sum);
            }
        }
        for (Member member : archive.members()) {
            String name = member.name();
            if (name.endsWith(NPZ) || name.endsWith(NPY)) {
                String column = column(member, arraysIn.getOrDefault(member.folder(), 0));
                if (!column.isEmpty()) {
                    columns.put(column, member);
                }
            } else if (CPU.matcher(name).matches()) {
                buffers.computeIfAbsent(member.folder(), f -> new TreeMap<>()).put(Integer.valueOf(name), member);
            } else if (!name.isEmpty()) {
                texts.put(name, member);
            }
        }
        List<Member> tables = new ArrayList<>();
        for (String file : EventTableReader.FILES) {
            if (texts.containsKey(file)) {
                tables.add(texts.get(file));
            }
        }
        if (Recording.REQUIRED.stream().anyMatch(columns::containsKey)) {
            buffers.clear();
        }
        Set<String> folders = new TreeSet<>(buffers.keySet());
        if (folders.size() > 1) {
            folders.removeIf(folder -> !lastPart(folder).equals(BUFFER_FOLDER));
        }
        SortedMap<Integer, Member> chosen = folders.size() == 1 ? buffers.get(folders.iterator().next())
                : Collections.emptySortedMap();
        return new Contents(archive, columns, chosen, folders.isEmpty() ? buffers.keySet() : folders, tables, texts);
    }

    /**
     * The column that an array is, or an empty text for none. Programs that take archives apart leave a folder {@code
     * cpu.npz} with the arrays that were in that file: the rule of {@link ArrayFile} holds there, too.
     */
    private static String column(Member member, int arraysInFolder) {
        String name = member.name();
        String stem = name.substring(0, name.length() - NPZ.length());
        String folder = lastPart(member.folder());
        if (name.endsWith(NPY) && folder.endsWith(NPZ)) {
            String wanted = folder.substring(0, folder.length() - NPZ.length());
            return stem.equals(wanted) || arraysInFolder == 1 ? wanted : "";
        }
        return stem.startsWith(".") ? "" : stem;
    }

    private static String lastPart(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Whether the files on disk are still those that were looked at. */
    boolean isStill(String version) throws IOException {
        try {
            return archive.isUnchanged() && RecordingKey.of(this).version().equals(version);
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /** What decides on the recording's columns: when one of these changes, what was read before is no longer right. */
    List<Member> sources() {
        List<Member> sources = new ArrayList<>(columns.values());
        sources.addAll(buffers.values());
        sources.addAll(tables);
        if (texts.containsKey(CommNames.FILE)) {
            sources.add(texts.get(CommNames.FILE));
        }
        return sources;
    }
}
