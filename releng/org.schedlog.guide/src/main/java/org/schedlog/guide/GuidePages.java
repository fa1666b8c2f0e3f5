// SPDX-License-Identifier: EPL-2.0
package org.schedlog.guide;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.renderer.html.AttributeProvider;
import org.commonmark.renderer.html.HtmlRenderer;

/** Makes the pages of Eclipse's help, their pictures and table of contents of the guide. */
public final class GuidePages {

    private static final String STYLE = "guide.css";

    private GuidePages() {
    }

    /**
     * The program: writes the guide as HTML.
     *
     * @param arguments the guide's folder, and the folder to write to
     * @throws IOException when the guide cannot be read, or the pages cannot be written
     */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 2) {
            throw new IllegalArgumentException("Expected the guide's folder and the folder to write to");
        }
        write(Guide.read(Path.of(arguments[0])), Path.of(arguments[1]));
    }

    /**
     * @param guide the guide
     * @param target a folder, made if need be; other files in it are left alone
     * @throws IOException when something cannot be read or written
     */
    public static void write(Guide guide, Path target) throws IOException {
        Files.createDirectories(target);
        TreeSet<String> pictures = new TreeSet<>();
        for (GuidePage page : guide.pages()) {
            Files.writeString(target.resolve(page.htmlFile()), html(page));
            pictures.addAll(page.pictures());
        }
        for (String picture : pictures) {
            Path copy = target.resolve(picture);
            Files.createDirectories(copy.getParent());
            Files.copy(guide.folder().resolve(picture), copy, StandardCopyOption.REPLACE_EXISTING);
        }
        Files.copy(guide.folder().resolve(STYLE), target.resolve(STYLE), StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(target.resolve("toc.xml"), contents(guide, target.getFileName() + "/"));
    }

    private static String html(GuidePage page) {
        Iterator<Heading> headings = page.headings().iterator();
        HtmlRenderer renderer = HtmlRenderer.builder().extensions(List.of(TablesExtension.create()))
                .attributeProviderFactory(context -> new Attributes(headings)).build();
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="UTF-8"/>
                <title>%s</title>
                <link rel="stylesheet" href="%s"/>
                </head>
                <body>
                %s</body>
                </html>
                """.formatted(escaped(page.title()), STYLE, renderer.render(page.document()));
    }

    /** Headings get their ids; links lead to the made pages. */
    private record Attributes(Iterator<Heading> headings) implements AttributeProvider {

        @Override
        public void setAttributes(Node node, String tagName, Map<String, String> attributes) {
            if (node instanceof org.commonmark.node.Heading) {
                attributes.put("id", headings.next().id());
            } else if (node instanceof Link link) {
                attributes.put("href", GuidePage.html(link.getDestination()));
            }
        }
    }

    private static String contents(Guide guide, String folder) {
        GuidePage first = guide.pages().get(0);
        StringBuilder toc = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
                .append("<!-- SPDX-License-Identifier: EPL-2.0 -->\n")
                .append("<toc label=\"").append(escaped(first.title())).append("\" topic=\"").append(folder)
                .append(first.htmlFile()).append("\">\n");
        for (GuidePage page : guide.pages().subList(1, guide.pages().size())) {
            toc.append("  ").append(topic(page.title(), folder + page.htmlFile())).append(">\n");
            page.headings().stream().filter(heading -> heading.level() == 2)
                    .forEach(heading -> toc.append("    ")
                            .append(topic(heading.text(), folder + page.htmlFile() + "#" + heading.id()))
                            .append("/>\n"));
            toc.append("  </topic>\n");
        }
        return toc.append("</toc>\n").toString();
    }

    private static String topic(String label, String target) {
        return "<topic label=\"" + escaped(label) + "\" href=\"" + target + "\"";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
