// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.robustness;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** A zip with one file, every number of which can be a lie. */
final class FuzzedZip {

    /** The extra field of Unix' ASi archiver, which says itself how long a link's name in it is (CVE-2021-36090). */
    private static final int ASI = 0x756e;
    private static final int ZIP64 = 1;
    private static final long[] ODD = { 0, 1, 0xffff, 0x7fffffffL, 0x80000000L, 0xffffffffL, Long.MAX_VALUE,
            Long.MIN_VALUE, -1, 1L << 40 };

    private final Random random;
    private int lies;

    /**
     * @param lies
     *            how many numbers are wrong, about
     */
    FuzzedZip(Random random, int lies) {
        this.random = random;
        this.lies = lies;
    }

    private long maybe(long truth) {
        if (lies == 0 || random.nextInt(8) != 0) {
            return truth;
        }
        lies--;
        return random.nextBoolean() ? ODD[random.nextInt(ODD.length)] : truth + random.nextInt(41) - 20;
    }

    byte[] of(String name, byte[] content) {
        boolean deflated = random.nextBoolean();
        byte[] data = deflated ? deflate(content) : content;
        CRC32 crc = new CRC32();
        crc.update(content);
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        boolean large = random.nextInt(3) == 0;
        byte[] localExtra = extra(large, data.length, content.length);
        byte[] centralExtra = extra(large, data.length, content.length);
        byte[] comment = new byte[random.nextInt(4) == 0 ? random.nextInt(300) : 0];
        byte[] before = new byte[random.nextInt(4) == 0 ? random.nextInt(100) : 0];
        ByteBuffer zip = ByteBuffer.allocate(4096 + data.length + localExtra.length + centralExtra.length)
                .order(ByteOrder.LITTLE_ENDIAN);
        int method = (int) maybe(deflated ? 8 : 0);
        int flags = (int) maybe(0);
        zip.putInt((int) maybe(0x04034b50)).putShort((short) 20).putShort((short) flags).putShort((short) method)
                .putInt(0).putInt((int) crc.getValue()).putInt((int) maybe(data.length))
                .putInt((int) maybe(content.length)).putShort((short) maybe(text.length))
                .putShort((short) maybe(localExtra.length)).put(text).put(localExtra).put(data);
        int directory = zip.position();
        long mark = 0xffffffffL;
        zip.putInt((int) maybe(0x02014b50)).putShort((short) 20).putShort((short) 20).putShort((short) flags)
                .putShort((short) method).putInt(0).putInt((int) maybe(crc.getValue()))
                .putInt((int) maybe(large ? mark : data.length)).putInt((int) maybe(large ? mark : content.length))
                .putShort((short) maybe(text.length)).putShort((short) maybe(centralExtra.length))
                .putShort((short) maybe(0)).putShort((short) 0).putShort((short) 0).putInt(0)
                .putInt((int) maybe(large ? mark : 0))
                .put(text).put(centralExtra);
        int end = zip.position();
        boolean end64 = random.nextInt(4) == 0;
        if (end64) {
            zip.putInt(0x06064b50).putLong(maybe(44)).putInt(45).putLong(0).putLong(maybe(1)).putLong(maybe(1))
                    .putLong(maybe(end - directory)).putLong(maybe(directory));
            zip.putInt((int) maybe(0x07064b50)).putInt(0).putLong(maybe(end)).putInt(1);
        }
        zip.putInt((int) maybe(0x06054b50)).putInt(0).putShort((short) maybe(1)).putShort((short) maybe(1))
                .putInt((int) maybe(end64 ? mark : end - directory)).putInt((int) maybe(end64 ? mark : directory))
                .putShort((short) maybe(comment.length)).put(comment);
        byte[] bytes = new byte[before.length + zip.position()];
        zip.flip().get(bytes, before.length, bytes.length - before.length);
        return bytes;
    }

    private byte[] extra(boolean large, int compressed, int size) {
        ByteBuffer extra = ByteBuffer.allocate(200).order(ByteOrder.LITTLE_ENDIAN);
        if (large) {
            extra.putShort((short) ZIP64).putShort((short) maybe(24)).putLong(maybe(size)).putLong(maybe(compressed))
                    .putLong(maybe(0));
        }
        if (random.nextInt(3) == 0) {
            ByteBuffer link = ByteBuffer.allocate(10).order(ByteOrder.LITTLE_ENDIAN);
            link.putShort((short) 0xa1ff).putInt(random.nextInt(Integer.MAX_VALUE)).putShort((short) 0)
                    .putShort((short) 0);
            CRC32 crc = new CRC32();
            crc.update(link.array());
            extra.putShort((short) ASI).putShort((short) 14).putInt((int) crc.getValue()).put(link.array());
        }
        byte[] bytes = new byte[extra.position()];
        extra.flip().get(bytes);
        return bytes;
    }

    private static byte[] deflate(byte[] content) {
        Deflater deflater = new Deflater(1, true);
        deflater.setInput(content);
        deflater.finish();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] block = new byte[1 << 12];
        while (!deflater.finished()) {
            bytes.write(block, 0, deflater.deflate(block));
        }
        deflater.end();
        return bytes.toByteArray();
    }
}
