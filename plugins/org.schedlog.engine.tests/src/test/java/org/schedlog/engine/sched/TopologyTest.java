// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.sched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

/** Topologies from JSON and from a recording's own members. */
class TopologyTest {

    private static final int[] CPUS = {0, 1, 2, 3};

    private static String refusal(String json) {
        return assertThrows(TopologyException.class, () -> TopologyReader.parse(json, CPUS)).getMessage();
    }

    @Test
    void levels_and_nodes_keep_their_order_and_names() throws TopologyException {
        Topology topology = TopologyReader.parse("{\"numa\": [{\"name\": \"far\", \"cpus\": [3,2]}, [0,1]], "
                + "\"l2\": [[0],[1],[2,3]]}", CPUS);
        assertEquals(List.of("cpu", "numa", "l2", "all"), List.copyOf(topology.levels().keySet()));
        assertEquals(List.of(new Topology.Node("far", List.of(3, 2)), new Topology.Node(null, List.of(0, 1))),
                topology.level("numa"));
        assertEquals("far", topology.level("numa").get(0).label());
        assertEquals("CPUs 0-1", topology.level("numa").get(1).label());
        assertEquals("CPU 0", topology.level("cpu").get(0).label());
        assertEquals(4, topology.level("cpu").size());
        assertEquals(List.of(new Topology.Node(null, List.of(0, 1, 2, 3))), topology.level("all"));
    }

    @Test
    void a_machine_can_have_more_cpus_than_a_recording() throws TopologyException {
        Topology topology = TopologyReader.parse("{\"numa\": [[0,1,2,3],[4,5]]}", CPUS);
        assertEquals(List.of(0, 1, 2, 3, 4, 5), topology.level("all").get(0).cpus());
    }

    @Test
    void what_is_no_partition_is_refused_with_the_cpu() {
        assertEquals("level \"numa\" lacks CPU 2, which the recording has", refusal("{\"numa\": [[0,1],[3]]}"));
        assertEquals("level \"numa\" has CPU 1 twice", refusal("{\"numa\": [[0,1],[1,2,3]]}"));
        assertEquals("level \"numa\" has a node without CPUs", refusal("{\"numa\": [[0,1,2,3],[]]}"));
        assertEquals("level \"cpu\" has a node of several CPUs; its nodes are single CPUs",
                refusal("{\"cpu\": [[0,1],[2],[3]]}"));
        assertEquals("level \"numa\", node 1: \"0\" is no CPU; expected whole numbers from 0 on",
                refusal("{\"numa\": [[\"0\"]]}"));
        assertEquals("line 1, column 3: something that JSON does not allow here", refusal("{numa: 1}"));
        assertEquals("level \"all\" has several nodes; all CPUs belong to its only one",
                refusal("{\"all\": [[0,1],[2,3]]}"));
        assertEquals("level \"numa\": expected a list of nodes, e.g. [[0,1],[2,3]]", refusal("{\"numa\": 2}"));
        String node = "level \"numa\", node 2: expected a list of CPUs, or {\"name\": \"socket 0\", \"cpus\": [0,1]}";
        assertEquals(node, refusal("{\"numa\": [[0,1], 2]}"));
        assertEquals(node, refusal("{\"numa\": [[0,1], {\"name\": 2, \"cpus\": [2,3]}]}"));
        assertEquals(node, refusal("{\"numa\": [[0,1], {\"name\": \"two\"}]}"));
        assertEquals("the file is empty", refusal(""));
        assertEquals("expected an object with a member for each level, e.g. {\"numa\": [[0,1],[2,3]]}", refusal("[]"));
        assertEquals("values are nested more than 100 deep", refusal("[".repeat(100_000)));
    }

    @Test
    void the_members_cpuinfo_and_lscpu_tell_levels() throws IOException, TopologyException {
        StringBuilder cpuinfo = new StringBuilder();
        for (int cpu : CPUS) {
            cpuinfo.append("processor\t: ").append(cpu).append("\nphysical id\t: ").append(cpu / 2)
                    .append("\ncore id\t\t: 0\n\n");
        }
        SwitchRecording recording = new SwitchRecording().change(0, 0, 1, 2);
        Topology byCpuinfo = TopologyReader.of(recording.text("cpuinfo", cpuinfo.toString()).make(), CPUS);
        assertEquals(Set.of("cpu", "core", "socket", "all"), byCpuinfo.levels().keySet());
        assertEquals(List.of(new Topology.Node("socket 0", List.of(0, 1)),
                new Topology.Node("socket 1", List.of(2, 3))),
                byCpuinfo.level("socket"));
        String lscpu = "CPU(s):  4\nNUMA node(s):  2\nNUMA node0 CPU(s):   0,2-3\nNUMA node1 CPU(s):   1\n";
        assertEquals(List.of(new Topology.Node("numa 0", List.of(0, 2, 3)), new Topology.Node("numa 1", List.of(1))),
                TopologyReader.of(new SwitchRecording().change(0, 0, 1, 2).text("lscpu.out", lscpu).make(), CPUS)
                .level("numa"));
        String table = "# comment\n# CPU,Core,Socket,Node,,L1d\n0,0,0,0,,0\n1,0,0,0,,0\n2,1,0,1,,1\n3,1,0,1,,1\n";
        assertEquals(List.of(new Topology.Node("numa 0", List.of(0, 1)), new Topology.Node("numa 1", List.of(2, 3))),
                TopologyReader.of(new SwitchRecording().change(0, 0, 1, 2).text("lscpu", table).make(), CPUS)
                .level("numa"));
    }

    @Test
    void a_level_that_does_not_know_all_cpus_is_left_out() throws IOException {
        String lscpu = "NUMA node0 CPU(s):   0-2\n";
        assertEquals(Set.of("cpu", "all"),
                TopologyReader.of(new SwitchRecording().change(0, 0, 1, 2).text("lscpu", lscpu).make(), CPUS).levels()
                .keySet());
        assertEquals(Set.of("cpu", "all"), TopologyReader.of(new SwitchRecording().change(0, 0, 1, 2).make(), CPUS)
                .levels().keySet());
    }

    @Test
    void levels_that_lie_within_each_other_are_nested() throws TopologyException {
        int[] cpus = {0, 1, 2, 3, 4, 5, 6, 7};
        Topology topology = TopologyReader.parse("""
                {"core": [[0,4], [1,5], [2,6], [3,7]], "odd": [[0,1,2],[3,4,5],[6,7]],
                 "socket": [{"name": "left", "cpus": [0,1,4,5]}, {"name": "right", "cpus": [2,3,6,7]}]}""", cpus);
        assertTrue(CpuGroup.isNested(topology));
        List<CpuGroup> groups = CpuGroup.of(topology, CpuGroup.NESTED);
        assertEquals(List.of("left", "right"), groups.stream().map(group -> group.node().label()).toList());
        assertEquals(List.of(0, 4, 1, 5), groups.get(0).cpus());
        assertEquals(List.of("right", "right / CPUs 2,6", "right / CPUs 3,7"),
                groups.get(1).nodes().stream().map(Topology.Node::label).toList());
        assertEquals(List.of("CPUs 0-2", "CPUs 3-5", "CPUs 6-7"),
                CpuGroup.of(topology, "odd").stream().map(group -> group.node().label()).toList());
        assertEquals(List.of(), CpuGroup.of(topology, "unheard of"));
    }

    @Test
    void a_group_within_a_group_of_the_same_cpus_and_single_cpus_have_no_heading_of_their_own()
            throws TopologyException {
        int[] cpus = {0, 1, 2, 3};
        Topology topology = TopologyReader.parse("""
                {"numa": [[0,1],[2,3]], "cluster": [[0,1],[2],[3]], "core": [[0],[1],[2],[3]]}""", cpus);
        List<CpuGroup> groups = CpuGroup.of(topology, CpuGroup.NESTED);
        assertEquals(2, groups.size());
        assertTrue(groups.stream().allMatch(group -> group.groups().isEmpty()), groups::toString);
        assertFalse(CpuGroup.isNested(Topology.flat(cpus)));
    }
}
