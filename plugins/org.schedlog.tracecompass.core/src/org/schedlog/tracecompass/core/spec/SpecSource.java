// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.spec;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;

import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.schedlog.engine.column.EventTable;
import org.schedlog.engine.spec.FigureSpec;
import org.schedlog.engine.spec.SpecReader;
import org.schedlog.engine.spec.SpecResult;
import org.schedlog.engine.spec.SpecText;

/**
 * Where a specification comes from: the library that is shipped with this bundle, or a file of the user's. Its {@link
 * #id()} is short text that a view, a preference or a data provider's id can carry; {@link #of(String)} turns it back.
 * Immutable.
 */
public final class SpecSource {

    /** What is shown where nothing was chosen. */
    public static final SpecSource DEFAULT = new SpecSource("overview.json", null);

    private static final String FOLDER = "specs";
    private static final String SHIPPED = "shipped/";
    private static final String FILE = "file/";
    private static final String SUFFIX = ".json";

    private final String fileName;
    /** The user's file, or null for a shipped specification. */
    private final Path path;

    private SpecSource(String fileName, Path path) {
        this.fileName = fileName;
        this.path = path;
    }

    /**
     * A file of the user's.
     *
     * @param path
     *            the file; it need not exist yet
     * @return the source
     */
    public static SpecSource file(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        return new SpecSource(String.valueOf(absolute.getFileName()), absolute);
    }

    /** @return the specifications shipped with this bundle, the default one first, the others by name */
    public static List<SpecSource> shipped() {
        Enumeration<URL> entries = bundle().findEntries(FOLDER, "*" + SUFFIX, false);
        if (entries == null) {
            return List.of();
        }
        return Collections.list(entries).stream()
                .map(url -> url.getPath().substring(url.getPath().lastIndexOf('/') + 1))
                .map(name -> new SpecSource(name, null))
                .sorted(Comparator.comparing((SpecSource source) -> !source.equals(DEFAULT))
                        .thenComparing(SpecSource::name))
                .toList();
    }

    /**
     * The source with an id.
     *
     * @param id
     *            what {@link #id()} gave once
     * @return the source, or empty if the text is no such id
     */
    public static Optional<SpecSource> of(String id) {
        if (id.startsWith(SHIPPED)) {
            return Optional.of(new SpecSource(id.substring(SHIPPED.length()), null));
        }
        return id.startsWith(FILE) ? Optional.of(file(Path.of(id.substring(FILE.length())))) : Optional.empty();
    }

    /** @return text that names this source and nothing else */
    public String id() {
        return path == null ? SHIPPED + fileName : FILE + path;
    }

    /** @return the name for titles and menus, e.g. "overview" */
    public String name() {
        return fileName.endsWith(SUFFIX) ? fileName.substring(0, fileName.length() - SUFFIX.length()) : fileName;
    }

    /** @return the name that messages about its content use: the file's path, or only its name where it is shipped */
    public String fileName() {
        return path == null ? fileName : path.toString();
    }

    /** @return the user's file, or empty for a shipped specification */
    public Optional<Path> path() {
        return Optional.ofNullable(path);
    }

    /**
     * Reads the specification.
     *
     * @param table
     *            the events of the recording it is read for
     * @return the specification, and what is wrong with it
     * @throws IOException
     *             when a shipped specification is not there or cannot be read; the message is for the user
     */
    public SpecResult read(EventTable table) throws IOException {
        if (path != null) {
            return SpecReader.read(path, table.ids());
        }
        return SpecReader.read(shippedText(), fileName, table.ids());
    }

    /** @return whether the file is there now, or the specification is among the shipped ones */
    public boolean exists() {
        return path == null ? bundle().getEntry(FOLDER + "/" + fileName) != null : Files.isRegularFile(path);
    }

    /** @return the text as it is now; or, in it, why it cannot be read */
    public SpecText text() {
        if (path != null) {
            return SpecText.of(path);
        }
        try {
            return new SpecText(fileName, shippedText(), null);
        } catch (IOException e) {
            return new SpecText(fileName, null, e.getMessage());
        }
    }

    /**
     * What is shown where nothing was chosen.
     *
     * @param kind
     *            lines or points
     * @return the specification
     */
    public static SpecSource defaultOf(FigureSpec.Kind kind) {
        return shipped().stream().filter(source -> SpecFacts.of(source).kind().equals(Optional.of(kind)))
                .findFirst()
                .orElse(DEFAULT);
    }

    private String shippedText() throws IOException {
        URL url = bundle().getEntry(FOLDER + "/" + fileName);
        if (url == null) {
            throw new IOException("There is no shipped specification named " + name()
                    + ". Choose another one in the view's menu.");
        }
        try (InputStream in = url.openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Bundle bundle() {
        return FrameworkUtil.getBundle(SpecSource.class);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SpecSource source && id().equals(source.id());
    }

    @Override
    public int hashCode() {
        return id().hashCode();
    }

    @Override
    public String toString() {
        return id();
    }
}
