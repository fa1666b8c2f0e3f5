// SPDX-License-Identifier: EPL-2.0
package org.schedlog.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;

/** Who may know whom: ui -> core -> engine <- cli, and one direction among the engine's packages. */
class DependencyDirectionTest {

    private static final JavaClasses ALL = Bundles.classesOf(Bundles.ENGINE, Bundles.CLI, Bundles.CORE, Bundles.UI);

    /** For each package of the engine, the other packages of the engine that it may use. */
    private static final Map<String, Set<String>> ENGINE_PACKAGES = Map.of(
            "column", Set.of(),
            "archive", Set.of("column"),
            "compute", Set.of("column"),
            "convert", Set.of("archive", "column"),
            "expression", Set.of("column"),
            "spec", Set.of("expression"),
            "figure", Set.of("spec", "expression", "compute", "column"),
            "sched", Set.of("compute", "column"));

    static Set<String> enginePackages() {
        return new TreeSet<>(ENGINE_PACKAGES.keySet());
    }

    @ParameterizedTest
    @MethodSource("enginePackages")
    void a_package_of_the_engine_uses_only_those_it_may(String name) {
        String[] forbidden = ENGINE_PACKAGES.keySet().stream()
                .filter(other -> !other.equals(name) && !ENGINE_PACKAGES.get(name).contains(other))
                .map(other -> "org.schedlog.engine." + other + "..")
                .toArray(String[]::new);
        noClasses().that().resideInAPackage("org.schedlog.engine." + name + "..")
                .should().dependOnClassesThat().resideInAnyPackage(forbidden)
                .allowEmptyShould(true)
                .check(ALL);
    }

    @Test
    void every_package_of_the_engine_has_its_place() {
        Set<String> present = new TreeSet<>();
        for (JavaClass type : ALL) {
            if (type.getPackageName().startsWith("org.schedlog.engine")) {
                String[] parts = type.getPackageName().split("\\.");
                present.add(parts.length > 3 ? parts[3] : "(the root package)");
            }
        }
        assertEquals(enginePackages(), present);
    }

    @Test
    void the_engine_and_the_command_line_know_nothing_of_eclipse() {
        noClasses().that().resideInAnyPackage("org.schedlog.engine..", "org.schedlog.cli..")
                .should().dependOnClassesThat().resideInAPackage("org.eclipse..")
                .check(ALL);
    }

    @Test
    void the_engine_knows_nothing_of_who_uses_it() {
        noClasses().that().resideInAPackage("org.schedlog.engine..")
                .should().dependOnClassesThat().resideInAnyPackage("org.schedlog.cli..", "org.schedlog.tracecompass..")
                .check(ALL);
    }

    @Test
    void the_command_line_knows_only_the_engine() {
        noClasses().that().resideInAPackage("org.schedlog.cli..")
                .should().dependOnClassesThat().resideInAPackage("org.schedlog.tracecompass..")
                .check(ALL);
    }

    @Test
    void the_core_bundle_knows_no_window() {
        noClasses().that().resideInAPackage("org.schedlog.tracecompass.core..")
                .should().dependOnClassesThat().resideInAnyPackage("org.schedlog.tracecompass.ui..",
                        "org.schedlog.cli..", "org.eclipse.swt..", "org.eclipse.jface..", "org.eclipse.ui..",
                        "org.eclipse.tracecompass.tmf.ui..")
                .check(ALL);
    }

    @Test
    void the_user_interface_knows_nothing_of_the_command_line() {
        noClasses().that().resideInAPackage("org.schedlog.tracecompass.ui..")
                .should().dependOnClassesThat().resideInAPackage("org.schedlog.cli..")
                .check(ALL);
    }

    @Test
    void packages_have_no_cycles() {
        slices().matching("org.schedlog.(**)").should().beFreeOfCycles().check(ALL);
    }

    @Test
    void what_runs_in_trace_compass_uses_of_the_jdk_only_what_a_stripped_one_has() {
        Set<String> modules = Set.of("java.base", "java.xml", "java.logging");
        Set<String> packages = new TreeSet<>();
        ModuleLayer.boot().modules().stream()
                .filter(module -> modules.contains(module.getName()))
                .forEach(module -> packages.addAll(module.getPackages()));
        DescribedPredicate<JavaClass> missing = DescribedPredicate.describe("are of another module of the JDK",
                type -> Stream.of("java.", "javax.", "jdk.", "sun.", "com.sun.").anyMatch(type.getName()::startsWith)
                        && !packages.contains(type.getPackageName()));
        assertTrue(packages.containsAll(Arrays.asList("java.util", "javax.xml.parsers", "java.util.logging")));
        noClasses().that().resideOutsideOfPackage("org.schedlog.cli..")
                .should().dependOnClassesThat(missing)
                .check(ALL);
    }
}
