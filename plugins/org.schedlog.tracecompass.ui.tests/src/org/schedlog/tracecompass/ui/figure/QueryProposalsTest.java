// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schedlog.engine.archive.RecordingReader;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Recording;
import org.schedlog.engine.compute.ComputedColumns;
import org.schedlog.engine.figure.LineFrame;
import org.schedlog.engine.spec.FigureSpec;
import org.schedlog.engine.spec.SpecReader;

@DisplayName("What the query box proposes")
class QueryProposalsTest {

    private static final String SPEC = """
            { "output": ["x0", "y0", "x1", "y1", "c", "pid", "`odd` name"],
              "c": [ { "label": "busy", "color": "red", "concatenate": [[["query", "event==$RQ_SIZE & arg0>0"],
                  ["=", "x0", "timestamp"], ["=", "x1", "timestamp"], ["=", "y0", "cpu"], ["=", "y1", "cpu"],
                  ["=", "`odd` name", 1]]] },
                { "label": "nowhere", "color": "red", "concatenate": [[["query", "event==$NO_SUCH_EVENT"],
                  ["=", "x0", "timestamp"], ["=", "x1", "timestamp"], ["=", "y0", "cpu"], ["=", "y1", "cpu"],
                  ["=", "`odd` name", 1]]] } ] }
            """.replace("`odd` name", "odd name");

    @TempDir
    Path cache;

    private final QueryProposals proposals = new QueryProposals();
    private Recording recording;

    @BeforeEach
    void evaluate() throws Exception {
        Path example = Path.of(System.getProperty("basedir", "")).resolve("../../examples/trace/real-build-small.tar")
                .toRealPath();
        recording = RecordingReader.open(example, cache, ComputedColumns.PROVIDER, Progress.NONE);
        Map<String, Integer> ids = recording.eventTable().ids();
        FigureSpec spec = SpecReader.read(SPEC, "test.json", ids).spec();
        proposals.setFrames(List.of(LineFrame.evaluate(spec, recording, Progress.NONE)));
    }

    @AfterEach
    void close() {
        recording.close();
    }

    private List<String> proposed(String before) {
        return Arrays.stream(proposals.getProposals(before + " | c > 0", before.length()))
                .map(QueryProposals.Proposal::text).toList();
    }

    @Test
    void columns_by_their_first_letters_with_what_they_are() {
        assertEquals(List.of("x0", "x1"), proposed("x"));
        assertEquals(List.of("pid"), proposed("c == 1 & pi"));
        QueryProposals.Proposal pid = proposals.getProposals("c == 1 & Pi", 11)[0];
        assertEquals(9, pid.start());
        assertEquals("pid  \u2013  a thread's id", pid.getLabel());
        assertEquals("x0  \u2013  a time, ns since the first event", proposals.getProposals("x", 1)[0].getLabel());
        assertEquals(List.of(), proposed("pid"), "a complete name needs no help");
    }

    @Test
    void names_that_are_no_identifiers_in_back_quotes() {
        assertEquals(List.of("`odd name`"), proposed("odd"));
        assertEquals(List.of("`odd name`"), proposed("x0 > 1 & `od"));
    }

    @Test
    void categories_by_number_but_not_those_the_recording_cannot_have() {
        assertTrue(proposed("c").contains("c == 0"));
        assertFalse(proposed("c").contains("c == 1"));
    }

    @Test
    void events_behind_a_dollar_and_only_there() {
        assertTrue(proposed("pid == $").size() > 5);
        assertTrue(proposed("pid == $").stream().allMatch(text -> text.startsWith("$")));
        assertEquals(List.of("$CTX_SWITCH"), proposed("pid == $ctx"));
        assertTrue(proposed("CT").isEmpty());
    }

    @Test
    void functions_words_and_behind_a_value_operators() {
        assertEquals(List.of("abs("), proposed("ab"));
        assertEquals(List.of("not"), proposed("no"));
        assertTrue(proposed("pid ").containsAll(List.of("==", "in [", "&")));
        assertFalse(proposed("pid ").contains("pid"));
        assertTrue(proposed("pid == ").contains("pid"));
        assertTrue(proposed("pid == 3 and ").contains("pid"));
    }
}
