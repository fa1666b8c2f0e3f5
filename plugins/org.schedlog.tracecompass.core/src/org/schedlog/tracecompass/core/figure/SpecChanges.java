// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.figure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IResourceChangeEvent;
import org.eclipse.core.resources.IResourceChangeListener;
import org.eclipse.core.resources.IResourceDelta;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.schedlog.tracecompass.core.spec.FileStamp;
import org.schedlog.tracecompass.core.spec.SpecFiles;
import org.schedlog.tracecompass.core.spec.SpecMarkers;
import org.schedlog.tracecompass.core.spec.SpecSource;
import org.schedlog.tracecompass.core.spec.TraceSpec;

/**
 * Lets figures be made anew when the files of their specifications change: looks at the files in use once in a while,
 * as other programs may write them, and at once when Eclipse says that one was saved. Works only while traces are open.
 * Thread-safe.
 */
final class SpecChanges implements IResourceChangeListener {

    private static final ILog LOG = Platform.getLog(SpecChanges.class);
    private static final int PERIOD_MS = 1000;

    /** The files in use as they were when they were read; guarded by itself, as are pending and renamed. */
    private final Map<SpecSource, FileStamp> stamps = new HashMap<>();
    private final List<SpecSource> pending = new ArrayList<>();
    private final List<Rename> renames = new ArrayList<>();
    private boolean running;

    private final Job job = new Job("Looking for changed specifications") {
        @Override
        protected IStatus run(IProgressMonitor monitor) {
            handleRenames();
            checkSaved();
            compareStamps();
            synchronized (stamps) {
                if (running && !stamps.isEmpty()) {
                    schedule(PERIOD_MS);
                }
            }
            return Status.OK_STATUS;
        }
    };

    private record Rename(SpecSource from, SpecSource to) {
    }

    SpecChanges() {
        job.setSystem(true);
    }

    /** There are open traces. */
    void start() {
        synchronized (stamps) {
            running = true;
        }
        ResourcesPlugin.getWorkspace().addResourceChangeListener(this, IResourceChangeEvent.POST_CHANGE);
    }

    /** There are none any more. */
    void stop() {
        ResourcesPlugin.getWorkspace().removeResourceChangeListener(this);
        synchronized (stamps) {
            running = false;
            stamps.clear();
            pending.clear();
            renames.clear();
        }
        job.cancel();
    }

    /** A specification is about to be read: changes from now on matter. */
    void watch(SpecSource source) {
        source.path().ifPresent(path -> {
            FileStamp stamp = FileStamp.of(path);
            synchronized (stamps) {
                if (running) {
                    // An older stamp stays: others may have read the file as it was then.
                    stamps.putIfAbsent(source, stamp);
                    job.schedule(PERIOD_MS);
                }
            }
        });
    }

    /** Called by Eclipse in the thread that changed something. */
    @Override
    public void resourceChanged(IResourceChangeEvent event) {
        try {
            event.getDelta().accept(delta -> {
                SpecFiles.source(delta.getResource()).ifPresent(source -> note(delta, source));
                return true;
            });
        } catch (CoreException e) {
            LOG.log(e.getStatus());
        }
    }

    private void note(IResourceDelta delta, SpecSource source) {
        boolean isRemoved = delta.getKind() == IResourceDelta.REMOVED;
        boolean isOther = delta.getKind() == IResourceDelta.CHANGED
                && (delta.getFlags() & (IResourceDelta.CONTENT | IResourceDelta.REPLACED)) == 0;
        if (isOther) {
            return;
        }
        synchronized (stamps) {
            if (!isRemoved) {
                pending.add(source);
            } else if ((delta.getFlags() & IResourceDelta.MOVED_TO) != 0) {
                IResource target = ResourcesPlugin.getWorkspace().getRoot().getFile(delta.getMovedToPath());
                SpecFiles.source(target).ifPresent(to -> renames.add(new Rename(source, to)));
            }
            if (running) {
                wake();
            }
        }
    }

    /** A job that waits for its time runs now. */
    private void wake() {
        if (!job.cancel()) {
            // It is running and may have looked at this file already.
            job.schedule(1);
            return;
        }
        job.schedule();
    }

    private void handleRenames() {
        List<Rename> now;
        synchronized (stamps) {
            now = List.copyOf(renames);
            renames.clear();
            now.forEach(rename -> stamps.remove(rename.from()));
        }
        for (Rename rename : now) {
            TraceSpec.moved(rename.from(), rename.to());
            Figures.open().forEach(figures -> figures.renamed(rename.from(), rename.to()));
        }
    }

    private void checkSaved() {
        List<SpecSource> now;
        synchronized (stamps) {
            now = pending.stream().distinct().toList();
            pending.clear();
        }
        now.forEach(SpecMarkers::check);
    }

    private void compareStamps() {
        Map<SpecSource, FileStamp> before;
        synchronized (stamps) {
            before = Map.copyOf(stamps);
        }
        before.forEach((source, stamp) -> {
            FileStamp now = FileStamp.of(source.path().orElseThrow());
            if (!now.equals(stamp)) {
                changed(source, stamp, now);
            }
        });
    }

    private void changed(SpecSource source, FileStamp before, FileStamp now) {
        synchronized (stamps) {
            if (!stamps.replace(source, before, now)) {
                return;
            }
        }
        refreshWorkspace(source);
        Figures.open().forEach(figures -> figures.forget(source));
    }

    /** So that editors and the Project Explorer show what another program has written. */
    private static void refreshWorkspace(SpecSource source) {
        Optional<IFile> file = SpecFiles.file(source);
        if (file.isPresent() && !file.get().isSynchronized(IResource.DEPTH_ZERO)) {
            try {
                file.get().refreshLocal(IResource.DEPTH_ZERO, null);
            } catch (CoreException e) {
                LOG.log(e.getStatus());
            }
        }
    }
}
