// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.spec;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The text of a spec, read once from a file, to be understood with the event ids of any number of recordings; or why it
 * cannot be read. Immutable.
 *
 * @param fileName
 *            what messages call it
 * @param text
 *            the document; null when it cannot be read
 * @param problem
 *            why it cannot be read, for the user; null when it can
 */
public record SpecText(String fileName, String text, String problem) {

    private static final long LARGEST_FILE = 1L << 26;

    /**
     * Reads a file, which may be a pipe.
     *
     * @param file
     *            a JSON file in UTF-8
     * @return its text, or why there is none
     */
    public static SpecText of(Path file) {
        String name = String.valueOf(file.getFileName());
        try {
            if (Files.size(file) > LARGEST_FILE) {
                return new SpecText(name, null, "The file is too large to be a spec (" + Files.size(file) + " bytes)");
            }
            byte[] bytes = Files.readAllBytes(file);
            return new SpecText(name, StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString(),
                    null);
        } catch (CharacterCodingException e) {
            return new SpecText(name, null, "The file is no text in UTF-8, so it is no spec");
        } catch (NoSuchFileException e) {
            return new SpecText(name, null, "There is no such file: " + file);
        } catch (IOException e) {
            return new SpecText(name, null,
                    (Files.isDirectory(file) ? "This is a folder, no file: " : "The file cannot be read: ") + file);
        }
    }

    /**
     * Understands the text for a recording.
     *
     * @param eventIds
     *            the recording's event ids by name
     * @return the spec, or the errors that prevent one
     */
    public SpecResult read(Map<String, Integer> eventIds) {
        return problem == null ? SpecReader.read(text, fileName, eventIds)
                : new SpecResult(null, List.of(Diagnostic.error(Place.document(fileName), problem)));
    }

    /**
     * What the text is meant to describe, judged by the columns in its {@code output} alone; also where much else is
     * wrong with it, so that other JSON files can be told from specs with mistakes.
     *
     * @return lines or points, or empty if this is no spec
     */
    public Optional<FigureSpec.Kind> kind() {
        if (problem != null) {
            return Optional.empty();
        }
        Set<String> output = outputNames();
        for (FigureSpec.Kind kind : FigureSpec.Kind.values()) {
            if (kind.required().stream().anyMatch(output::contains)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    private Set<String> outputNames() {
        Set<String> names = new HashSet<>();
        JsonOutline.Value output = JsonOutline.read(text).member("output");
        JsonOutline.Value item = output == null ? null : output.item(0);
        for (int i = 0; item != null; item = output.item(++i)) {
            if (item.end() - item.start() > 2) {
                names.add(text.substring(item.start() + 1, item.end() - 1));
            }
        }
        return names;
    }
}
