// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.help;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.eclipse.core.runtime.Platform;
import org.eclipse.help.HelpSystem;
import org.eclipse.help.IContext;
import org.eclipse.help.IHelpResource;
import org.eclipse.help.IToc;
import org.eclipse.help.ITopic;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The user guide in Eclipse's help")
class UserGuideTest {

    private static final String BUNDLE = "org.schedlog.tracecompass.doc.user";
    private static final Pattern CONTEXT = Pattern.compile("<context\\s+id=\"(\\w+)\"");
    private static final Pattern PICTURE = Pattern.compile("<img src=\"([^\"]+)\"");

    private static IToc guide() {
        List<IToc> guides = Arrays.stream(HelpSystem.getTocs())
                .filter(toc -> toc.getLabel().equals("SchedLog User Guide")).toList();
        assertEquals(1, guides.size());
        return guides.get(0);
    }

    private static List<String> targets(ITopic[] topics) {
        List<String> targets = new ArrayList<>();
        for (ITopic topic : topics) {
            targets.add(topic.getHref());
            targets.addAll(targets(topic.getSubtopics()));
        }
        return targets;
    }

    /** A file of the bundle. (What serves pages to the help's window is not in the Trace Compass of the tests.) */
    private static byte[] content(String target) throws Exception {
        assertTrue(target.startsWith("/" + BUNDLE + "/"), target);
        URL file = Platform.getBundle(BUNDLE).getEntry(target.substring(BUNDLE.length() + 1));
        assertNotNull(file, "The bundle has no " + target);
        try (InputStream content = file.openStream()) {
            return content.readAllBytes();
        }
    }

    private static void checkSection(String target) throws Exception {
        String[] parts = target.split("#");
        String page = new String(content(parts[0]), StandardCharsets.UTF_8);
        assertTrue(parts.length == 1 || page.contains("id=\"" + parts[1] + "\""), target);
    }

    @Test
    void every_topic_opens_a_page_that_has_its_section() throws Exception {
        List<String> targets = targets(guide().getTopics());
        assertTrue(targets.size() > 60, targets::toString);
        for (String target : targets) {
            checkSection(target);
        }
    }

    @Test
    void what_F1_offers_are_sections_of_the_guide() throws Exception {
        Matcher id = CONTEXT.matcher(new String(content("/" + BUNDLE + "/contexts.xml"), StandardCharsets.UTF_8));
        int contexts = 0;
        for (; id.find(); contexts++) {
            IContext context = HelpSystem.getContext("org.schedlog.tracecompass.ui." + id.group(1));
            assertNotNull(context, id.group(1));
            assertTrue(context.getRelatedTopics().length > 0, id.group(1));
            for (IHelpResource topic : context.getRelatedTopics()) {
                checkSection(topic.getHref());
            }
        }
        assertTrue(contexts > 12, "Contexts: " + contexts);
    }

    @Test
    void every_picture_is_in_the_bundle() throws Exception {
        int pictures = 0;
        for (ITopic topic : guide().getTopics()) {
            Matcher picture = PICTURE.matcher(new String(content(topic.getHref()), StandardCharsets.UTF_8));
            while (picture.find()) {
                byte[] png = content(URI.create(topic.getHref()).resolve(picture.group(1)).toString());
                assertEquals("PNG", new String(png, 1, 3, StandardCharsets.US_ASCII), picture.group(1));
                pictures++;
            }
        }
        assertTrue(pictures > 8, "Pictures: " + pictures);
    }
}
