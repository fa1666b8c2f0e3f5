// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * Where the lines of all parts go in one {@link LineStore}: group by group, ordered by row, then series. Made by one
 * thread.
 */
final class GroupLayout {

    private final LineGroups groups;
    /** For each part and its groups the place of the first line; -1 for groups that have none in this store. */
    private final List<long[]> firstPlaces;
    private final long lines;

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
     * @param rowCount
     *            how many rows the figure has
     * @param wanted
     *            which series go into this store
     */
    GroupLayout(List<PartScan> scans, List<int[]> ranks, int[] firstSeries, int rowCount, Predicate<Series> wanted) {
        List<Member> members = new ArrayList<>();
        firstPlaces = new ArrayList<>();
        for (int i = 0; i < scans.size(); i++) {
            PartScan scan = scans.get(i);
            long[] places = new long[scan.groups()];
            Arrays.fill(places, -1);
            firstPlaces.add(places);
            for (int group = 0; group < scan.groups(); group++) {
                int rank = ranks.get(i)[scan.row(group)];
                if (rank >= 0 && wanted.test(scan.series.get(scan.series(group)))) {
                    members.add(new Member(i, group, rank, firstSeries[i] + scan.series(group)));
                }
            }
        }
        members.sort(Comparator.comparingInt(Member::rank).thenComparingInt(Member::series));
        int[] firstOfRow = new int[rowCount + 1];
        int[] series = new int[members.size()];
        long[] begin = new long[members.size()];
        long[] end = new long[members.size()];
        long place = 0;
        for (int i = 0; i < series.length; i++) {
            Member member = members.get(i);
            firstOfRow[member.rank() + 1]++;
            series[i] = member.series();
            begin[i] = place;
            firstPlaces.get(member.scan())[member.group()] = place;
            place += scans.get(member.scan()).lines(member.group());
            end[i] = place;
        }
        Arrays.parallelPrefix(firstOfRow, Integer::sum);
        groups = new LineGroups(firstOfRow, series, begin, end);
        lines = place;
    }

    LineGroups groups() {
        return groups;
    }

    /** How many lines the store has. */
    long lines() {
        return lines;
    }

    /** For each group of a part the place of its first line, or -1; a copy that the caller may count up. */
    long[] places(int scan) {
        return firstPlaces.get(scan).clone();
    }
}
