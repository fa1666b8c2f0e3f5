// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.sched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Recording;
import org.schedlog.engine.compute.ThreadNames;

/** Assertions that hold, that fail and that cannot be read. */
class AssertionsTest {

    /**
     * Task 1 runs on CPU 0 at 10-30 and 50-60, on CPU 1 at 70-100; it is woken at 5 and at 44. Task 2 runs on CPU 1 at
     * 0-70.
     */
    private static Recording recording() {
        return new SwitchRecording().row(0, 0, 2, "TICK").row(5, 0, 1, "WAKEUP").change(10, 0, 0, 1)
                .row(30, 0, 1, "BLOCK")
                .change(30, 0, 1, 0).row(40, 1, 2, "RQ_SIZE", 2, 1).row(44, 0, 1, "WAKEUP").change(50, 0, 0, 1)
                .change(60, 0, 1, 0)
                .row(65, 1, 2, "RQ_SIZE", 1, -1).change(70, 1, 2, 1).row(100, 0, 0, "TICK").make();
    }

    private static List<AssertionResult> check(String assertion) throws Exception {
        Recording recording = recording();
        CpuTimeline timeline = CpuTimeline.of(recording, Progress.NONE);
        return new AssertionChecker(recording, timeline, ThreadNames.of(recording, Progress.NONE),
                Topology.flat(timeline.cpus()),
                Progress.NONE).check(AssertionReader.read("{\"assertions\": [{" + assertion.replace('\'', '"')
                + "}]}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "'function': 'runtime', 'task': {'pid': 1}, 'operator': '==' | 60",
        "'function': 'runtime', 'task': {'pid': 1}, 'operator': '==', 'unit': 'percent', 'window': '0,50' | 40",
        "'function': 'runtime', 'task': {'pid': 1}, 'operator': '==', 'unit': 'us' | 0.06",
        "'function': 'dutycycle', 'task': {'pid': 2}, 'operator': '==' | 70",
        "'function': 'residency', 'task': {'pid': 1}, 'node': [1], 'operator': '==' | 30",
        "'function': 'residency', 'task': {'pid': 1}, 'level': 'cpu', 'node': [0], 'operator': '==', "
                + "'unit': 'percent' | 50",
        "'function': 'period', 'task': {'pid': 1}, 'operator': '==' | 30",
        "'function': 'period', 'task': {'pid': 1}, 'align': 'end', 'operator': '==', 'statistic': 'count' | 1",
        "'function': 'first_cpu', 'task': {'pid': 1}, 'operator': '==' | 0",
        "'function': 'last_cpu', 'task': {'pid': 2}, 'operator': '==' | 1",
        "'function': 'start_time', 'task': {'pid': 1}, 'operator': '==' | 10",
        "'function': 'end_time', 'task': {'pid': 1}, 'operator': '==' | 70",
        "'function': 'switch', 'task': {'pid': 1}, 'from': [0], 'to': [1], 'operator': '==' | 1",
        "'function': 'switch', 'task': {'pid': 1}, 'from': [0], 'to': [0], 'operator': '==' | 1",
        "'function': 'switch', 'task': {'pid': 1}, 'from': [0], 'to': [1], 'operator': '==', 'window': '61,100' | 0",
        "'function': 'latency', 'task': {'pid': 1}, 'operator': '==' | 6",
        "'function': 'latency', 'task': {'pid': 1}, 'operator': '==', 'percentile': 50 | 5",
        "'function': 'latency', 'task': {'pid': 1}, 'operator': '==', 'statistic': 'mean' | 5.5",
        "'function': 'violations', 'operator': '==' | 15",
        "'function': 'violations', 'operator': '==', 'unit': 'percent', 'node': [1] | 0"})
    void the_value_found_is_right_and_one_that_differs_fails(String assertion, double value) throws Exception {
        AssertionResult right = check(assertion + ", 'expected': " + value).get(0);
        assertEquals(value, right.actual());
        assertTrue(right.ok());
        AssertionResult wrong = check(assertion + ", 'expected': " + (value + 1)).get(0);
        assertEquals(value, wrong.actual());
        assertTrue(!wrong.ok());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value =
            {"!= | 60 | false", "!= | 61 | true", "< | 60 | false", "< | 61 | true",
        "<= | 60 | true", "<= | 59 | false", "> | 60 | false", "> | 59 | true", ">= | 60 | true", ">= | 61 | false",
        "between | [60,61] | true", "between | [0,59] | false"})
    void operators_compare_the_value_with_the_expected_one(String operator, String expected, boolean ok)
            throws Exception {
        assertEquals(ok, check("'function': 'runtime', 'task': {'pid': 1}, 'operator': '" + operator + "', 'expected': "
                + expected)
                .get(0).ok());
    }

    @Test
    void what_does_not_exist_fails_with_the_reason() throws Exception {
        AssertionResult nobody = check("'function': 'runtime', 'task': {'pid': 9}, 'operator': '<', 'expected': 1")
                .get(0);
        assertTrue(!nobody.ok() && Double.isNaN(nobody.actual()));
        assertEquals("no task with pid 9 ever runs", nobody.reason());
        AssertionResult never = check("'function': 'first_cpu', 'task': {'pid': 2}, 'operator': '!=', 'expected': [0]")
                .get(0);
        assertTrue(!never.ok());
        assertEquals("there is nothing of that kind in the window", never.reason());
    }

    @Test
    void every_task_of_a_name_is_listed_and_cpus_may_be_alternatives() throws Exception {
        String idle = "'function': 'runtime', 'task': {'comm': 'swapper'}, 'operator': '>', 'expected': 1";
        assertEquals(List.of(0), check(idle).stream()
                .map(AssertionResult::pid).toList());
        assertTrue(check("'function': 'first_cpu', 'task': {'pid': 1}, 'operator': '==', 'expected': [3, 0]").get(0)
                .ok());
        assertTrue(check("'function': 'switch', 'task': {'pid': 1}, 'from': [0], 'to': [1]").get(0).ok());
        assertTrue(!check("'function': 'switch', 'task': {'pid': 1}, 'from': [1], 'to': [0]").get(0).ok());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "'function': 'speed' | assertion 1: \"function\" is \"speed\"; expected one of residency runtime dutycycle "
                + "period first_cpu last_cpu start_time end_time switch latency violations",
        "'function': 'runtime' | assertion 1: expected \"task\": {\"pid\": 4711} or {\"comm\": \"worker\"}",
        "'function': 'runtime', 'task': {'pid': 1}, 'operator': '=>', 'expected': 1 | assertion 1: \"operator\": "
                + "expected one of == != < <= > >= between",
        "'function': 'runtime', 'task': {'pid': 1}, 'operator': '==' | assertion 1: \"expected\" is missing",
        "'function': 'runtime', 'task': {'pid': 1}, 'operator': 'between', 'expected': 1 | assertion 1: \"expected\": "
                + "expected [low, high]",
        "'function': 'runtime', 'task': {'pid': 1}, 'operator': '<', 'expected': 1, 'windw': '1,2' | assertion 1: "
                + "unknown member \"windw\"",
        "'function': 'runtime', 'task': {'pid': 1}, 'operator': '<', 'expected': 1, 'window': '2,1' | assertion 1: "
                + "\"window\": it ends before it begins",
        "'function': 'residency', 'task': {'pid': 1}, 'operator': '<', 'expected': 1 | assertion 1: \"node\": expected "
                + "a list of CPUs, e.g. [0,1]",
        "'function': 'latency', 'task': {'pid': 1}, 'unit': 'percent', 'operator': '<', 'expected': 1 | assertion 1: "
                + "\"unit\": latency is not given in percent",
        "'function': 'residency', 'task': {'pid': 1}, 'node': [7], 'operator': '<', 'expected': 1 | \"residency\": "
                + "there is no CPU 7 in the recording or its topology",
        "'function': 'residency', 'task': {'pid': 1}, 'node': [1], 'level': 'all', 'operator': '<', "
                + "'expected': 1 | \"residency\": [1] is no node of level \"all\"",
        "'function': 'residency', 'task': {'pid': 1}, 'node': [1], 'level': 'numa', 'operator': '<', "
                + "'expected': 1 | \"residency\": there is no level \"numa\" in the topology; it has cpu, all",
        "'function': 'residency', 'task': {'pid': 1}, 'node': [0.5], 'operator': '<', 'expected': 1 | assertion 1: "
                + "\"node\": 0.5 is no CPU",
        "'function': 'residency', 'task': {'pid': 1}, 'node': [-1], 'operator': '<', 'expected': 1 | assertion 1: "
                + "\"node\": -1 is no CPU",
        "'function': 'residency', 'task': {'pid': 1}, 'node': ['0'], 'operator': '<', 'expected': 1 | assertion 1: "
                + "\"node\": expected a number, not \"0\"",
        "'function': 'runtime', 'task': {'pid': 1.5}, 'operator': '<', 'expected': 1 | assertion 1: \"pid\": "
                + "expected a whole number",
        "'function': 'runtime', 'task': {'comm': 7}, 'operator': '<', 'expected': 1 | assertion 1: \"comm\": "
                + "expected a text",
        "'function': 'runtime', 'task': {'pid': 1}, 'operator': '<', 'expected': [1] | assertion 1: \"expected\": "
                + "expected a number",
        "'function': 'runtime', 'task': {'pid': 1}, 'operator': 'between', 'expected': [1, 2, 3] | assertion 1: "
                + "\"expected\": expected [low, high]",
        "'function': 'runtime', 'task': {'pid': 1}, 'operator': '<', 'expected': 1, 'window': '1' | assertion 1: "
                + "\"window\": expected \"FROM,TO\" such as \"200ms,1.5s\"",
        "'function': 'runtime', 'task': {'pid': 1}, 'operator': '<', 'expected': 1, 'window': '1,soon' | assertion 1: "
                + "\"window\": 'soon' is no time; expected a number, alone (ns) or with ns, us, ms or s",
        "'function': 'latency', 'task': {'pid': 1}, 'operator': '<', 'expected': 1, 'percentile': 101 | assertion 1: "
                + "\"percentile\": expected more than 0 and at most 100",
        "'function': 'latency', 'task': {'pid': 1}, 'operator': '<', 'expected': 1, 'percentile': 0 | assertion 1: "
                + "\"percentile\": expected more than 0 and at most 100",
        "'function': 'latency', 'task': {'pid': 1}, 'operator': '<', 'expected': 1, 'statistic': 'percentile' | "
                + "assertion 1: \"percentile\" is missing"})
    void what_cannot_be_checked_says_why(String assertion, String message) {
        assertEquals(message, assertThrows(AssertionException.class, () -> check(assertion)).getMessage());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "[] | expected an object with a list \"assertions\"", "{} | expected an object with a list \"assertions\"",
        "{\"assertions\": {}} | expected an object with a list \"assertions\"",
        "{\"assertions\": [7]} | assertion 1: expected an object",
        "{\"assertions\": []} {} | line 1, column 21: something that JSON does not allow here",
        "{\"assertions\": | the text ends before the JSON is complete"})
    void a_text_that_is_no_list_of_assertions_says_why(String text, String message) {
        assertEquals(message, assertThrows(AssertionException.class, () -> AssertionReader.read(text)).getMessage());
    }
}
