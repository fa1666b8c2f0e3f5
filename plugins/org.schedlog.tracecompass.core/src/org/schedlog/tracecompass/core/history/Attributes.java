// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.history;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.util.Arrays;

/**
 * The attributes of a history, by number, as its file keeps them: of each its parent and the number of the value whose
 * text is its name. Not synchronised; any number of threads may read once it is complete.
 */
final class Attributes {

    /** A parent and a name. */
    private static final int BYTES = 2 * Integer.BYTES;

    private int[] parents;
    private int[] names;
    private int size;

    Attributes() {
        this(256);
    }

    private Attributes(int room) {
        parents = new int[room];
        names = new int[room];
    }

    /**
     * Adds one.
     *
     * @param parent
     *            the parent's number, or {@link StateOutput#ROOT}
     * @param name
     *            the number of its name
     * @return its number
     */
    int add(int parent, int name) {
        if (size == parents.length) {
            grow();
        }
        parents[size] = parent;
        names[size] = name;
        return size++;
    }

    private void grow() {
        parents = Arrays.copyOf(parents, 2 * size);
        names = Arrays.copyOf(names, 2 * size);
    }

    int size() {
        return size;
    }

    int parent(int attribute) {
        return parents[attribute];
    }

    /** The number of an attribute's name. */
    int name(int attribute) {
        return names[attribute];
    }

    /** How many bytes so many attributes are. */
    static int length(int count) {
        return count * BYTES;
    }

    ByteBuffer bytes() {
        ByteBuffer bytes = ByteBuffer.allocate(length(size)).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asIntBuffer().put(parents, 0, size).put(names, 0, size);
        return bytes;
    }

    /**
     * @param bytes
     *            those of {@link #bytes}
     * @param valueCount
     *            how many values there are
     */
    static Attributes of(ByteBuffer bytes, int valueCount) throws IOException {
        IntBuffer in = bytes.order(ByteOrder.LITTLE_ENDIAN).asIntBuffer();
        Attributes attributes = new Attributes(in.capacity() / 2);
        attributes.size = in.capacity() / 2;
        in.get(attributes.parents).get(attributes.names);
        for (int attribute = 0; attribute < attributes.size; attribute++) {
            int parent = attributes.parents[attribute];
            int name = attributes.names[attribute];
            if (parent < StateOutput.ROOT || parent >= attribute || name < 0 || name >= valueCount) {
                throw new IOException("Its attributes are damaged.");
            }
        }
        return attributes;
    }
}
