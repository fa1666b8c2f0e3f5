// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.robustness;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Recording;
import org.schedlog.engine.column.RecordingException;

/**
 * Another Java process that opens a recording, reads all of its columns and draws a figure. It says {@code started}
 * right before it opens the recording, {@code opened} when that is done, in the end {@code done} and what {@link
 * Contents} it saw, or {@code refused} or {@code full} and the message.
 */
final class OpeningProcess implements AutoCloseable {

    private static final long LONGEST_SECONDS = 120;

    private final Process process;
    private final BufferedReader output;

    private OpeningProcess(Process process) {
        this.process = process;
        this.output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /**
     * @param shell
     *            words before the command, e.g. a shell that limits it; may be empty
     * @param temporary
     *            the process' folder for temporary files
     */
    static OpeningProcess start(List<String> shell, Path recording, Path cache, Path temporary) throws IOException {
        List<String> command = new ArrayList<>(shell);
        command.addAll(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx128m",
                "-XX:-UsePerfData", "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-Djava.io.tmpdir=" + temporary, "-cp",
                classPath(), OpeningProcess.class.getName(), recording.toString(),
                cache.toString()));
        return new OpeningProcess(new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    /** Where this process has its classes from: its class path, or what a program that runs tests has put before it. */
    static String classPath() {
        if (OpeningProcess.class.getClassLoader() instanceof URLClassLoader loader) {
            return Stream.of(loader.getURLs()).map(url -> Path.of(URI.create(url.toString())).toString())
                    .collect(Collectors.joining(File.pathSeparator));
        }
        return System.getProperty("java.class.path");
    }

    static OpeningProcess start(Path recording, Path cache) throws IOException {
        return start(List.of(), recording, cache, cache.getParent());
    }

    void await(String word) throws IOException {
        String line = output.readLine();
        if (!word.equals(line)) {
            throw new IOException("The process said: " + line + "\n" + rest());
        }
    }

    /** Ends it as {@code kill -9} does. Returns whether it was still running. */
    boolean kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
        return process.exitValue() != 0;
    }

    /** The last line that it said; fails if it ended in another way than by itself. */
    String result() throws IOException, InterruptedException {
        String rest = rest();
        if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IOException("The process ended with " + process.exitValue() + " and said: " + rest);
        }
        return rest.substring(rest.lastIndexOf('\n') + 1);
    }

    private String rest() throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            lines.add(line);
        }
        return String.join("\n", lines);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** What a process says in the end when all is well. */
    static String done(Recording recording) throws Exception {
        String spec = Files.readString(Contents.OVERVIEW);
        return "done " + Contents.of(recording, Progress.NONE) + " "
                + Contents.draw(recording, spec, "c >= 0", Progress.NONE);
    }

    /** The process. */
    public static void main(String[] arguments) throws Exception {
        System.out.println("started");
        try (Recording recording = Contents.open(Path.of(arguments[0]), Path.of(arguments[1]), Progress.NONE)) {
            System.out.println("opened");
            System.out.println(done(recording));
        } catch (RecordingException e) {
            System.out.println("refused " + e.getMessage());
        } catch (IOException e) {
            System.out.println("full " + e.getMessage());
        }
    }
}
