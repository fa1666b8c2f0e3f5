// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.Optional;
import java.util.Random;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.RecordingException;
import org.schedlog.engine.testing.CancelAt;
import org.schedlog.engine.testing.TestTar;

class TarsAreScannedByHeadersTest {

    private static final String LONG_NAME = "output/" + "POWER=powersave-y/".repeat(12) + "cpu.npz";

    @TempDir
    private Path folder;

    private Archive scan(byte[] tar) throws Exception {
        return TarScanner.scan(Files.write(folder.resolve("a.tar"), tar), Progress.NONE);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, String> contents(Archive archive) throws Exception {
        Map<String, String> contents = new LinkedHashMap<>();
        for (Member member : archive.members()) {
            contents.put(member.path(), new String(member.head(1 << 20), StandardCharsets.UTF_8));
        }
        return contents;
    }

    @ParameterizedTest
    @ValueSource(ints = { TarArchiveOutputStream.LONGFILE_GNU, TarArchiveOutputStream.LONGFILE_POSIX })
    void what_another_program_writes_is_found(int longNames) throws Exception {
        Random random = new Random(longNames);
        Map<String, String> written = new LinkedHashMap<>();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, "UTF-8")) {
            tar.setLongFileMode(longNames);
            tar.setAddPaxHeadersForNonAsciiNames(longNames == TarArchiveOutputStream.LONGFILE_POSIX);
            tar.putArchiveEntry(new TarArchiveEntry("folder/"));
            tar.closeArchiveEntry();
            for (int i = 0; i < 40; i++) {
                String name = "folder/" + "n".repeat(random.nextInt(300)) + i;
                String content = "x".repeat(random.nextInt(2000));
                TarArchiveEntry entry = new TarArchiveEntry(name);
                entry.setSize(content.length());
                tar.putArchiveEntry(entry);
                tar.write(bytes(content));
                tar.closeArchiveEntry();
                written.put(name, content);
            }
        }

        Archive archive = scan(bytes.toByteArray());

        assertEquals(written, contents(archive));
        assertEquals(Optional.empty(), archive.damage());
    }

    @Test
    void long_names_in_both_ways() throws Exception {
        Archive archive = scan(new TestTar().add(LONG_NAME, bytes("a")).addGnu(LONG_NAME + "2", bytes("b"))
                .add("c", bytes("c")).bytes());

        assertEquals(Map.of(LONG_NAME, "a", LONG_NAME + "2", "b", "c", "c"), contents(archive));
        assertEquals("cpu.npz", archive.members().get(0).name());
    }

    @Test
    void a_size_in_a_pax_header_counts() throws Exception {
        byte[] big = TestTar.header("big", '0', "00000000000");
        TestTar tar = new TestTar().entry("PaxHeaders/x", 'x', bytes("12 size=700\n"));
        tar.raw(big, "y".repeat(700).getBytes(StandardCharsets.UTF_8)).add("after", bytes("z"));

        assertEquals(Map.of("big", "y".repeat(700), "after", "z"), contents(scan(tar.bytes())));
    }

    @Test
    void a_size_in_base_256_counts() throws Exception {
        byte[] header = TestTar.header("big", '0', "\0\0\0\0\0\0\0\0\0\0\0\3");
        header[124] = (byte) 0x80;
        int sum = 8 * ' ';
        for (int i = 0; i < 512; i++) {
            sum += i >= 148 && i < 156 ? 0 : header[i] & 0xff;
        }
        System.arraycopy(bytes(String.format("%06o\0 ", sum)), 0, header, 148, 8);

        assertEquals(Map.of("big", "abc"), contents(scan(new TestTar().raw(header, bytes("abc")).bytes())));
    }

    @Test
    void scanning_can_be_cancelled() throws Exception {
        Path tar = Files.write(folder.resolve("a.tar"), new TestTar().add("file", bytes("x")).bytes());
        Progress cancelled = new CancelAt(0);
        assertThrows(CancellationException.class, () -> TarScanner.scan(tar, cancelled));
        assertThrows(CancellationException.class, () -> FolderScanner.scan(folder, cancelled));
    }

    @Test
    void links_and_folders_are_no_members() throws Exception {
        TestTar tar = new TestTar().entry("folder/", '5', new byte[0]).entry("link", '2', new byte[0])
                .entry("hard", '1', new byte[0]);

        assertEquals(Map.of("file", "x"), contents(scan(tar.add("file", bytes("x")).bytes())));
    }

    @Test
    void a_tar_cut_anywhere_gives_the_members_before_the_cut() throws Exception {
        TestTar whole = new TestTar().add("a", new byte[700]).add(LONG_NAME, new byte[5]).add("c", new byte[1500]);
        byte[] bytes = whole.bytesWithoutEnd();
        for (int length = 600; length < bytes.length; length += 100) {
            Archive archive = scan(Arrays.copyOf(bytes, length));

            assertEquals(Optional.of(String.format(Locale.ROOT, "the tar is cut off after %,d bytes", length)),
                    archive.damage());
            Member last = archive.members().get(archive.members().size() - 1);
            assertEquals(Math.min(last.size(), length - last.offset()), last.present());
        }
    }

    @Test
    void a_damaged_header_ends_the_list() throws Exception {
        TestTar tar = new TestTar().add("a", new byte[700]);
        int second = tar.size();
        byte[] bytes = tar.add("b", new byte[10]).bytes();
        bytes[second + 3] = 'X';

        Archive archive = scan(bytes);

        assertEquals(1, archive.members().size());
        assertEquals(Optional.of("the tar is damaged at byte 1,536"), archive.damage());
    }

    @ParameterizedTest
    @ValueSource(strings = { "999999999999 path=x\n", "2147483647 path=x\n", "-5 path=x\n", "path=x", "0 path=x\n",
            "12 path=xxxxxxx\n", " 9 path=\n",
            "12 size=-10\n" })
    void pax_headers_that_lie_are_damage(String header) throws Exception {
        byte[] tar = new TestTar().add("a", bytes("x")).entry("PaxHeaders/x", 'x', bytes(header)).add("b", bytes("y"))
                .bytes();

        assertEquals(Optional.of("the tar is damaged at byte 1,024"), scan(tar).damage());
    }

    @Test
    void sizes_that_lie_are_a_cut() throws Exception {
        byte[] header = TestTar.header("a", '0', "77777777777");

        Archive archive = scan(new TestTar().raw(header, bytes("abc")).bytesWithoutEnd());

        assertEquals(Map.of("a", "abc" + "\0".repeat(509)), contents(archive));
        assertEquals(true, archive.members().get(0).isCutOff());
    }

    @Test
    void long_name_entries_that_lie_are_damage() throws Exception {
        byte[] header = TestTar.header("././@LongLink", 'L', "77777777777");

        assertEquals(Optional.of("the tar is damaged at byte 0"), scan(new TestTar().raw(header, bytes("abc")).bytes())
                .damage());
    }

    @Test
    void files_with_holes_are_refused() {
        TestTar old = new TestTar().entry("cpu.npz", 'S', new byte[10]);
        TestTar pax = new TestTar().pax("cpu.npz", "GNU.sparse.major", "1", new byte[10]);
        for (TestTar tar : new TestTar[] { old, pax }) {
            assertEquals("a.tar was made with tar's option --sparse (cpu.npz), which cannot be read."
                    + " Unpack it and open the folder.",
                    assertThrows(RecordingException.class, () -> scan(tar.bytes())).getMessage());
        }
    }

    @Test
    void random_bytes_are_no_tar() {
        byte[] random = new byte[4000];
        new Random(3).nextBytes(random);
        for (byte[] bytes : new byte[][] { random, bytes("{}"), new byte[] { 1 } }) {
            assertEquals("a.tar is no tar archive, so it is no SchedLog recording.",
                    assertThrows(RecordingException.class, () -> scan(bytes)).getMessage());
        }
    }
}
