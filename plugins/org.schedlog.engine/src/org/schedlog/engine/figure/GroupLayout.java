// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Storage;

/** Brings the groups of all parts, of one kind, into the order of rows, then series. For one thread. */
final class GroupLayout {

    private final List<PartScan> scans;
    private final boolean withLength;
    private final List<Member> members = new ArrayList<>();
    /**
     * For each part and its groups how many blocks there are, later the next one to be set; -1 for groups of the other
     * kind.
     */
    private final List<int[]> blocks = new ArrayList<>();

    /** A group of a part: its row's rank and its series' number in the whole figure. */
    private record Member(int scan, int group, int rank, int series) {
    }

    /**
     * @param scans
     *            what is known of each part
     * @param ranks
     *            for each part and its rows the rank in the figure, or -1 for rows that are left out
     * @param firstSeries
     *            for each part the number of its first series in the figure
     * @param withLength
     *            which kind
     */
    GroupLayout(List<PartScan> scans, List<int[]> ranks, int[] firstSeries, boolean withLength) {
        this.scans = scans;
        this.withLength = withLength;
        for (int i = 0; i < scans.size(); i++) {
            PartScan scan = scans.get(i);
            int[] numbers = new int[scan.groups()];
            blocks.add(numbers);
            for (int block = 0; block < scan.sink.blocks().size(); block++) {
                numbers[scan.sink.blocks().group(block)]++;
            }
            for (int group = 0; group < scan.groups(); group++) {
                int rank = ranks.get(i)[scan.row(group)];
                boolean tick = scan.series.get(scan.series(group)).shape() == LineShape.TICK;
                if (rank >= 0 && tick != withLength) {
                    members.add(new Member(i, group, rank, firstSeries[i] + scan.series(group)));
                } else {
                    numbers[group] = -1;
                }
            }
        }
        members.sort(Comparator.comparingInt(Member::rank).thenComparingInt(Member::series));
    }

    /**
     * @param series
     *            all series of the figure
     * @param lines
     *            for each series the lines of its part
     * @param rowCount
     *            how many rows the figure has
     */
    LineTable table(List<Series> series, List<PartLines> lines, int rowCount, Storage storage, Progress progress)
            throws IOException {
        int[] firstOfRow = new int[rowCount + 1];
        int[] seriesOfGroup = new int[members.size()];
        int[] firstBlock = new int[members.size() + 1];
        for (int i = 0; i < seriesOfGroup.length; i++) {
            Member member = members.get(i);
            firstOfRow[member.rank() + 1]++;
            seriesOfGroup[i] = member.series();
            int[] numbers = blocks.get(member.scan());
            firstBlock[i + 1] = Math.addExact(firstBlock[i], numbers[member.group()]);
            numbers[member.group()] = firstBlock[i];
        }
        Arrays.parallelPrefix(firstOfRow, Integer::sum);
        LineBlocks table = new LineBlocks(storage, firstBlock[members.size()], withLength, progress);
        for (int i = 0; i < scans.size(); i++) {
            progress.check();
            fill(table, scans.get(i).sink.blocks(), blocks.get(i));
        }
        return new LineTable(series, lines, new LineGroups(firstOfRow, seriesOfGroup, firstBlock), table);
    }

    private static void fill(LineBlocks table, BlockList written, int[] next) {
        for (int block = 0; block < written.size(); block++) {
            int group = written.group(block);
            if (next[group] >= 0) {
                table.set(next[group]++, written, block);
            }
        }
    }
}
