// SPDX-License-Identifier: EPL-2.0
package org.schedlog.guide;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.commonmark.ext.gfm.tables.TableBody;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/** A page of the guide, parsed. Not to be used by several threads at once. */
public final class GuidePage {

    /** How pages are written. */
    static final String ENDING = ".md";

    private static final Parser PARSER = Parser.builder().extensions(List.of(TablesExtension.create())).build();

    private final String file;
    private final Node document;
    private final List<Heading> headings = new ArrayList<>();
    private final List<String> links = new ArrayList<>();
    private final List<String> pictures = new ArrayList<>();
    private final List<Example> examples = new ArrayList<>();

    private GuidePage(String file, Node document) {
        this.file = file;
        this.document = document;
        document.accept(new Collector());
    }

    /**
     * @param file the page's file name, within the guide's folder
     * @param markdown its text
     * @return the page
     */
    public static GuidePage parse(String file, String markdown) {
        return new GuidePage(file, PARSER.parse(markdown));
    }

    /** @return the file's name within the guide's folder */
    public String file() {
        return file;
    }

    /** @return the name of the page in Eclipse's help */
    public String htmlFile() {
        return html(file);
    }

    /** @return the text of the first heading, or the file's name where there is none */
    public String title() {
        return headings.isEmpty() ? file : headings.get(0).text();
    }

    /** @return all headings in order */
    public List<Heading> headings() {
        return List.copyOf(headings);
    }

    /** @return where the links of the page lead, in order */
    public List<String> links() {
        return List.copyOf(links);
    }

    /** @return the files of the page's pictures, in order */
    public List<String> pictures() {
        return List.copyOf(pictures);
    }

    /** @return the fenced blocks of code, and the code in the first column of each table, in order */
    public List<Example> examples() {
        return List.copyOf(examples);
    }

    Node document() {
        return document;
    }

    /** The name or link of a page as Eclipse's help has it; anything else as it is. */
    static String html(String target) {
        int anchor = target.indexOf('#') < 0 ? target.length() : target.indexOf('#');
        String page = target.substring(0, anchor);
        boolean ours = page.endsWith(ENDING) && !page.contains(":");
        String name = page.equals(Guide.INDEX) ? "index.html"
                : page.substring(0, Math.max(0, page.length() - ENDING.length())) + ".html";
        return ours ? name + target.substring(anchor) : target;
    }

    /** The text of a node without marks. */
    static String text(Node node) {
        StringBuilder text = new StringBuilder();
        node.accept(new AbstractVisitor() {
            @Override
            public void visit(Text part) {
                text.append(part.getLiteral());
            }

            @Override
            public void visit(Code part) {
                text.append(part.getLiteral());
            }

            @Override
            public void visit(SoftLineBreak part) {
                text.append(' ');
            }
        });
        return text.toString();
    }

    private static List<String> codes(Node node) {
        List<String> codes = new ArrayList<>();
        node.accept(new AbstractVisitor() {
            @Override
            public void visit(Code code) {
                codes.add(code.getLiteral());
            }
        });
        return codes;
    }

    /** Finds what a page has. */
    private final class Collector extends AbstractVisitor {

        private final Set<String> ids = new HashSet<>();

        @Override
        public void visit(org.commonmark.node.Heading heading) {
            String text = text(heading);
            String id = text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-');
            String unique = id;
            for (int i = 1; !ids.add(unique); i++) {
                unique = id + "-" + i;
            }
            headings.add(new Heading(heading.getLevel(), text, unique));
            visitChildren(heading);
        }

        @Override
        public void visit(Link link) {
            links.add(link.getDestination());
            visitChildren(link);
        }

        @Override
        public void visit(Image image) {
            pictures.add(image.getDestination());
            visitChildren(image);
        }

        @Override
        public void visit(FencedCodeBlock block) {
            examples.add(new Example(file, block.getInfo() == null ? "" : block.getInfo().strip(), block.getLiteral()));
        }

        @Override
        public void visit(CustomNode node) {
            if (node instanceof TableRow row && row.getParent() instanceof TableBody body) {
                String kind = "table " + text(body.getPrevious().getFirstChild().getFirstChild());
                codes(row.getFirstChild()).forEach(code -> examples.add(new Example(file, kind, code)));
            }
            visitChildren(node);
        }
    }
}
