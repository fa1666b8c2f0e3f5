// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.robustness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.schedlog.engine.archive.RecordingReader;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Recording;
import org.schedlog.engine.column.RecordingException;
import org.schedlog.engine.expression.ExpressionException;
import org.schedlog.engine.spec.SpecException;
import org.schedlog.engine.testing.Columns;
import org.schedlog.engine.testing.TestRecording;

/**
 * A Java process that opens fuzzed recordings and draws fuzzed specs in a small heap. It ends at the first case that
 * ends in another way than it should, or not at all, and says its seed. Arguments: folder, spec file, first seed,
 * number of cases.
 */
final class FuzzProcess {

    private static final long LONGEST_MILLIS = 20_000;
    private static final long LARGEST_CACHE = 16L << 20;
    private static final int NO_CASE = -1;

    private final Path tar;
    private final Path cache;
    private final String overview;
    private final Recording healthy;
    private final AtomicLong seed = new AtomicLong(NO_CASE);
    private volatile long began = System.currentTimeMillis();
    private int opened;
    private int drawn;
    private int refused;

    private FuzzProcess(Path folder, Path spec) throws IOException {
        this.tar = Files.createDirectories(folder.resolve("in")).resolve("a.tar");
        this.cache = Files.createDirectories(folder.resolve("cache"));
        this.overview = Files.readString(spec);
        TestRecording recording = TestRecording.random(1, 300, 3);
        this.healthy = Contents.open(recording.writeTar(folder.resolve("in/healthy.tar")), folder.resolve("healthy"),
                Progress.NONE);
    }

    /** Ends the process when a case hangs. */
    private void watch() {
        Thread watch = new Thread(() -> {
            while (true) {
                if (System.currentTimeMillis() - began > LONGEST_MILLIS) {
                    System.out.println("seed " + seed + " hangs:");
                    Thread.getAllStackTraces().forEach((thread, stack) -> System.out.println(thread + " "
                            + Arrays.toString(stack)));
                    Runtime.getRuntime().halt(3);
                }
                try {
                    Thread.sleep(200);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
        });
        watch.setDaemon(true);
        watch.start();
    }

    private void run(long next) throws Exception {
        seed.set(next);
        began = System.currentTimeMillis();
        Random random = new Random(next * 31 + 7);
        random.nextInt();
        FuzzedText text = new FuzzedText(random);
        if (next % 2 == 0) {
            FuzzedRecording fuzzed = new FuzzedRecording(random);
            byte[] bytes = random.nextInt(6) == 0 ? fuzzed.bufferTar() : fuzzed.tar();
            open(bytes, random.nextInt(3) == 0 ? text.spec(overview) : overview);
        } else {
            draw(healthy, random.nextBoolean() ? text.spec(overview) : overview,
                    random.nextBoolean() ? text.query() : null);
        }
    }

    private void open(byte[] bytes, String spec) throws Exception {
        Files.write(tar, bytes);
        try (Recording recording = Contents.open(tar, cache, Progress.NONE)) {
            check(RecordingReader.check(tar).isRecording(), "judged otherwise than opened");
            Contents.of(recording, Progress.NONE);
            check(recording.notes().stream().allMatch(Contents::isForUsers), recording.notes().toString());
            opened++;
            draw(recording, spec, null);
        } catch (RecordingException e) {
            check(e.getMessage().startsWith("a.tar") && Contents.isForUsers(e.getMessage()), e.getMessage());
            refused++;
        }
    }

    private void draw(Recording recording, String spec, String query) throws IOException {
        try {
            Contents.draw(recording, spec, query, Progress.NONE);
            drawn++;
        } catch (SpecException | ExpressionException e) {
            String message = e.getMessage();
            check(message != null && !message.isBlank() && !message.contains("Exception"), message);
            refused++;
        }
    }

    /** Nothing is written but into the cache, and not more than the files hold. */
    private void checkFiles(Path folder) throws IOException {
        List<String> found = Arrays.stream(folder.toFile().list()).sorted().toList();
        check(found.equals(List.of("cache", "healthy", "in")), "files outside the cache: " + found);
        check(!Files.exists(Path.of("/tmp/schedlog-outside")), "a file was written where a member's name said");
        long size = 0;
        for (Path file : Columns.filesBelow(cache)) {
            size += Files.size(file);
            check(!file.toString().endsWith(".tmp"), "left behind: " + file);
        }
        check(size < LARGEST_CACHE, "the cache has " + size + " bytes");
    }

    private static void check(boolean condition, String what) {
        if (!condition) {
            throw new AssertionError(what);
        }
    }

    /** The process. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        long first = Long.parseLong(arguments[2]);
        long cases = Long.parseLong(arguments[3]);
        FuzzProcess fuzz = new FuzzProcess(folder, Path.of(arguments[1]));
        fuzz.watch();
        for (long next = first; next < first + cases; next++) {
            try {
                fuzz.run(next);
                if (next % 100 == 0) {
                    fuzz.checkFiles(folder);
                }
            } catch (Throwable e) {
                System.out.println("seed " + next + " ends badly:");
                e.printStackTrace(System.out);
                Runtime.getRuntime().halt(4);
            }
        }
        System.out.println(cases + " cases: " + fuzz.opened + " opened, " + fuzz.drawn + " drawn, " + fuzz.refused
                + " refused");
    }
}
