// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import org.eclipse.tracecompass.tmf.core.event.ITmfEvent;
import org.eclipse.tracecompass.tmf.core.event.ITmfLostEvent;
import org.eclipse.tracecompass.tmf.core.request.ITmfEventRequest;
import org.eclipse.tracecompass.tmf.core.request.ITmfEventRequest.ExecutionType;
import org.eclipse.tracecompass.tmf.core.request.TmfEventRequest;
import org.eclipse.tracecompass.tmf.core.timestamp.TmfTimeRange;
import org.eclipse.tracecompass.tmf.core.timestamp.TmfTimestamp;
import org.eclipse.tracecompass.tmf.core.trace.ITmfTrace;
import org.eclipse.tracecompass.tmf.core.trace.TmfTrace;
import org.eclipse.tracecompass.tmf.core.trace.experiment.TmfExperiment;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests for events of a SchedLog experiment, compared event by event with Trace Compass' own experiment. */
@DisplayName("Requests for an experiment's events")
@Timeout(60)
class ExperimentRequestsTest {

    private static final int REQUESTS = 25;

    @TempDir
    Path folder;

    /** What a request asks for; each experiment gets one of its own. */
    private record Question(TmfTimeRange range, long index, int count, ExecutionType type, int filter) {

        static Question random(Random random, TmfExperiment experiment) {
            int events = (int) experiment.getNbEvents();
            long start = experiment.getStartTime().toNanos() - 5;
            int length = (int) (experiment.getEndTime().toNanos() + 5 - start);
            long one = start + random.nextInt(length);
            long other = random.nextInt(8) == 0 ? one : start + random.nextInt(length);
            TmfTimeRange range = new TmfTimeRange(TmfTimestamp.fromNanos(Math.min(one, other)),
                    TmfTimestamp.fromNanos(Math.max(one, other)));
            return new Question(random.nextBoolean() ? TmfTimeRange.ETERNITY : range,
                    random.nextBoolean() ? 0 : random.nextInt(events + 3),
                    random.nextBoolean() ? ITmfEventRequest.ALL_DATA : 1 + random.nextInt(events),
                    random.nextBoolean() ? ExecutionType.BACKGROUND : ExecutionType.FOREGROUND,
                    random.nextInt(3) == 0 ? random.nextInt(experiment.getTraces().size()) : -1);
        }

        Told request(TmfExperiment experiment, Consumer<Told> then) {
            Told request = new Told(range, index, count, type, then);
            if (filter >= 0) {
                request.setProviderFilter((TmfTrace) experiment.getTraces().get(filter));
            }
            return request;
        }
    }

    /** Trace Compass lets a request wait for others, up to a second, unless it is told that no more come. */
    private static List<String> answer(TmfExperiment experiment, Question question) throws InterruptedException {
        Told request = question.request(experiment, told -> {
        });
        experiment.notifyPendingRequest(true);
        experiment.sendRequest(request);
        experiment.notifyPendingRequest(false);
        request.waitForCompletion();
        assertEquals(1, request.ends, question::toString);
        assertFalse(request.isCancelled() || request.isFailed(), question::toString);
        return request.texts();
    }

    private Twins open(long seed, Random random) throws Exception {
        int[] events = random.ints(1 + random.nextInt(5), 1, 400).toArray();
        if (seed % 2 == 0) {
            events[random.nextInt(events.length)] = 1;
        }
        Twins.write(folder, random, events);
        return Twins.open(folder, LongStream.range(0, events.length).map(i -> random.nextInt(3) * 70 - 70).toArray());
    }

    @ParameterizedTest
    @ValueSource(longs = { 1, 2, 3, 4 })
    void each_is_answered_as_by_any_experiment(long seed) throws Exception {
        Random random = new Random(seed);
        try (Twins twins = open(seed, random)) {
            int told = 0;
            for (int i = 0; i < REQUESTS; i++) {
                Question question = Question.random(random, twins.stock());
                List<String> expected = answer(twins.stock(), question);
                assertEquals(expected, answer(twins.ours(), question), () -> "seed " + seed + ": " + question);
                told += expected.size();
            }
            assertTrue(told > 0, "some events were told");
        }
    }

    @Test
    void several_at_once_are_answered_as_each_alone() throws Exception {
        long seed = 21;
        Random random = new Random(seed);
        try (Twins twins = open(seed, random)) {
            List<Question> questions = new ArrayList<>();
            List<Told> requests = new ArrayList<>();
            CountDownLatch sent = new CountDownLatch(1);
            for (int i = 0; i < REQUESTS; i++) {
                Question question = Question.random(random, twins.ours());
                questions.add(question);
                Told request = question.request(twins.ours(), told -> await(sent));
                requests.add(request);
                twins.ours().sendRequest(request);
            }
            sent.countDown();
            for (int i = 0; i < REQUESTS; i++) {
                requests.get(i).waitForCompletion();
                assertEquals(answer(twins.stock(), questions.get(i)), requests.get(i).texts(),
                        "seed " + seed + ": " + questions.get(i));
            }
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private RecordingExperiment three() throws Exception {
        Twins.write(folder, new Random(31), 300, 200, 250);
        return Twins.openOurs(folder, 0, 40, -40);
    }

    @Test
    void a_cancelled_one_gets_no_more_events() throws Exception {
        RecordingExperiment experiment = three();
        List<String> all = new Told(0, ITmfEventRequest.ALL_DATA, ExecutionType.FOREGROUND).send(experiment).texts();
        for (ExecutionType type : ExecutionType.values()) {
            Told cancelled = new Told(0, ITmfEventRequest.ALL_DATA, type, told -> {
                if (told.events.size() == 123) {
                    told.cancel();
                }
            }).send(experiment);
            assertEquals(all.subList(0, 123), cancelled.texts());
            assertTrue(cancelled.isCancelled());
            assertEquals(1, cancelled.ends);
        }
        experiment.dispose();
    }

    @Test
    void one_that_fails_says_so_and_others_go_on() throws Exception {
        RecordingExperiment experiment = three();
        Told failing = new Told(0, 10, ExecutionType.BACKGROUND, told -> {
            throw new IllegalArgumentException("cannot handle this");
        }).send(experiment);
        assertTrue(failing.isFailed());
        assertEquals(750, new Told(0, 1_000, ExecutionType.BACKGROUND).send(experiment).events.size());
        experiment.dispose();
    }

    @Test
    void events_of_another_type_are_not_there() throws Exception {
        RecordingExperiment experiment = three();
        TmfEventRequest lost = new TmfEventRequest(ITmfLostEvent.class, TmfTimeRange.ETERNITY, 0, 100,
                ExecutionType.FOREGROUND) {
        };
        experiment.sendRequest(lost);
        lost.waitForCompletion();
        assertEquals(0, lost.getNbRead());
        assertFalse(lost.isCancelled());
        experiment.dispose();
    }

    @Test
    void closing_the_experiment_cancels_what_is_going_on_and_what_comes_after() throws Exception {
        RecordingExperiment experiment = three();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        Told running = new Told(0, 1_000, ExecutionType.BACKGROUND, told -> {
            begun.countDown();
            await(closed);
        });
        experiment.sendRequest(running);
        begun.await();
        experiment.dispose();
        closed.countDown();
        running.waitForCompletion();
        assertTrue(running.isCancelled());
        Told late = new Told(0, 1_000, ExecutionType.FOREGROUND).send(experiment);
        assertTrue(late.isCancelled());
        assertEquals(List.of(), late.events);
        assertEquals(3, experiment.seekEvent(3L).getRank(), "whoever still looks at it finds it as it was");
    }

    @Test
    void with_a_trace_of_another_type_it_is_as_any_experiment() throws Exception {
        Twins.write(folder, new Random(41), 300, 200);
        Twins twins = Twins.open(folder, 0, 40);
        RecordingExperiment mixed = new RecordingExperiment();
        mixed.initExperiment(ITmfEvent.class, "mixed", new ITmfTrace[] { twins.stock(), twins.ours() },
                TmfExperiment.DEFAULT_INDEX_PAGE_SIZE, null, RecordingExperiment.ID);
        mixed.indexTrace(true);
        List<String> once = new Told(0, 1_000, ExecutionType.FOREGROUND).send(twins.stock()).texts();
        List<String> both = new Told(0, 2_000, ExecutionType.FOREGROUND).send(mixed).texts();
        assertEquals(once.stream().flatMap(event -> Stream.of(event, event)).sorted().toList(),
                both.stream().sorted().toList());
        mixed.dispose();
    }
}
