// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.column;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schedlog.engine.column.ColumnCache.Kind;
import org.schedlog.engine.testing.Columns;

class TextsAreKeptTest {

    private static final int ROWS = 20_000;

    @TempDir
    private Path folder;

    private static TextColumn random(long seed, int texts) {
        Random random = new Random(seed);
        List<String> dictionary = new ArrayList<>(Arrays.asList(null, "", "make", "make", "\u00e4\u4e2d\n\0"));
        IntStream.range(0, texts).forEach(i -> dictionary.add("worker/" + random.nextInt(1000)));
        return new TextColumn(LongColumn.of(random.longs(ROWS, 0, dictionary.size()).toArray()), dictionary);
    }

    private static void assertSameTexts(TextColumn expected, Optional<Column> found) {
        TextColumn actual = (TextColumn) found.orElseThrow();
        assertEquals(expected.size(), actual.size());
        for (int row = 0; row < ROWS; row++) {
            assertEquals(expected.get(row), actual.get(row));
        }
    }

    private static Optional<Column> find(ColumnCache cache, String name) {
        return cache.find(Kind.COMPUTED, name, ROWS);
    }

    @Test
    void texts_are_found_again_as_they_were() throws IOException {
        for (int texts : new int[] { 0, 1, 500 }) {
            ColumnCache cache = ColumnCache.in(Files.createDirectories(folder.resolve("cache" + texts)));
            TextColumn column = random(texts, texts);

            assertEquals(Optional.empty(), find(cache, "name@1"));
            assertSameTexts(column, Optional.of(cache.keep(Kind.COMPUTED, "name@1", column, Progress.NONE)));

            assertSameTexts(column, find(cache, "name@1"));
            assertEquals(Optional.empty(), find(cache, "name@2"));
            assertEquals(Optional.empty(), cache.find(Kind.RECORDED, "name@1", ROWS));
            assertEquals(Optional.empty(), cache.find(Kind.COMPUTED, "name@1", ROWS + 1));
        }
    }

    @Test
    void names_of_equal_hash_codes_are_told_apart() throws IOException {
        ColumnCache cache = ColumnCache.in(folder);
        assertEquals("Aa".hashCode(), "BB".hashCode());
        cache.keep(Kind.COMPUTED, "Aa", random(1, 10), Progress.NONE);

        assertEquals(Optional.empty(), find(cache, "BB"));
    }

    @Test
    void codes_and_texts_of_two_writers_are_never_mixed() throws IOException {
        ColumnCache cache = ColumnCache.in(folder);
        TextColumn first = random(1, 10);
        TextColumn second = random(2, 300);
        cache.keep(Kind.COMPUTED, "name", first, Progress.NONE);
        Path texts = Columns.filesBelow(folder).stream().filter(file -> file.toString().endsWith(".values")).findFirst()
                .orElseThrow();
        byte[] ofFirst = Files.readAllBytes(texts);
        cache.keep(Kind.COMPUTED, "name", second, Progress.NONE);
        assertSameTexts(second, find(cache, "name"));

        Files.write(texts, ofFirst);

        assertSameTexts(first, find(cache, "name"));
    }

    @Test
    void what_is_cut_off_or_lacks_its_codes_is_not_used() throws IOException {
        ColumnCache cache = ColumnCache.in(folder);
        cache.keep(Kind.COMPUTED, "name", random(3, 20), Progress.NONE);
        for (Path file : Columns.filesBelow(folder)) {
            byte[] whole = Files.readAllBytes(file);
            for (int length : new int[] { 0, 1, whole.length / 2, whole.length - 1 }) {
                Files.write(file, Arrays.copyOf(whole, length));
                assertEquals(Optional.empty(), find(cache, "name"), () -> file + " of " + length + " bytes");
            }
            Files.write(file, whole);
            assertNotEquals(Optional.empty(), find(cache, "name"));
        }
    }

    @Test
    void a_cache_that_is_only_read_gives_what_is_there_and_takes_nothing() throws IOException {
        TextColumn texts = random(4, 20);
        LongColumn numbers = texts.codes();
        ColumnCache writer = ColumnCache.in(folder);
        writer.keep(Kind.COMPUTED, "texts", texts, Progress.NONE);
        writer.keep(Kind.COMPUTED, "numbers", numbers, Progress.NONE);
        List<Path> files = Columns.filesBelow(folder);

        ColumnCache reader = ColumnCache.reading(folder);

        assertTrue(!reader.isWritable() && writer.isWritable());
        assertSameTexts(texts, find(reader, "texts"));
        assertEquals(numbers.get(7), ((LongColumn) find(reader, "numbers").orElseThrow()).get(7));
        assertSame(texts, reader.keep(Kind.COMPUTED, "more", texts, Progress.NONE));
        assertSame(numbers, reader.keep(Kind.COMPUTED, "more", numbers, Progress.NONE));
        assertEquals(Optional.empty(), reader.newValues("values", 1, 100, Progress.NONE));
        try (ColumnDraft draft = reader.draft(Kind.RECORDED, "drawn")) {
            ColumnCopy.into(draft, numbers, Progress.NONE);
            draft.publish();
        }
        reader.complete(new Manifest("source", ROWS, false, List.of(), List.of()));
        reader.removeIfEmpty();
        assertEquals(files, Columns.filesBelow(folder));
    }
}
