// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.trace;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.tracecompass.analysis.os.linux.core.trace.IKernelAnalysisEventLayout;
import org.eclipse.tracecompass.tmf.core.analysis.IAnalysisModule;
import org.eclipse.tracecompass.tmf.core.event.ITmfEvent;
import org.eclipse.tracecompass.tmf.core.event.ITmfEventType;
import org.eclipse.tracecompass.tmf.core.event.aspect.ITmfEventAspect;
import org.eclipse.tracecompass.tmf.core.exceptions.TmfTraceException;
import org.eclipse.tracecompass.tmf.core.project.model.ITmfPropertiesProvider;
import org.eclipse.tracecompass.tmf.core.request.ITmfEventRequest;
import org.eclipse.tracecompass.tmf.core.timestamp.ITmfTimestamp;
import org.eclipse.tracecompass.tmf.core.timestamp.TmfTimeRange;
import org.eclipse.tracecompass.tmf.core.timestamp.TmfTimestamp;
import org.eclipse.tracecompass.tmf.core.trace.ITmfContext;
import org.eclipse.tracecompass.tmf.core.trace.ITmfTraceWithPreDefinedEvents;
import org.eclipse.tracecompass.tmf.core.trace.TmfContext;
import org.eclipse.tracecompass.tmf.core.trace.TmfTrace;
import org.eclipse.tracecompass.tmf.core.trace.TmfTraceManager;
import org.eclipse.tracecompass.tmf.core.trace.TraceValidationStatus;
import org.eclipse.tracecompass.tmf.core.trace.indexer.ITmfTraceIndexer;
import org.eclipse.tracecompass.tmf.core.trace.location.ITmfLocation;
import org.eclipse.tracecompass.tmf.core.trace.location.TmfLongLocation;
import org.eclipse.tracecompass.tmf.core.trace.trim.ITmfTrimmableTrace;
import org.schedlog.engine.archive.RecordingReader;
import org.schedlog.engine.archive.Verdict;
import org.schedlog.engine.column.Recording;
import org.schedlog.engine.compute.ThreadNames;

/**
 * The trace type "SchedLog recording". A trace's rank is the recording's row, a location is a rank, and everything that
 * is asked for an event is read from the mapped columns, so there is no index to build: every rank and every time is
 * found at once.
 *
 * <p>
 * Times that leave this class are trace times: ns since boot, shifted by the user's time offset if there is one ({@link
 * #traceTime}); columns of {@link #recording()} hold recording times. Thread-safe once initialised.
 */
public class RecordingTrace extends TmfTrace
        implements SchedLogTrace, ITmfTraceWithPreDefinedEvents, ITmfPropertiesProvider, ITmfTrimmableTrace {

    /** The trace type's id. */
    public static final String ID = "org.schedlog.tracecompass.recording";

    /** The bundle that holds this class. */
    static final String PLUGIN_ID = "org.schedlog.tracecompass.core";

    /** Where columns are cached, below the trace's supplementary files. */
    public static final String CACHE_FOLDER = "schedlog-columns";

    /** How sure a valid recording is one; others are sure of text or binary files in general, so this is high. */
    static final int CONFIDENCE = 100;

    /**
     * How long the Properties view, which asks on the UI thread, waits for the counts: most recordings are counted by
     * then.
     */
    private static final long PATIENCE_MS = 200;

    private volatile RecordingEvents events;
    private final RequestRunner requests = new RequestRunner(this, this::allEvents);
    private final RecordingAnalyses analyses = new RecordingAnalyses(this);
    private volatile ITmfLocation current = new TmfLongLocation(0);

    /**
     * @param traceType
     *            the id of a trace type, or null for none
     * @return whether traces of it are recordings
     */
    public static boolean isType(String traceType) {
        return ID.equals(traceType) || RecordingFolderTrace.ID.equals(traceType);
    }

    /**
     * Looks into the file or folder, at headers only.
     *
     * @return OK where it is a recording. A warning where it was meant to be one but is damaged: then it is still ours,
     * so that who opens it
     *         is told why that does not work. Otherwise an error. The message says what is wrong
     */
    @Override
    public IStatus validate(IProject project, String path) {
        try {
            Verdict verdict = RecordingReader.check(Path.of(path));
            return switch (verdict.kind()) {
                case RECORDING -> new TraceValidationStatus(CONFIDENCE, PLUGIN_ID);
                case DAMAGED ->
                        new TraceValidationStatus(CONFIDENCE, IStatus.WARNING, PLUGIN_ID, verdict.message(), null);
                case OTHER -> new TraceValidationStatus(0, IStatus.ERROR, PLUGIN_ID, verdict.message(), null);
            };
        } catch (IOException e) {
            return new TraceValidationStatus(0, IStatus.ERROR, PLUGIN_ID, path + " cannot be read: " + e.getMessage(),
                    e);
        }
    }

    @Override
    public void initTrace(IResource resource, String path, Class<? extends ITmfEvent> type) throws TmfTraceException {
        super.initTrace(resource, path, type);
        OpenedRecording made = OpeningJob.open(Path.of(path), cacheFolder(), getName());
        Recording recording = made.recording();
        events = new RecordingEvents(this, made, new EventTypes(recording.eventTable()));
        setNbEvents(recording.events());
        setStartTime(createTimestamp(recording.start()));
        setEndTime(createTimestamp(recording.end()));
    }

    private Path cacheFolder() {
        return Path.of(TmfTraceManager.getSupplementaryFileDir(this), CACHE_FOLDER);
    }

    /**
     * The columns behind the trace.
     *
     * @return the recording, open until the trace is disposed of; its columns can be read even longer
     * @throws IllegalStateException
     *             before the trace is initialised and after it is disposed of
     */
    public Recording recording() {
        return open().opened().recording();
    }

    /**
     * What the threads are called; made when the trace was opened.
     *
     * @return the names in force at each row
     * @throws IllegalStateException
     *             before the trace is initialised and after it is disposed of
     */
    public ThreadNames threadNames() {
        return open().opened().threadNames();
    }

    /** @return whether the trace is initialised and not yet disposed of */
    public boolean isOpen() {
        return events != null;
    }

    private RecordingEvents open() {
        RecordingEvents now = events;
        if (now == null) {
            throw new IllegalStateException("The trace is not open: " + getPath());
        }
        return now;
    }

    /**
     * @param recordingTime
     *            ns since boot, as in the recording's columns
     * @return the same moment in Trace Compass' time: with the time offset that the user gave the trace
     */
    public long traceTime(long recordingTime) {
        return getTimestampTransform().transform(recordingTime);
    }

    /**
     * Where the recording is. Trace Compass takes the threads of one host for the same, and a trace's name for its host
     * unless the trace knows better; but recordings of one name, of different projects, are not of one host.
     */
    @Override
    public String getHostId() {
        String path = getPath();
        return path == null ? super.getHostId() : path;
    }

    // ---- reading

    @Override
    public ITmfLocation getCurrentLocation() {
        return current;
    }

    @Override
    public double getLocationRatio(ITmfLocation location) {
        long events = getNbEvents();
        return events == 0 ? 0 : (double) rank(location) / events;
    }

    @Override
    public ITmfContext seekEvent(ITmfLocation location) {
        return context(location == null ? 0 : rank(location));
    }

    @Override
    public ITmfContext seekEvent(long rank) {
        return context(rank);
    }

    @Override
    public ITmfContext seekEvent(double ratio) {
        return context(Math.round(ratio * getNbEvents()));
    }

    /**
     * The first event at a time or after it; where there is none, a context without rank and location, as every trace
     * gives it.
     */
    @Override
    public ITmfContext seekEvent(ITmfTimestamp timestamp) {
        long rank = timestamp == null ? 0 : firstNotBefore(timestamp);
        return rank < getNbEvents() ? context(rank) : new TmfContext(null, ITmfContext.UNKNOWN_RANK);
    }

    private static long rank(ITmfLocation location) {
        return ((TmfLongLocation) location).getLocationInfo();
    }

    private ITmfContext context(long rank) {
        long inside = Math.max(0, Math.min(rank, getNbEvents()));
        return new TmfContext(new TmfLongLocation(inside), inside);
    }

    /** The first row at a trace time or after it; the number of events where there is none. */
    int firstNotBefore(ITmfTimestamp timestamp) {
        return open().before(timestamp);
    }

    @Override
    public ITmfEvent parseEvent(ITmfContext context) {
        RecordingEvents now = events;
        ITmfLocation location = context.getLocation();
        return location == null || now == null || rank(location) >= now.count() ? null
                : now.event((int) rank(location));
    }

    /** The events, or null where the trace is not open. */
    RecordingEvents events() {
        return events;
    }

    /** The same in the form that requests are answered from. */
    private MergedEvents allEvents() {
        RecordingEvents now = events;
        return now == null ? null : new MergedEvents(List.of(now));
    }

    @Override
    public void sendRequest(ITmfEventRequest request) {
        requests.run(request);
    }

    /** Nothing is learned from reading, as everything is known beforehand; so no lock is needed either. */
    @SuppressWarnings("sync-override")
    @Override
    public ITmfEvent getNext(ITmfContext context) {
        ITmfEvent event = parseEvent(context);
        if (event != null) {
            ITmfLocation next = new TmfLongLocation(event.getRank() + 1);
            context.setLocation(next);
            context.increaseRank();
            current = next;
        }
        return event;
    }

    @Override
    public ITmfTimestamp readStart() {
        return getStartTime();
    }

    @Override
    public ITmfTimestamp readEnd() {
        return getEndTime();
    }

    @Override
    protected ITmfTraceIndexer createIndexer(int interval) {
        return new InstantIndexer(this);
    }

    /** Views begin with the whole recording. */
    @Override
    public ITmfTimestamp getInitialRangeOffset() {
        return TmfTimestamp.fromNanos(getEndTime().toNanos() - getStartTime().toNanos());
    }

    /** Writes a tarball of this trace's name into the folder. */
    @Override
    public Path trim(TmfTimeRange range, Path destinationPath, IProgressMonitor monitor) throws CoreException {
        return RecordingTrim.write(this, range, destinationPath, monitor);
    }

    // ---- analyses

    @Override
    protected IStatus executeAnalysis() {
        return analyses.start();
    }

    /** As {@link #executeAnalysis}, for what was added since; newer versions of Trace Compass ask for it. */
    public IStatus refreshAnalysisModules() {
        return analyses.start();
    }

    /** Ours, and those that newer versions of Trace Compass let others add. */
    @Override
    public IAnalysisModule getAnalysisModule(String id) {
        IAnalysisModule ours = analyses.module(id);
        return ours == null ? super.getAnalysisModule(id) : ours;
    }

    @Override
    public Iterable<IAnalysisModule> getAnalysisModules() {
        List<IAnalysisModule> all = new ArrayList<>(analyses.modules());
        super.getAnalysisModules().forEach(all::add);
        return all;
    }

    // ---- what is shown

    @Override
    public Iterable<ITmfEventAspect<?>> getEventAspects() {
        return RecordingAspects.ALL;
    }

    @Override
    public IKernelAnalysisEventLayout getKernelEventLayout() {
        return KernelLayout.INSTANCE;
    }

    @Override
    public Set<? extends ITmfEventType> getContainedEventTypes() {
        RecordingEvents now = events;
        return now == null ? Set.of() : new LinkedHashSet<>(now.types().named());
    }

    @Override
    public Map<String, String> getProperties() {
        return properties(PATIENCE_MS);
    }

    /**
     * The properties with everything that is counted after the opening, which takes a second for 10^8 events; so not
     * for the UI thread.
     *
     * @return properties by name, in the order in which they are shown
     */
    public Map<String, String> completeProperties() {
        return properties(Long.MAX_VALUE);
    }

    private Map<String, String> properties(long patience) {
        RecordingEvents now = events;
        return now == null ? Map.of()
                : RecordingProperties.of(now.opened().recording(), now.opened().counts().await(patience));
    }

    @Override
    public synchronized void dispose() {
        RecordingEvents now = events;
        events = null;
        requests.stop();
        super.dispose();
        analyses.clear();
        if (now != null) {
            now.opened().counts().cancel();
            now.opened().recording().close();
        }
    }
}
