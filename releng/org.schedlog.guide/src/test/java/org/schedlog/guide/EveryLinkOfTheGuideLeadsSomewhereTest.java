// SPDX-License-Identifier: EPL-2.0
package org.schedlog.guide;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Links, pictures and the table of contents, in the pages as they are written and as Eclipse's help gets them. */
class EveryLinkOfTheGuideLeadsSomewhereTest {

    private static final long LARGEST_PICTURE = 150_000;

    @TempDir
    private Path folder;
    private Guide guide;
    private Path html;

    @BeforeEach
    void write() throws IOException {
        guide = Project.guide();
        html = folder.resolve("html");
        GuidePages.write(guide, html);
    }

    private static Document xml(Path file) throws Exception {
        DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        return builder.parse(file.toFile());
    }

    private static List<Element> elements(Document document, String tag) {
        NodeList nodes = document.getElementsByTagName(tag);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    private static Set<String> ids(Document page) {
        Set<String> ids = new HashSet<>();
        for (int level = 1; level <= 6; level++) {
            elements(page, "h" + level).forEach(heading -> ids.add(heading.getAttribute("id")));
        }
        return ids;
    }

    /** Fails unless a link of a page in a folder leads to a page, and to a heading of it where it names one. */
    private static void assertLeadsSomewhere(Path base, String from, String link) throws Exception {
        String[] parts = link.split("#", 2);
        Path target = base.resolve(parts[0].isEmpty() ? from : parts[0]);
        assertTrue(Files.isRegularFile(target), from + ": there is no " + link);
        if (parts.length > 1) {
            assertTrue(ids(xml(target)).contains(parts[1]), from + ": " + parts[0] + " has no heading #" + parts[1]);
        }
    }

    @Test
    void the_first_page_lists_all_pages() {
        assertEquals(List.of(), guide.unlisted());
        assertTrue(guide.pages().size() > 10, "Pages: " + guide.pages().size());
    }

    @Test
    void links_between_pages_lead_to_pages_and_headings() throws Exception {
        for (GuidePage page : guide.pages()) {
            Set<String> headings = new HashSet<>();
            page.headings().forEach(heading -> assertTrue(headings.add(heading.id()), "Twice: " + heading));
            List<Element> links = elements(xml(html.resolve(page.htmlFile())), "a");
            assertEquals(page.links().size(), links.size());
            for (Element link : links) {
                String target = link.getAttribute("href");
                if (!target.startsWith("https://")) {
                    assertLeadsSomewhere(html, page.htmlFile(), target);
                }
            }
        }
    }

    @Test
    void pictures_are_there_small_and_described() throws Exception {
        Set<String> used = new HashSet<>();
        for (GuidePage page : guide.pages()) {
            for (Element image : elements(xml(html.resolve(page.htmlFile())), "img")) {
                String file = image.getAttribute("src");
                used.add(file);
                Path copy = html.resolve(file);
                assertTrue(Files.isRegularFile(copy), page.file() + ": there is no " + file);
                assertTrue(Files.size(copy) <= LARGEST_PICTURE, file + " has " + Files.size(copy) + " bytes");
                assertTrue(!image.getAttribute("alt").isBlank(), page.file() + ": " + file + " has no description");
            }
        }
        try (Stream<Path> pictures = Files.list(guide.folder().resolve("pictures"))) {
            assertEquals(List.of(), pictures.map(file -> "pictures/" + file.getFileName())
                    .filter(file -> !used.contains(file)).toList(), "Pictures that no page shows");
        }
    }

    @Test
    void the_table_of_contents_has_every_page_and_section() throws Exception {
        Document toc = xml(html.resolve("toc.xml"));
        List<String> targets = new ArrayList<>(elements(toc, "topic").stream()
                .map(topic -> topic.getAttribute("href")).toList());
        targets.add(toc.getDocumentElement().getAttribute("topic"));
        Set<String> expected = new HashSet<>();
        for (GuidePage page : guide.pages()) {
            expected.add("html/" + page.htmlFile());
        }
        assertTrue(targets.containsAll(expected), expected + " are not all in " + targets);
        for (String target : targets) {
            assertLeadsSomewhere(folder, "toc.xml", target);
        }
    }

    @Test
    void the_bundle_contributes_the_table_of_contents_and_packs_the_pages() throws Exception {
        Element extension = elements(xml(Project.BUNDLE.resolve("plugin.xml")), "extension").get(0);
        assertEquals("org.eclipse.help.toc", extension.getAttribute("point"));
        Element toc = elements(extension.getOwnerDocument(), "toc").get(0);
        assertEquals("html/toc.xml", toc.getAttribute("file"));
        assertTrue(Files.readString(Project.BUNDLE.resolve("build.properties")).contains("html/,"));
        assertAll(() -> assertEquals("true", toc.getAttribute("primary")),
                () -> assertEquals(1, elements(extension.getOwnerDocument(), "toc").size()));
    }
}
