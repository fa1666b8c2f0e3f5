// SPDX-License-Identifier: EPL-2.0
package org.schedlog.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

/**
 * One binary for Trace Compass 6.2 to 12: the class files and manifests of the bundles name nothing that is only in
 * some of these versions. A name that is looked up at run time stands there as a string;
 * types are found in strings as well, members are not, so that a class may look one up that has several names.
 */
class TraceCompassCompatibilityTest {

    /** Classes and packages that are missing, moved or renamed in one of the versions, as they stand in class files. */
    private static final List<Pattern> FORBIDDEN_TYPES = List.of(
            type("org/eclipse/tracecompass/[\\w/]*annotations/\\w*"),
            type("org/eclipse/tracecompass/[\\w/]*/IOutputAnnotationProvider"),
            type("org/eclipse/tracecompass/[\\w/]*/Abstract\\w*DataProvider"),
            type("org/eclipse/tracecompass/[\\w/]*/DataProviderDescriptor(\\$\\w+)?"),
            type("org/eclipse/tracecompass/[\\w/]*/IElementResolver"),
            type("org/eclipse/tracecompass/[\\w/]*/IFilterProperty"),
            type("org/eclipse/tracecompass/tmf/ui/viewers/xycharts/[\\w/$]*"),
            type("org/eclipse/tracecompass/tmf/ui/views/TmfChartView"),
            type("org/eclipse/tracecompass/[\\w/]*/AbstractSelectTreeViewer"),
            type("org/eclipse/tracecompass/[\\w/]*/X11Color(Utils)?"),
            type("org/eclipse/tracecompass/[\\w/]*/IYAppearance(\\$\\w+)?"),
            type("org/eclipse/tracecompass/[\\w/]*/TmfGraph"),
            type("org/eclipse/tracecompass/[\\w/]*/FlowScopeLog\\w*(\\$\\w+)?"),
            type("org/swtchart/[\\w/$]*"),
            type("com/ibm/icu/[\\w/$]*"),
            type("javax/inject/[\\w/$]*"));

    /** Members that are missing or different in one of the versions: type.name. */
    private static final Set<String> FORBIDDEN_MEMBERS = Set.of(
            "org/eclipse/tracecompass/tmf/core/dataprovider/DataProviderManager.getDataProvider",
            "org/eclipse/tracecompass/tmf/core/dataprovider/DataProviderManager.getOrCreateDataProvider",
            "org/eclipse/tracecompass/tmf/core/dataprovider/DataProviderManager.fetchOrCreateDataProvider",
            "org/eclipse/tracecompass/tmf/ui/project/model/TmfOpenTraceHelper.openTraceFromElement");

    private static final List<String> BUNDLES = List.of(Bundles.ENGINE, Bundles.CORE, Bundles.UI);

    private static Pattern type(String name) {
        return Pattern.compile("(?:^|[L\\[;<(])(" + name + ")(?=$|[;<])");
    }

    @Test
    void no_class_names_a_type_that_a_version_lacks() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : classFiles()) {
            for (String name : ConstantPool.read(file).texts()) {
                for (Pattern forbidden : FORBIDDEN_TYPES) {
                    if (forbidden.matcher(name.replace('.', '/')).find()) {
                        found.add(file.getFileName() + " names " + name);
                    }
                }
            }
        }
        assertEquals(List.of(), found);
    }

    @Test
    void no_class_uses_a_member_that_a_version_lacks() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : classFiles()) {
            for (String member : ConstantPool.read(file).members()) {
                if (FORBIDDEN_MEMBERS.contains(member)) {
                    found.add(file.getFileName() + " uses " + member);
                }
            }
        }
        assertEquals(List.of(), found);
    }

    @Test
    void every_class_is_of_java_17() throws IOException {
        for (Path file : classFiles()) {
            try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
                in.readInt();
                in.readUnsignedShort();
                assertEquals(61, in.readUnsignedShort(), file.toString());
            }
        }
    }

    @Test
    void no_manifest_sets_an_upper_version_bound() throws IOException {
        for (String bundle : BUNDLES) {
            String manifest = Files.readString(Path.of("..", "..", "plugins", bundle, "META-INF", "MANIFEST.MF"));
            assertTrue(!manifest.contains("version=\"[") && !manifest.contains("version=\"("), bundle);
        }
    }

    @Test
    void the_scan_recognises_what_it_forbids() throws IOException {
        byte[] sample = Files.readAllBytes(Path.of("target", "test-classes").resolve(
                TraceCompassCompatibilityTest.class.getName().replace('.', '/') + ".class"));
        ConstantPool pool = ConstantPool.read(new DataInputStream(new ByteArrayInputStream(sample)));
        assertTrue(pool.members().contains("java/nio/file/Files.readAllBytes"), "members are read");
        assertTrue(pool.texts().contains("org/swtchart/[\\w/$]*"), "string constants are read");
        List<String> names = List.of("org/swtchart/Chart", "Lorg/swtchart/Chart;", "()Lorg/swtchart/Chart;",
                "Ljava/util/List<Lorg/swtchart/Chart;>;", "[Lorg/swtchart/Chart;",
                "org/eclipse/tracecompass/tmf/core/dataprovider/DataProviderDescriptor$Builder",
                "org/eclipse/tracecompass/internal/tmf/core/model/AbstractTmfTraceDataProvider");
        for (String name : names) {
            assertTrue(FORBIDDEN_TYPES.stream().anyMatch(pattern -> pattern.matcher(name).find()), name);
        }
        String allowed = "org/eclipse/swtchart/Chart";
        assertTrue(FORBIDDEN_TYPES.stream().noneMatch(pattern -> pattern.matcher(allowed).find()), allowed);
    }

    private static List<Path> classFiles() {
        return BUNDLES.stream().flatMap(bundle -> Bundles.classFilesOf(bundle).stream()).toList();
    }
}
