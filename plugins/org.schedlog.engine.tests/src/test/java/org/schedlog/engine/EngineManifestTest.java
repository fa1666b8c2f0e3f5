// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/** The engine's manifest says what Trace Compass needs to know of it. */
class EngineManifestTest {

    private static final Path ENGINE = Path.of("..", "org.schedlog.engine");

    @Test
    void every_package_is_either_exported_or_internal() throws IOException {
        Set<String> exported = new TreeSet<>();
        for (String clause : attribute("Export-Package").split(",")) {
            exported.add(clause.split(";")[0].trim());
        }
        Set<String> present = new TreeSet<>();
        Path sources = ENGINE.resolve("src");
        try (Stream<Path> files = Files.walk(sources)) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .map(file -> sources.relativize(file.getParent()).toString().replace('/', '.'))
                    .filter(name -> !name.contains(".internal"))
                    .forEach(present::add);
        }
        assertEquals(present, exported);
    }

    @Test
    void other_peoples_packages_have_no_upper_version_bound() throws IOException {
        assertFalse(attribute("Import-Package").contains("version=\"["), "an upper bound would refuse newer platforms");
    }

    private static String attribute(String name) throws IOException {
        try (InputStream in = Files.newInputStream(ENGINE.resolve("META-INF/MANIFEST.MF"))) {
            Attributes attributes = new Manifest(in).getMainAttributes();
            return attributes.getValue(name);
        }
    }
}
