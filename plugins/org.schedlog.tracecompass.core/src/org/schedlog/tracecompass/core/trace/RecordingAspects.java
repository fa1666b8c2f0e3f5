// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.trace;

import java.util.List;
import java.util.function.Function;

import org.eclipse.tracecompass.analysis.os.linux.core.event.aspect.LinuxTidAspect;
import org.eclipse.tracecompass.tmf.core.event.ITmfEvent;
import org.eclipse.tracecompass.tmf.core.event.aspect.ITmfEventAspect;
import org.eclipse.tracecompass.tmf.core.event.aspect.TmfBaseAspects;
import org.eclipse.tracecompass.tmf.core.event.aspect.TmfCpuAspect;

/**
 * What the events table shows of a recording's events, and what filters, searches, statistics and other analyses can
 * ask for.
 */
final class RecordingAspects {

    /** All of them, in the order of the table's columns. */
    static final List<ITmfEventAspect<?>> ALL = List.of(
            TmfBaseAspects.getTimestampAspect(),
            new Cpu(),
            TmfBaseAspects.getEventTypeAspect(),
            new Tid(),
            new Read<>("Command", "What the thread is called: from its EXEC, its parent, "
                    + "the recorded names or ps.start", RecordingEvent::command),
            new Read<>("Arguments", "What the event's arguments mean", RecordingEvent::arguments),
            new Read<>("arg0", "The event's first argument, as recorded", RecordingEvent::arg0),
            new Read<>("arg1", "The event's second argument, as recorded", RecordingEvent::arg1));

    private RecordingAspects() {
    }

    /** The CPU under Trace Compass' own name, so that its analyses find it. */
    private static final class Cpu extends TmfCpuAspect {
        @Override
        public Integer resolve(ITmfEvent event) {
            return event instanceof RecordingEvent ours ? ours.cpu() : null;
        }
    }

    /** The thread id under Trace Compass' own name, so that its analyses find it. */
    private static final class Tid extends LinuxTidAspect {
        @Override
        public Integer resolve(ITmfEvent event) {
            return event instanceof RecordingEvent ours ? ours.pid() : null;
        }
    }

    /** Something that is read from our events; others have none of it. */
    private static final class Read<T> implements ITmfEventAspect<T> {

        private final String name;
        private final String help;
        private final Function<RecordingEvent, T> read;

        Read(String name, String help, Function<RecordingEvent, T> read) {
            this.name = name;
            this.help = help;
            this.read = read;
        }

        @Override
        public String getName() {
            return name;
        }

        @Override
        public String getHelpText() {
            return help;
        }

        @Override
        public T resolve(ITmfEvent event) {
            return event instanceof RecordingEvent ours ? read.apply(ours) : null;
        }
    }
}
