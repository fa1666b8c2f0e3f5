// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.figure;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.schedlog.tracecompass.core.trace.RecordingTrace;

/** What a view says of the recordings that it shows. */
public final class RecordingTexts {

    private RecordingTexts() {
    }

    /**
     * Puts together what is said of several recordings.
     *
     * @param recordings
     *            the recordings that are shown
     * @param texts
     *            what is said of each of them
     * @return what is said of all of them once, without names; anything else after the recording's name
     */
    public static List<String> of(List<RecordingTrace> recordings, List<List<String>> texts) {
        Set<String> ofAll = new LinkedHashSet<>(texts.isEmpty() ? List.of() : texts.get(0));
        texts.forEach(ofAll::retainAll);
        List<String> said = new ArrayList<>(ofAll);
        List<String> names = RecordingChoice.names(recordings);
        for (int i = 0; i < texts.size(); i++) {
            String name = names.get(i);
            texts.get(i).stream().filter(text -> !ofAll.contains(text)).map(text -> named(name, text))
                    .forEach(said::add);
        }
        return said;
    }

    /**
     * @param name
     *            what a recording is called
     * @param text
     *            what is said of it
     * @return the text behind the name, unless it begins with the name anyhow
     */
    public static String named(String name, String text) {
        return text.startsWith(name + " ") ? text : name + ": " + text;
    }
}
