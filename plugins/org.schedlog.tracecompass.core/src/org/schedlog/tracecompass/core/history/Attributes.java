// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.history;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

import org.eclipse.tracecompass.statesystem.core.ITmfStateSystemBuilder;
import org.schedlog.engine.column.Work;

/**
 * The attributes of a history, by number, as it keeps them: Trace Compass' own way of keeping its list is several times
 * slower, since it turns every attribute's whole path into objects first. Not synchronised; any number of threads may
 * read once it is complete.
 */
final class Attributes {

    private static final int PER_CHECK = 1 << 10;
    /** A parent and the number of a name. */
    private static final int BYTES = 2 * Integer.BYTES;

    /** The different names, most of which many attributes have. */
    private final Values names;
    private int[] parents = new int[256];
    private int[] nameNumbers = new int[256];
    private int size;

    Attributes() {
        this(new Values());
    }

    private Attributes(Values names) {
        this.names = names;
    }

    /**
     * Adds one.
     *
     * @param parent
     *            the parent's number, or {@link StateOutput#ROOT}
     * @return its number
     */
    int add(int parent, String name) {
        add(parent, names.number(name));
        return size - 1;
    }

    private void add(int parent, int nameNumber) {
        if (size == parents.length) {
            parents = Arrays.copyOf(parents, 2 * size);
            nameNumbers = Arrays.copyOf(nameNumbers, 2 * size);
        }
        parents[size] = parent;
        nameNumbers[size] = nameNumber;
        size++;
    }

    int size() {
        return size;
    }

    /**
     * Makes a state system's attributes; it has none before.
     *
     * @param work
     *            is told of each attribute; may cancel
     */
    void addTo(ITmfStateSystemBuilder builder, Work work) {
        for (int attribute = 0; attribute < size; attribute++) {
            if (attribute % PER_CHECK == 0) {
                work.advance(Math.min(PER_CHECK, size - attribute));
            }
            String name = (String) names.get(nameNumbers[attribute]);
            if (builder.getQuarkRelativeAndAdd(parents[attribute], name) != attribute) {
                throw new IllegalStateException("The attribute " + name + " was made twice");
            }
        }
    }

    byte[] bytes() {
        byte[] nameBytes = names.bytes();
        ByteBuffer bytes = ByteBuffer.allocate(size * BYTES + nameBytes.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int attribute = 0; attribute < size; attribute++) {
            bytes.putInt(parents[attribute]).putInt(nameNumbers[attribute]);
        }
        return bytes.put(nameBytes).array();
    }

    /**
     * @param bytes
     *            those of {@link #bytes}
     * @param count
     *            how many attributes there are
     */
    static Attributes of(ByteBuffer bytes, int count) throws IOException {
        byte[] nameBytes = new byte[bytes.limit() - count * BYTES];
        bytes.order(ByteOrder.LITTLE_ENDIAN).get(count * BYTES, nameBytes);
        Attributes attributes = new Attributes(Values.of(nameBytes));
        for (int attribute = 0; attribute < count; attribute++) {
            attributes.add(bytes.getInt(attribute * BYTES), bytes.getInt(attribute * BYTES + Integer.BYTES));
        }
        return attributes;
    }
}
