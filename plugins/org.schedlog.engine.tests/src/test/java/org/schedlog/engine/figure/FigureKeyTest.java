// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.schedlog.engine.spec.SpecReader;
import org.schedlog.engine.spec.SpecResult;

class FigureKeyTest {

    /** No two of them compute the same. */
    private static final List<String> STEPS = List.of("[\"query\", \"event == 1\"]", "[\"query\", \"event != 1\"]",
            "[\"query\", \"event == 1.0\"]", "[\"query\", \"event == -1\"]", "[\"query\", \"event in [1, 2]\"]",
            "[\"query\", \"event in [12]\"]", "[\"query\", \"event == 1 & pid == 2\"]",
            "[\"query\", \"event == 1 | pid == 2\"]", "[\"query\", \"~(event == 1)\"]", "[\"query\", \"pid == 1\"]",
            "[\"query\", \"abs(pid) == 1\"]", "[\"query\", \"1 < pid < 2\"]", "[\"query\", \"1 < pid <= 2\"]",
            "[\"query\", \"pid - (arg0 - arg1) > 1\"]", "[\"query\", \"pid - arg0 - arg1 > 1\"]",
            "[\"query\", \"pid + arg0 - arg1 > 1\"]", "[\"=\", \"y0\", \"pid\"]", "[\"=\", \"y1\", \"pid\"]",
            "[\"=\", \"y0\", \"cpu\"]", "[\"=\", \"y0\", 1]", "[\"=\", \"y0\", [\"+\", \"cpu\", 1]]",
            "[\"=\", \"y0\", [\"-\", \"cpu\", 1]]", "[\"=\", \"y0\", [\"argsort\", \"cpu\"]]",
            "[\"=\", \"y0\", [\"rolling\", 2, \"mean\", \"cpu\"]]",
            "[\"=\", \"y0\", [\"rolling\", 3, \"mean\", \"cpu\"]]",
            "[\"=\", \"y0\", [\"rolling\", 2, \"sum\", \"cpu\"]]",
            "[\"=\", \"y0\", [\"rolling\", 2, \"sum\", \"pid\"]]");

    private static String key(String label, String... steps) {
        String json = """
                {"input": ["timestamp", "cpu", "event", "pid", "arg0", "arg1"], "output": ["x0", "y0", "x1", "y1", "c"],
                 "c": [{"label": "%s", "color": "#112233", "concatenate": [[%s["=", "x0", "timestamp"],
                 ["=", "x1", "timestamp"], ["=", "y0", "cpu"], ["=", "y1", "cpu"]]]}]}
                """.formatted(label, String.join(", ", steps) + (steps.length == 0 ? "" : ", "));
        SpecResult result = SpecReader.read(json, "figure.json", Map.of());
        assertTrue(result.errors().isEmpty(), () -> result.errors().toString());
        return FigureKey.text(result.spec());
    }

    @Test
    void steps_that_compute_something_else_make_another_figure() {
        Map<String, String> met = new HashMap<>();
        for (String step : STEPS) {
            String other = met.put(key("a", step), step);
            assertEquals(null, other, () -> step + " is taken for " + other);
        }
        assertNotEquals(key("a", STEPS.get(0), STEPS.get(9)), key("a", STEPS.get(9), STEPS.get(0)));
    }

    @Test
    void labels_and_blanks_make_no_difference() {
        assertEquals(key("a", "[\"query\", \"event == 1 & pid < 2\"]"),
                key("b", "[ \"query\",  \"event==1   &  (pid<2)\" ]"));
    }
}
