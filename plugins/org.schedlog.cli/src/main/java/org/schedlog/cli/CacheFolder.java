// SPDX-License-Identifier: EPL-2.0
package org.schedlog.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Where the columns of recordings are kept between runs; or, where that cannot be written, only for this run. */
final class CacheFolder implements AutoCloseable {

    private final Path path;
    private final boolean temporary;
    private final Thread remover = new Thread(this::remove);

    private CacheFolder(Path path, boolean temporary) {
        this.path = path;
        this.temporary = temporary;
        if (temporary) {
            Runtime.getRuntime().addShutdownHook(remover);
        }
    }

    /**
     * @param wanted a folder, or null for the user's own
     * @param notes gets a line where the folder cannot be used
     */
    static CacheFolder open(Path wanted, List<String> notes) throws IOException {
        Path folder = wanted == null ? ofUser() : wanted;
        try {
            Files.createDirectories(folder);
            if (Files.isWritable(folder)) {
                return new CacheFolder(folder, false);
            }
            notes.add(unusable(folder));
        } catch (IOException e) {
            notes.add(unusable(folder));
        }
        return new CacheFolder(Files.createTempDirectory("schedlog"), true);
    }

    private static String unusable(Path folder) {
        return "The cache folder " + folder + " cannot be written; a temporary one is used. Choose another with --cache.";
    }

    private static Path ofUser() {
        String base = System.getenv("XDG_CACHE_HOME");
        boolean set = base != null && Path.of(base).isAbsolute();
        return (set ? Path.of(base) : Path.of(System.getProperty("user.home"), ".cache")).resolve("schedlog");
    }

    Path path() {
        return path;
    }

    /** Removes the folder if it is a temporary one; columns that are still mapped stay readable. */
    @Override
    public void close() {
        if (temporary) {
            Runtime.getRuntime().removeShutdownHook(remover);
            remove();
        }
    }

    private void remove() {
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The temporary folder " + path + " cannot be removed", e);
        }
    }
}
