// SPDX-License-Identifier: EPL-2.0
package org.schedlog.guide;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The user guide: a folder of Markdown pages. Its first page is its table of contents; the pages stand in the order in
 * which that links to them.
 *
 * @param folder where the pages are
 * @param pages the first page, then those that it links to; each once
 * @param unlisted the names of pages that the first one does not link to
 */
public record Guide(Path folder, List<GuidePage> pages, List<String> unlisted) {

    /** The first page; repositories show it when its folder is looked at. */
    public static final String INDEX = "README.md";

    /** Lists are copied. */
    public Guide {
        pages = List.copyOf(pages);
        unlisted = List.copyOf(unlisted);
    }

    /**
     * @param folder where the pages are
     * @return the guide
     * @throws IOException when a page cannot be read, or the first one is missing
     */
    public static Guide read(Path folder) throws IOException {
        Map<String, GuidePage> all = new TreeMap<>();
        for (Path file : files(folder)) {
            String name = file.getFileName().toString();
            all.put(name, GuidePage.parse(name, Files.readString(file)));
        }
        if (!all.containsKey(INDEX)) {
            throw new IOException(folder.resolve(INDEX) + ": there is no such page");
        }
        List<GuidePage> ordered = new ArrayList<>();
        GuidePage index = all.remove(INDEX);
        ordered.add(index);
        for (String link : index.links()) {
            GuidePage page = all.remove(link);
            if (page != null) {
                ordered.add(page);
            }
        }
        return new Guide(folder, ordered, List.copyOf(all.keySet()));
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(GuidePage.ENDING)).toList();
        }
    }
}
