// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;

import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.tracecompass.tmf.core.timestamp.ITmfTimePreferencesConstants;
import org.eclipse.tracecompass.tmf.core.timestamp.ITmfTimestamp;
import org.eclipse.tracecompass.tmf.core.timestamp.TmfTimestamp;
import org.eclipse.tracecompass.tmf.core.timestamp.TmfTimestampFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Timestamps of a recording")
class TimestampTextTest {

    private static final String PREFERENCES = "org.eclipse.tracecompass.tmf.core";
    private static final long LONG_AGO = -1_000_000_000_000_000L;
    private static final long FAR = 4_000_000_000_000_000_000L;

    private static long[] times(int seed) {
        Random random = new Random(seed);
        return random.longs(300, LONG_AGO, FAR).flatMap(time -> random.longs(4, time, time + 3_000_000_000L)).toArray();
    }

    private static void check(int seed) {
        for (long time : times(seed)) {
            assertEquals(TmfTimestamp.fromNanos(time).toString(), new RecordingTimestamp(time).toString());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = { 1, 2, 3 })
    void they_are_written_as_trace_compass_writes_its_own(int seed) {
        check(seed);
    }

    private static void setFormat(String time, String subSeconds) {
        IEclipsePreferences preferences = InstanceScope.INSTANCE.getNode(PREFERENCES);
        preferences.put(ITmfTimePreferencesConstants.DATIME, time);
        preferences.put(ITmfTimePreferencesConstants.SUBSEC, subSeconds);
        TmfTimestampFormat.updateDefaultFormats();
    }

    @AfterEach
    void forgetFormat() {
        IEclipsePreferences preferences = InstanceScope.INSTANCE.getNode(PREFERENCES);
        preferences.remove(ITmfTimePreferencesConstants.DATIME);
        preferences.remove(ITmfTimePreferencesConstants.SUBSEC);
        TmfTimestampFormat.updateDefaultFormats();
    }

    @Test
    void they_follow_the_format_that_the_user_sets() {
        String before = new RecordingTimestamp(1_234_567_891).toString();
        for (String[] format : new String[][] {
            { ITmfTimePreferencesConstants.DATE_YEAR_FMT, ITmfTimePreferencesConstants.SUBSEC_MICRO_FMT },
            { ITmfTimePreferencesConstants.TIME_ELAPSED_FMT, ITmfTimePreferencesConstants.SUBSEC_NANO_FMT },
            { ITmfTimePreferencesConstants.TIME_HOUR_FMT, ITmfTimePreferencesConstants.SUBSEC_MILLI_FMT },
            { ITmfTimePreferencesConstants.TIME_MINUTE_FMT, ITmfTimePreferencesConstants.SUBSEC_NO_FMT } }) {
            setFormat(format[0], format[1]);
            check(7);
            String text = new RecordingTimestamp(1_234_567_891).toString();
            assertTrue(!text.equals(before), text);
        }
    }

    @Test
    void they_equal_trace_compass_own() {
        for (long time : times(4)) {
            ITmfTimestamp theirs = TmfTimestamp.fromNanos(time);
            ITmfTimestamp ours = new RecordingTimestamp(time);
            assertEquals(theirs, ours);
            assertEquals(ours, theirs);
            assertEquals(theirs.hashCode(), ours.hashCode());
            assertEquals(0, ours.compareTo(theirs));
            assertEquals(time, ours.toNanos());
            assertTrue(ours.compareTo(TmfTimestamp.fromNanos(time + 1)) < 0);
            assertTrue(theirs.compareTo(new RecordingTimestamp(time - 1)) > 0);
            assertEquals(theirs.normalize(5, ITmfTimestamp.MICROSECOND_SCALE),
                    ours.normalize(5, ITmfTimestamp.MICROSECOND_SCALE));
        }
    }
}
