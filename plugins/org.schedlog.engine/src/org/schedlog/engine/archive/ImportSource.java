// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.archive;

import java.io.IOException;
import java.util.List;
import org.schedlog.engine.column.ColumnInfo;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.RecordingException;

/** One of the forms in which a recording's columns are stored. */
interface ImportSource {

    /**
     * Reads headers.
     *
     * @return the number of events, at least 1
     * @throws RecordingException
     *             when the recording cannot be opened
     */
    int events() throws RecordingException;

    /** The recorded columns that can be used, the required ones first; known after {@link #events()}. */
    List<ColumnInfo> columns();

    /**
     * Reads the required columns, and of the others those that are quickly read.
     *
     * @param drafts
     *            where they go
     * @param order
     *            looks at the times on the way
     * @throws IOException
     *             when the recording cannot be opened, or the drafts not be written
     */
    List<Drafted> read(Drafts drafts, OrderCheck order, Progress progress) throws IOException;
}
