// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.robustness;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schedlog.engine.column.Recording;
import org.schedlog.engine.testing.Columns;
import org.schedlog.engine.testing.TestNpy;
import org.schedlog.engine.testing.TestRecording;

/**
 * Recordings, specs and queries that are wrong in any way either open or end in one message: no crash, no hang, no more
 * memory than a small heap has, no file outside the cache. {@code -Dschedlog.fuzz.cases=1000000} tries more of them
 * (3000), {@code -Dschedlog.fuzz.seed=N} begins at another seed (0): after {@code seed N ends badly} set it to N and
 * the cases to 1 to see that case alone.
 */
class AnyInputOpensOrSaysWhyTest {

    private static final long CASES = Long.getLong("schedlog.fuzz.cases", 3000);
    private static final long SEED = Long.getLong("schedlog.fuzz.seed", 0);
    private static final Pattern RESULT =
            Pattern.compile("\\d+ cases: (\\d+) opened, (\\d+) drawn, (\\d+) refused\\s*");

    @TempDir
    private Path folder;

    /** Comments, Zip64 numbers, bytes before the zip, and extra fields that would have readers allocate gigabytes. */
    @Test
    void zips_that_are_only_odd_are_read() throws Exception {
        for (int seed = 0; seed < 100; seed++) {
            TestRecording recording = TestRecording.random(seed, 200, 3);
            byte[] npy = TestNpy.longs("<i8", recording.column("pid"));
            recording.member("pid.npz", new FuzzedZip(new Random(seed), 0).of("pid.npy", npy));
            try (Recording opened = Columns.open(recording.writeTar(folder.resolve("a.tar")), folder.resolve("odd"))) {
                assertArrayEquals(recording.column("pid"), Columns.longs(opened, "pid"), "seed " + seed);
            }
        }
    }

    @Test
    void whatever_it_is() throws Exception {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx48m", "-Xss512k", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData",
                "-Djava.io.tmpdir=" + folder.resolve("cache"), "-cp", OpeningProcess.classPath(),
                FuzzProcess.class.getName(), folder.toString(),
                Contents.OVERVIEW.toString(), Long.toString(SEED), Long.toString(CASES))
                        .redirectErrorStream(true).start();
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(0, process.waitFor(), output);
            Matcher result = RESULT.matcher(output);
            assertTrue(result.matches(), output);
            for (int i = 1; i <= 3 && CASES >= 1000; i++) {
                assertTrue(Long.parseLong(result.group(i)) > CASES / 20, output);
            }
            System.out.print(output);
        } finally {
            process.destroyForcibly();
        }
    }
}
