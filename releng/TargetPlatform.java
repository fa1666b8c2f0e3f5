// SPDX-License-Identifier: EPL-2.0
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * Makes a folder of bundles out of unpacked Debian packages; run by {@code releng/target-platform} as a source file.
 * <p>
 * Debian spreads the bundles over several folders and links them together. Every real jar whose manifest names a
 * bundle is copied to {@code plugins/NAME_VERSION.jar}, the highest version of each name only; the one bundle that is
 * a folder keeps being one. SWT's native libraries go to {@code native/}.
 */
final class TargetPlatform {

    /** Needs a bundle that Debian does not have, so it could only ever be an error in the log. */
    private static final Set<String> LEFT_OUT = Set.of("org.eclipse.wst.common.emfworkbench.integration");

    /** Of the bundles that come in several flavours under one name and version: the file that is wanted. */
    private static final Map<String, String> FLAVOURS = Map.of(
            "com.google.inject", "guice.jar",
            "org.apache.commons.logging", "commons-logging-1.2.jar");

    private static final String BRANDING = "org.eclipse.tracecompass.rcp.branding";

    /** What must be there for the folder to be of use. */
    private static final List<String> REQUIRED = List.of("org.eclipse.tracecompass.tmf.core",
            "org.eclipse.tracecompass.tmf.ui", "org.eclipse.tracecompass.rcp.ui", BRANDING, "org.eclipse.swt",
            "org.eclipse.osgi", "org.eclipse.equinox.launcher", "org.eclipse.equinox.simpleconfigurator",
            "com.google.gson", "org.apache.commons.compress");

    private record Bundle(String name, String version, Path file) {

        private static final Comparator<Bundle> BY_VERSION = Comparator.comparing(Bundle::numbers, (a, b) -> {
            for (int i = 0; i < 3; i++) {
                if (a[i] != b[i]) {
                    return Integer.compare(a[i], b[i]);
                }
            }
            return 0;
        });

        private int[] numbers() {
            int[] numbers = new int[3];
            String[] parts = version.split("\\.");
            for (int i = 0; i < Math.min(parts.length, 3); i++) {
                numbers[i] = Integer.parseInt(parts[i]);
            }
            return numbers;
        }
    }

    private TargetPlatform() {
    }

    /**
     * Copies the bundles.
     *
     * @param args the folder with the unpacked packages, the folder to fill
     * @throws IOException where a file cannot be read or written
     */
    public static void main(String[] args) throws IOException {
        Path from = Path.of(args[0]);
        Path to = Path.of(args[1]);
        Map<String, Bundle> bundles = new TreeMap<>();
        try (Stream<Path> files = Files.walk(from)) {
            files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .filter(file -> file.getFileName().toString().endsWith(".jar"))
                    .sorted()
                    .map(TargetPlatform::bundleIn)
                    .filter(bundle -> bundle != null && !LEFT_OUT.contains(bundle.name()))
                    .forEach(bundle -> bundles.merge(bundle.name(), bundle, TargetPlatform::better));
        }
        Path plugins = Files.createDirectories(to.resolve("plugins"));
        for (Bundle bundle : bundles.values()) {
            Files.copy(bundle.file(), plugins.resolve(bundle.name() + "_" + bundle.version() + ".jar"));
        }
        copyBranding(from, plugins, bundles);
        copyNatives(from, Files.createDirectories(to.resolve("native")));
        List<String> missing = REQUIRED.stream().filter(name -> !bundles.containsKey(name)).toList();
        if (!missing.isEmpty()) {
            System.err.println("error: the unpacked packages lack the bundles " + missing);
            System.exit(1);
        }
    }

    private static Bundle bundleIn(Path file) {
        try (JarFile jar = new JarFile(file.toFile())) {
            return jar.getManifest() == null ? null : bundle(jar.getManifest(), file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static Bundle bundle(Manifest manifest, Path file) {
        Attributes attributes = manifest.getMainAttributes();
        String name = attributes.getValue("Bundle-SymbolicName");
        String version = attributes.getValue("Bundle-Version");
        return name == null ? null : new Bundle(name.split(";")[0].trim(), version == null ? "0.0.0" : version, file);
    }

    private static Bundle better(Bundle a, Bundle b) {
        String wanted = FLAVOURS.get(a.name());
        if (wanted != null) {
            return b.file().endsWith(wanted) ? b : a;
        }
        return Bundle.BY_VERSION.compare(a, b) >= 0 ? a : b;
    }

    private static void copyBranding(Path from, Path plugins, Map<String, Bundle> bundles) throws IOException {
        Path folder = from.resolve("usr/share/eclipse-tracecompass/plugins").resolve(BRANDING);
        try (InputStream in = Files.newInputStream(folder.resolve("META-INF/MANIFEST.MF"))) {
            Bundle branding = bundle(new Manifest(in), folder);
            bundles.put(branding.name(), branding);
            copyTree(folder, plugins.resolve(branding.name() + "_" + branding.version()));
        }
    }

    private static void copyNatives(Path from, Path natives) throws IOException {
        try (Stream<Path> libraries = Files.list(from.resolve("usr/lib/jni"))) {
            for (Path library : libraries.filter(file -> file.toString().endsWith(".so")).toList()) {
                Files.copy(library, natives.resolve(library.getFileName()));
            }
        }
    }

    private static void copyTree(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Files.createDirectories(to.resolve(from.relativize(folder)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file.toRealPath(), to.resolve(from.relativize(file)));
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
