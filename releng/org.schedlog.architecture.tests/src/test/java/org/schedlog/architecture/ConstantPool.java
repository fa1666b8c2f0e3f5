// SPDX-License-Identifier: EPL-2.0
package org.schedlog.architecture;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a class file names (Java Virtual Machine Specification, section 4.4). Everything that a class mentions is in
 * its constant pool: types, descriptors, signatures and strings as texts, fields and methods as pairs of indexes.
 *
 * @param texts   every text of the pool
 * @param members every field and method that is used: {@code package/Type.name}
 */
record ConstantPool(Set<String> texts, Set<String> members) {

    static ConstantPool read(Path file) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            return read(in);
        }
    }

    static ConstantPool read(DataInputStream in) throws IOException {
        if (in.readInt() != 0xCAFEBABE) {
            throw new IOException("not a class file");
        }
        in.readInt();
        int count = in.readUnsignedShort();
        String[] texts = new String[count];
        int[] first = new int[count];
        int[] second = new int[count];
        boolean[] isMember = new boolean[count];
        for (int i = 1; i < count; i++) {
            int tag = in.readUnsignedByte();
            switch (tag) {
                case 1 -> texts[i] = in.readUTF();
                case 3, 4 -> in.readInt();
                case 5, 6 -> {
                    in.readLong();
                    i++; // long and double take two places
                }
                case 7, 8, 16, 19, 20 -> first[i] = in.readUnsignedShort();
                case 9, 10, 11, 12, 17, 18 -> {
                    first[i] = in.readUnsignedShort();
                    second[i] = in.readUnsignedShort();
                    isMember[i] = tag >= 9 && tag <= 11;
                }
                case 15 -> {
                    in.readUnsignedByte();
                    in.readUnsignedShort();
                }
                default -> throw new IOException("unknown constant " + tag);
            }
        }
        Set<String> allTexts = new TreeSet<>();
        Set<String> members = new TreeSet<>();
        for (int i = 1; i < count; i++) {
            if (texts[i] != null) {
                allTexts.add(texts[i]);
            }
            if (isMember[i]) {
                String type = Objects.requireNonNull(texts[first[first[i]]]);
                members.add(type + "." + texts[first[second[i]]]);
            }
        }
        return new ConstantPool(allTexts, members);
    }
}
