// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Recording;
import org.schedlog.engine.spec.FigureSpec;
import org.schedlog.engine.spec.SpecReader;

class MeaningTest {

    private static final Recording RECORDING = RandomRecording.make(new Random(1), 20);

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
        "cpu == 1;                              'timestamp';                                            TIME",
        "cpu == 1;                              'nxt_blk_wkp_of_same_pid';                              TIME",
        "cpu == 1;                              'nxt_timestamp_of_(BLOCK|WAKEUP)_on_same_pid';          TIME",
        "cpu == 1;                              ['-', 'nxt_blk_wkp_of_same_pid', 'timestamp'];          DURATION",
        "cpu == 1;                              ['-', 'timestamp', 5, 1.5];                             TIME",
        "cpu == 1; ['+', ['-', 'nxt_blk_wkp_of_same_pid', 'timestamp'], 'timestamp'];                    TIME",
        "cpu == 1;                              ['+', 'cpu', 0.5];                                      CPU",
        "cpu == 1;                              ['+', 0.5, 'pid'];                                      THREAD",
        "cpu == 1;                              ['-', 'cpu', 'pid'];                                    NUMBER",
        "cpu == 1;                              ['+', 'cpu', ['-', 'timestamp', 'timestamp']];          NUMBER",
        "cpu == 1;                              ['/', 'timestamp', 1000];                               NUMBER",
        "cpu == 1;                              ['rolling', 3, 'mean', 'timestamp'];                    TIME",
        "cpu == 1;                              ['rolling', 3, 'median', 'cpu'];                        CPU",
        "cpu == 1;                              ['rolling', 3, 'sum', 'timestamp'];                     NUMBER",
        "cpu == 1;                              ['argsort', 'timestamp'];                               NUMBER",
        "cpu == 1;                              ['max', 'cpu', 2];                                      CPU",
        "cpu == 1;                              ['abs', ['-', 'timestamp', 'nxt_blk_wkp_of_same_pid']]; DURATION",
        "cpu == 1;                              'arg0';                                                 NUMBER",
        "event == $MIGRATE;                     'arg0';                                                 CPU",
        "event == $MIGRATE & arg1 > 0;          ['+', 'arg1', 0.5];                                     CPU",
        "event in [$MIGRATE, $FORK];            'arg0';                                                 NUMBER",
        "event in [$CTX_SWITCH, $FORK];         'arg0';                                                 THREAD",
        "event == $FORK | event == $CTX_SWITCH; 'arg0';                                                 THREAD",
        "event == $FORK | cpu == 1;             'arg0';                                                 NUMBER",
        "event != $FORK;                        'arg0';                                                 NUMBER",
        "not (event == $FORK);                  'arg0';                                                 NUMBER",
        "event == $FORK;                        'arg1';                                                 NUMBER",
        "event == $MIGRATE;                     'nxt_arg1_of_same_evt_on_same_pid';                     CPU",
        "event == $MIGRATE;                     'nxt_arg1_of_(MIGRATE|FORK)_on_same_pid';               NUMBER",
        "event == $FORK;                        'nxt_arg0_of_(CTX_SWITCH|FORK)_on_same_pid';            THREAD",
        "cpu == 1;                              'nxt_cpu_of_same_evt_on_same_pid';                      CPU",
        "cpu == 1;                              'prv_pid_of_same_evt_on_same_cpu';                      THREAD"})
    void what_numbers_are_follows_from_where_they_come_from(String query, String value, Meaning expected)
            throws Exception {
        String json = "{'output': ['x','y'], 'c': [{'label': '', 'color': 'red', 'concatenate': [[['=','y'," + value
                + "],['=','x','y'],"
                + "['query','" + query + "'],['query','pid >= 0']]]}]}";
        FigureSpec spec = SpecReader.read(json.replace('\'', '"'), "m.json", RECORDING.eventTable().ids()).spec();
        Part part = PointFrame.evaluate(spec, RECORDING, Progress.NONE).categories().get(0).parts().get(0);
        assertEquals(expected, part.meaning("y"));
        assertEquals(expected, part.meaning("x"));
    }
}
