// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.archive;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SortedMap;
import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.LongColumnWriter;
import org.schedlog.engine.column.Recording;
import org.schedlog.engine.column.Work;

/**
 * Merges raw per-CPU buffers into the required columns: by time, ties by CPU, and each CPU's records in their order.
 * For one thread.
 */
final class BufferMerge implements Closeable {

    /** Records in memory over all CPUs. */
    private static final int RECORDS_READ = 1 << 17;
    private static final int MOST_RECORDS_READ = 1 << 11;
    private static final int FEWEST_RECORDS_READ = 1 << 5;

    private final List<BufferCursor> cursors = new ArrayList<>();
    private final OrderCheck order;
    private final long[][] blocks = new long[Recording.REQUIRED.size()][Column.BLOCK];

    /**
     * @param order
     *            looks at the times on the way
     */
    BufferMerge(SortedMap<Integer, Member> buffers, OrderCheck order) throws IOException {
        this.order = order;
        int records = Math.max(FEWEST_RECORDS_READ, Math.min(MOST_RECORDS_READ, RECORDS_READ / buffers.size()));
        try {
            for (Map.Entry<Integer, Member> buffer : buffers.entrySet()) {
                cursors.add(new BufferCursor(buffer.getKey(), buffer.getValue(), records));
            }
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    /** How many records the buffers hold. */
    static long records(Collection<Member> buffers) {
        return buffers.stream().mapToLong(buffer -> buffer.size() / BufferCursor.RECORD).sum();
    }

    /**
     * @param writers
     *            receive the columns in the order of {@link Recording#REQUIRED}
     */
    void into(List<LongColumnWriter> writers, Work work) throws IOException {
        PriorityQueue<BufferCursor> queue = new PriorityQueue<>((a, b) -> a.isBefore(b) ? -1 : 1);
        for (BufferCursor cursor : cursors) {
            if (cursor.next()) {
                queue.add(cursor);
            }
        }
        int count = 0;
        while (!queue.isEmpty()) {
            BufferCursor cursor = queue.remove();
            BufferCursor other = queue.peek();
            boolean more = true;
            while (more && (other == null || cursor.isBefore(other))) {
                put(cursor, count++);
                if (count == Column.BLOCK) {
                    append(writers, count, work);
                    count = 0;
                }
                more = cursor.next();
            }
            if (more) {
                queue.add(cursor);
            }
        }
        append(writers, count, work);
    }

    private void put(BufferCursor cursor, int index) {
        blocks[0][index] = cursor.time();
        blocks[1][index] = cursor.cpu();
        for (int i = 0; i < 4; i++) {
            blocks[2 + i][index] = cursor.number(i);
        }
    }

    private void append(List<LongColumnWriter> writers, int count, Work work) throws IOException {
        order.accept(blocks[0], count);
        for (int i = 0; i < blocks.length; i++) {
            writers.get(i).append(blocks[i], count);
        }
        work.advance(count);
    }

    @Override
    public void close() throws IOException {
        for (BufferCursor cursor : cursors) {
            cursor.close();
        }
    }
}
