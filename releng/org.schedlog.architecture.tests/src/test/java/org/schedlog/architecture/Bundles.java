// SPDX-License-Identifier: EPL-2.0
package org.schedlog.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;

/** The compiled classes of the other modules, which the build made before it came here. */
final class Bundles {

    static final String ENGINE = "org.schedlog.engine";
    static final String CLI = "org.schedlog.cli";
    static final String CORE = "org.schedlog.tracecompass.core";
    static final String UI = "org.schedlog.tracecompass.ui";

    private static final Path PLUGINS = Path.of("..", "..", "plugins");

    private Bundles() {
    }

    /**
     * Reads the classes of some modules.
     *
     * @param modules the names of their folders
     * @return all their classes
     * @throws IllegalStateException where a module has none: a rule over nothing would hold by mistake
     */
    static JavaClasses classesOf(String... modules) {
        List<Path> folders = new ArrayList<>();
        for (String module : modules) {
            folders.add(classFolder(module));
        }
        return new ClassFileImporter().importPaths(folders);
    }

    /**
     * The class files of a module.
     *
     * @param module the name of its folder
     * @return the files, in no particular order
     */
    static List<Path> classFilesOf(String module) {
        return classFilesIn(classFolder(module));
    }

    private static Path classFolder(String module) {
        Path folder = PLUGINS.resolve(module).resolve("target/classes");
        if (!Files.isDirectory(folder) || classFilesIn(folder).isEmpty()) {
            throw new IllegalStateException("no compiled classes in " + folder.toAbsolutePath().normalize()
                    + "; build the whole reactor, not this module alone");
        }
        return folder;
    }

    private static List<Path> classFilesIn(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".class")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
    }
}
