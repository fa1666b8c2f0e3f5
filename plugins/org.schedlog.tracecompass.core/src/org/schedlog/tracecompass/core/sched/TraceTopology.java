// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.sched;

import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;

import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.QualifiedName;
import org.eclipse.core.runtime.Status;
import org.eclipse.tracecompass.tmf.core.signal.TmfSignalManager;
import org.eclipse.tracecompass.tmf.core.trace.ITmfTrace;
import org.schedlog.engine.column.Column;
import org.schedlog.engine.sched.Topology;
import org.schedlog.engine.sched.TopologyException;
import org.schedlog.engine.sched.TopologyReader;
import org.schedlog.tracecompass.core.trace.RecordingTrace;

/**
 * Which CPUs of a trace belong together, for all views: what the user chose for it, else what the recording's own
 * members say. The choice is remembered with the trace's file in the workspace, as the topology's text itself, so that
 * it does not depend on the file that it came from. Thread-safe.
 *
 * @param topology
 *            the topology
 * @param origin
 *            where it comes from, for the user
 */
public record TraceTopology(Topology topology, String origin) {

    private static final ILog LOG = Platform.getLog(TraceTopology.class);
    private static final String QUALIFIER = "org.schedlog.tracecompass.core";
    private static final QualifiedName ORIGIN = new QualifiedName(QUALIFIER, "sched.topology.origin");
    /** A persistent property holds 2 KB, so the text is cut into pieces. */
    private static final int PIECE = 2000;
    private static final int MOST_PIECES = 500;

    /** What was last found for each trace; guarded by itself. */
    private static final Map<ITmfTrace, TraceTopology> KNOWN = new WeakHashMap<>();

    /**
     * The topology of a trace. The first time this reads members of the recording.
     *
     * @param trace
     *            an open trace
     * @param cpus
     *            its CPUs
     * @return the topology; one without levels where nothing is known
     */
    public static TraceTopology of(RecordingTrace trace, int[] cpus) {
        synchronized (KNOWN) {
            TraceTopology known = KNOWN.get(trace);
            if (known != null) {
                return known;
            }
        }
        TraceTopology found = chosen(trace, cpus).orElseGet(() -> ofRecording(trace, cpus));
        synchronized (KNOWN) {
            KNOWN.put(trace, found);
        }
        return found;
    }

    /**
     * The topology of a trace whose CPUs are not known. The first time this looks at the CPUs of all events.
     *
     * @param trace
     *            an open trace
     * @return the topology; one without levels where nothing is known
     */
    public static TraceTopology of(RecordingTrace trace) {
        synchronized (KNOWN) {
            TraceTopology known = KNOWN.get(trace);
            if (known != null) {
                return known;
            }
        }
        BitSet cpus = new BitSet();
        long[] block = new long[Column.BLOCK];
        int size = trace.recording().events();
        for (int from = 0; from < size;) {
            int count = Math.min(block.length, size - from);
            trace.recording().cpu().read(from, count, block);
            Arrays.stream(block, 0, count).forEach(cpu -> cpus.set((int) cpu));
            from += count;
        }
        return of(trace, cpus.stream().toArray());
    }

    private static Optional<TraceTopology> chosen(RecordingTrace trace, int[] cpus) {
        try {
            String origin = property(trace, ORIGIN);
            if (origin == null) {
                return Optional.empty();
            }
            StringBuilder json = new StringBuilder();
            String piece;
            for (int i = 0; (piece = property(trace, piece(i))) != null; i++) {
                json.append(piece);
            }
            return Optional.of(new TraceTopology(TopologyReader.parse(json.toString(), cpus), origin));
        } catch (CoreException | TopologyException e) {
            LOG.log(new Status(IStatus.WARNING, TraceTopology.class,
                    "The topology chosen for " + trace.getName() + " cannot be used: " + e.getMessage(), e));
            return Optional.empty();
        }
    }

    private static TraceTopology ofRecording(RecordingTrace trace, int[] cpus) {
        try {
            Topology topology = TopologyReader.of(trace.recording(), cpus);
            // the levels of single CPUs and of all CPUs are always there
            return new TraceTopology(topology, topology.levels().size() > 2 ? "the recording itself"
                    : "nothing is known: the recording holds neither cpuinfo nor lscpu");
        } catch (IOException e) {
            LOG.log(new Status(IStatus.ERROR, TraceTopology.class, e.getMessage(), e));
            return new TraceTopology(Topology.flat(cpus), "nothing is known: " + e.getMessage());
        }
    }

    /**
     * Uses another topology for a trace, remembers it, and tells all views.
     *
     * @param source
     *            who wants it
     * @param trace
     *            an open trace
     * @param cpus
     *            its CPUs
     * @param json
     *            the topology, see {@link TopologyReader}
     * @param origin
     *            where it comes from, for the user
     * @throws TopologyException
     *             when the text is no topology of these CPUs; then nothing is changed
     */
    public static void choose(Object source, RecordingTrace trace, int[] cpus, String json, String origin)
            throws TopologyException {
        TraceTopology chosen = new TraceTopology(TopologyReader.parse(json, cpus), origin);
        remember(trace, json, origin);
        change(source, trace, chosen);
    }

    /**
     * Forgets the user's choice, so that the recording's own topology counts again, and tells all views.
     *
     * @param source
     *            who wants it
     * @param trace
     *            an open trace
     * @param cpus
     *            its CPUs
     */
    public static void reset(Object source, RecordingTrace trace, int[] cpus) {
        remember(trace, "", null);
        change(source, trace, ofRecording(trace, cpus));
    }

    private static void change(Object source, RecordingTrace trace, TraceTopology topology) {
        synchronized (KNOWN) {
            KNOWN.put(trace, topology);
        }
        TmfSignalManager.dispatchSignal(new TopologyChangedSignal(source, trace));
    }

    private static void remember(RecordingTrace trace, String json, String origin) {
        IResource resource = trace.getResource();
        if (resource == null || !resource.exists()) {
            return;
        }
        try {
            Map<QualifiedName, String> properties = new HashMap<>();
            for (int i = 0; i * PIECE < json.length(); i++) {
                properties.put(piece(i), json.substring(i * PIECE, Math.min(json.length(), (i + 1) * PIECE)));
            }
            if (properties.size() > MOST_PIECES) {
                LOG.log(new Status(IStatus.WARNING, TraceTopology.class, "The topology chosen for " + trace.getName()
                        + " is too long to be remembered; it is used until the trace is closed"));
                return;
            }
            for (int i = 0; property(trace, piece(i)) != null; i++) {
                resource.setPersistentProperty(piece(i), null);
            }
            for (Map.Entry<QualifiedName, String> property : properties.entrySet()) {
                resource.setPersistentProperty(property.getKey(), property.getValue());
            }
            resource.setPersistentProperty(ORIGIN, origin);
        } catch (CoreException e) {
            LOG.log(e.getStatus());
        }
    }

    private static QualifiedName piece(int index) {
        return new QualifiedName(QUALIFIER, "sched.topology." + index);
    }

    private static String property(ITmfTrace trace, QualifiedName key) throws CoreException {
        IResource resource = trace.getResource();
        return resource == null || !resource.exists() ? null : resource.getPersistentProperty(key);
    }
}
