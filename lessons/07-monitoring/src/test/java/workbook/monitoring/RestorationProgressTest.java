package workbook.monitoring;

import static workbook.clickstream.Topics.USER_CLICKS;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.StateRestoreListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import workbook.clickstream.JsonSerdes;
import workbook.testkit.BrokerExercise;
import workbook.verdict.Verdict.Kind;

class RestorationProgressTest {

    private static final String CLICKS = "clicks-per-page";
    private static final String USERS = "users";

    private static final int PAGES = 30;
    private static final int RECORDS_IN_A_BATCH = 10;
    private static final int THREADS = 4;
    private static final int PARTITIONS_OF_A_THREAD = 1_000;

    @RegisterExtension
    final BrokerExercise exercise = BrokerExercise.withTopics(new NewTopic(USER_CLICKS, 1, (short) 1))
            .mistake(
                    thrown -> thrown instanceof ArithmeticException && "/ by zero".equals(thrown.getMessage()),
                    "a division by the number of offsets to restore, and there are none: changelogs may be empty.");

    private final RestorationProgress progress = new RestorationProgress();

    @Test
    void what_is_being_restored_is_under_way() {
        requireBegun();
        start(CLICKS, 0, 0, 10);
        start(CLICKS, 1, 0, 10);
        start(USERS, 0, 0, 10);

        exercise.check(underWay(progress))
                .mistake(List::isEmpty, "three restorations have started, and none is said to be under way.")
                .mistake(
                        names -> names.contains(CLICKS),
                        "a store is told without its partition: which of them is being restored?")
                .mistake(
                        names -> names.size() < 3,
                        "one restoration takes another one's place: a store has several partitions, and a partition"
                                + " several stores.")
                .mistake(
                        names -> names.stream().anyMatch(name -> name.contains("changelog")),
                        "the changelog is told, and those who wait know their store.")
                .because("Each partition of a store is restored for itself.")
                .is("clicks-per-page-0", "clicks-per-page-1", "users-0");
    }

    @Test
    void what_has_ended_is_no_longer_under_way() {
        requireBegun();
        start(CLICKS, 0, 0, 10);
        start(CLICKS, 1, 0, 10);
        batch(CLICKS, 0, 9, 10);
        exercise.check(underWay(progress))
                .mistake(
                        names -> names.equals(List.of("clicks-per-page-1")),
                        "the last batch was taken for the end, and the end has not been told yet.")
                .is("clicks-per-page-0", "clicks-per-page-1");
        end(CLICKS, 0, 10);

        exercise.check(underWay(progress))
                .mistake(
                        names -> names.contains("clicks-per-page-0"),
                        "a restoration has ended, and is still said to be under way.")
                .mistake(List::isEmpty, "one has ended, and the other one is no longer under way either.")
                .because("The listener hears of the end of each restoration.")
                .is("clicks-per-page-1");
    }

    @Test
    void what_was_suspended_is_no_longer_under_way() {
        requireBegun();
        start(CLICKS, 0, 0, 10);
        start(CLICKS, 1, 0, 10);
        suspend(CLICKS, 0, 0);

        exercise.check(underWay(progress))
                .mistake(
                        names -> names.contains("clicks-per-page-0"),
                        "a restoration was suspended, and is still said to be under way: its end will never be told.")
                .mistake(List::isEmpty, "one was suspended, and the other one is no longer under way either.")
                .because(
                        "When a task leaves the instance in the middle of its restoration, its suspension is all that is"
                                + " told.")
                .is("clicks-per-page-1");
    }

    @Test
    void progress_goes_by_offsets() {
        requireBegun();
        var percents = new ArrayList<Integer>();
        start(CLICKS, 0, 0, 40);
        percents.add(progress.percent());
        batch(CLICKS, 0, 9, 10);
        percents.add(progress.percent());
        batch(CLICKS, 0, 29, 4);
        percents.add(progress.percent());

        exercise.check(percents)
                .mistake(
                        got -> got.equals(List.of(0, 25, 35)),
                        "records were counted: compaction has left 4 of the last 20 offsets, and with records 100 percent"
                                + " would never be reached.")
                .mistake(
                        got -> got.equals(List.of(0, 22, 72)),
                        "a batch's end was taken as exclusive, and the record at that offset is restored too.")
                .mistake(
                        got -> got.equals(List.of(0, 25, 10)),
                        "each batch counts alone, and those before it no longer.")
                .mistake(
                        got -> got.equals(List.of(0, 0, 0)),
                        "it stays at 0 percent while batches are restored: as whole numbers, a part divided by the whole"
                                + " is 0.")
                .because("Of the offsets 0 to 39 first 10 are restored, up to 9, then 30, up to 29.")
                .is(0, 25, 75);
    }

    @Test
    void a_restoration_may_begin_in_the_middle() {
        requireBegun();
        start(CLICKS, 0, 60, 100);
        batch(CLICKS, 0, 79, 20);

        exercise.check(progress.percent())
                .mistake(
                        got -> got == 80,
                        "offsets were counted from 0, and this restoration began at 60: it would seem to be more than"
                                + " half done at its start.")
                .mistake(
                        got -> got == 20,
                        "the end was taken as the number of offsets to restore: those before the start are not among"
                                + " them.")
                .because(
                        "What a store on disk has, and what the changelog has deleted, is not restored: 20 of 40 offsets"
                                + " are.")
                .is(50);
    }

    @Test
    void all_restorations_are_summed_up() {
        requireBegun();
        start(CLICKS, 0, 0, 10);
        start(CLICKS, 1, 0, 70);
        start(USERS, 0, 0, 20);
        batch(CLICKS, 0, 9, 10);

        exercise.check(progress.percent())
                .mistake(
                        got -> got == 33,
                        "each restoration weighs the same, however long it is: one of three is nearly done, and most of"
                                + " the work is not.")
                .mistake(got -> got == 100, "one restoration is through, and the others are not counted.")
                .mistake(
                        got -> got == 0,
                        "a batch was restored, and it stays at 0 percent: one restoration takes another one's place.")
                .because("10 of 10 + 70 + 20 offsets are restored.")
                .is(10);
    }

    @Test
    void what_has_ended_counts_as_whole() {
        requireBegun();
        var percents = new ArrayList<Integer>();
        start(CLICKS, 0, 0, 40);
        start(CLICKS, 1, 0, 40);
        batch(CLICKS, 0, 29, 30);
        end(CLICKS, 0, 30);
        percents.add(progress.percent());
        end(CLICKS, 1, 0);
        percents.add(progress.percent());

        exercise.check(percents)
                .mistake(
                        got -> got.equals(List.of(0, 100)),
                        "what has ended is no longer counted: the percents fall when a restoration ends.")
                .mistake(
                        got -> got.equals(List.of(37, 37)),
                        "an end changes nothing: behind the last record there may be offsets without one, and no batch"
                                + " tells of them.")
                .because(
                        "An end tells that all is restored, whatever the last batch was: transactions leave markers, and"
                                + " those are no records.")
                .is(50, 100);
    }

    @Test
    void what_was_suspended_is_not_counted() {
        requireBegun();
        var percents = new ArrayList<Integer>();
        start(CLICKS, 0, 0, 60);
        start(CLICKS, 1, 0, 40);
        batch(CLICKS, 0, 29, 30);
        batch(CLICKS, 1, 9, 10);
        suspend(CLICKS, 0, 30);
        percents.add(progress.percent());
        start(CLICKS, 0, 30, 90);
        percents.add(progress.percent());

        exercise.check(percents)
                .mistake(
                        got -> got.get(0) == 40,
                        "what was suspended is still counted, and nobody restores the rest of it here: 100 percent would"
                                + " never be reached.")
                .mistake(got -> got.get(0) == 70, "what was suspended is counted as whole, and only an end is.")
                .because(
                        "Without the one that was suspended 10 of 40 offsets are restored. It comes back with a start of"
                                + " its own: then 10 of 40 + 60.")
                .is(25, 10);
    }

    @Test
    void nothing_to_restore_is_a_hundred_percent() {
        requireBegun();
        var percents = new ArrayList<Integer>();
        percents.add(progress.percent());
        start(CLICKS, 0, 7, 7);
        percents.add(progress.percent());
        end(CLICKS, 0, 0);
        percents.add(progress.percent());

        exercise.check(percents)
                .mistake(got -> got.get(0) == 0, "nothing was to be restored, and it says 0 percent.")
                .because(
                        "An application that is new has empty changelogs, and one that has its stores on disk may be at"
                                + " their ends: nobody has to wait.")
                .is(100, 100, 100);
    }

    @Test
    void a_hundred_percent_means_all() {
        requireBegun();
        start(CLICKS, 0, 0, 1_000);
        batch(CLICKS, 0, 998, 999);

        exercise.check(progress.percent())
                .mistake(
                        got -> got == 100,
                        "999 of 1000 offsets were rounded up: it says that all is restored, and it is not.")
                .because("Who reads 100 percent waits no longer.")
                .is(99);
    }

    @Test
    void a_global_store_comes_to_a_hundred_percent_and_no_further() {
        requireBegun();
        start(USERS, 0, 0, 10);
        batch(USERS, 0, 10, 10);

        exercise.check(progress.percent())
                .mistake(
                        got -> got == 110,
                        "all is restored, and it says 110 percent: the last batch of a global store is told with the"
                                + " offset behind it.")
                .because(
                        "The listener's documentation says that a batch's end is inclusive, and for changelogs it is. For"
                                + " a global store Kafka tells the position of its consumer.")
                .is(100);
    }

    @Test
    void changelogs_may_be_long() {
        requireBegun();
        start(CLICKS, 0, 0, 4_000_000_000L);
        batch(CLICKS, 0, 999_999_999L, 500);

        exercise.check(progress.percent())
                .mistake(
                        got -> got < 0 || got > 100,
                        "that is no percentage: a number did not fit into its type on the way.")
                .because(
                        "Offsets are counted from the changelog's beginning, and after some years there are more than an"
                                + " int can hold.")
                .is(25);
    }

    @Test
    void several_threads_report_at_once() {
        requireBegun();
        exercise.mistake(
                thrown -> true,
                "it failed when several threads reported at once: they share whatever a listener keeps.");
        var together = new CountDownLatch(THREADS);
        var threads = IntStream.range(0, THREADS)
                .mapToObj(thread -> CompletableFuture.runAsync(
                        () -> {
                            together.countDown();
                            awaitAll(together);
                            restoreAllBut(thread);
                        },
                        command -> new Thread(command, "restoration " + thread).start()))
                .toList();
        while (!threads.stream().allMatch(CompletableFuture::isDone)) {
            progress.percent();
            progress.underWay();
        }
        threads.forEach(RestorationProgressTest::join);

        exercise.check(underWay(progress))
                .mistake(
                        names -> names.size() != THREADS,
                        "not all that several threads reported was kept: in each of them all restorations but one have"
                                + " ended.")
                .because("A listener is shared by all threads of the client: whatever it keeps has to stand that.")
                .is(IntStream.range(0, THREADS)
                        .mapToObj(thread -> CLICKS + "-" + thread * PARTITIONS_OF_A_THREAD)
                        .sorted()
                        .toList());
        exercise.check(progress.percent())
                .because("Of the 1000 partitions of each thread one is not restored.")
                .is(99);
    }

    @Test
    void an_application_that_starts_anew_shows_its_progress() {
        requireBegun();
        var settings = Map.<String, Object>of(
                StreamsConfig.APPLICATION_ID_CONFIG,
                "restoration-" + UUID.randomUUID(),
                StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG,
                0,
                StreamsConfig.restoreConsumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG),
                RECORDS_IN_A_BATCH);
        var first = exercise.start(PageCounts::build, settings);
        exercise.send(Serdes.String(), JsonSerdes.click(), PageCounts.clicks(PAGES));
        first.awaitCaughtUp();
        first.close();
        exercise.send(Serdes.String(), JsonSerdes.click(), PageCounts.clicks(3)); // whoever clicks does not wait

        var display = new Display(progress);
        exercise.start(PageCounts::build, settings, streams -> streams.setGlobalStateRestoreListener(display))
                .awaitCaughtUp();

        exercise.check(List.copyOf(display.percents))
                .because("30 counts were in the changelog, and at most 10 of them came at once.")
                .satisfies(
                        percents -> percents.size() > 3
                                && percents.get(0) == 0
                                && percents.get(percents.size() - 1) == 100
                                && percents.stream().sorted().toList().equals(percents),
                        "0, and percents that never fall, up to 100");
        exercise.check(underWay(progress))
                .because("The application is in RUNNING, so its store is restored.")
                .isEmpty();
    }

    /** What is displayed after each report. */
    private static final class Display implements StateRestoreListener {

        private final RestorationProgress progress;
        private final List<Integer> percents = new CopyOnWriteArrayList<>();

        Display(RestorationProgress progress) {
            this.progress = progress;
        }

        @Override
        public void onRestoreStart(TopicPartition changelog, String store, long startOffset, long endOffset) {
            progress.onRestoreStart(changelog, store, startOffset, endOffset);
            percents.add(progress.percent());
        }

        @Override
        public void onBatchRestored(TopicPartition changelog, String store, long batchEndOffset, long records) {
            progress.onBatchRestored(changelog, store, batchEndOffset, records);
            percents.add(progress.percent());
        }

        @Override
        public void onRestoreEnd(TopicPartition changelog, String store, long records) {
            progress.onRestoreEnd(changelog, store, records);
            percents.add(progress.percent());
        }

        @Override
        public void onRestoreSuspended(TopicPartition changelog, String store, long records) {
            progress.onRestoreSuspended(changelog, store, records);
            percents.add(progress.percent());
        }
    }

    /** Calls each method, so that one that fails or never ends does so here, and not on a thread of Kafka's. */
    private void requireBegun() {
        var trial = new RestorationProgress();
        trial.onRestoreStart(changelog(CLICKS, 0), CLICKS, 0, 40);
        trial.onBatchRestored(changelog(CLICKS, 0), CLICKS, 29, 30);
        int percent = trial.percent();
        if (underWay(trial).isEmpty() && (percent == 0 || percent == 100)) {
            throw exercise.unsolved();
        }
        trial.onRestoreEnd(changelog(CLICKS, 0), CLICKS, 30);
        trial.onRestoreStart(changelog(CLICKS, 1), CLICKS, 0, 40);
        trial.onRestoreSuspended(changelog(CLICKS, 1), CLICKS, 0);
        underWay(trial);
    }

    private List<String> underWay(RestorationProgress progress) {
        Collection<String> names = progress.underWay();
        if (names == null) {
            throw exercise.fault(Kind.WRONG_RESULT, "underWay returns null.", "A set that holds nothing is empty.");
        }
        return names.stream().sorted().toList();
    }

    private static void awaitAll(CountDownLatch together) {
        try {
            together.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** What the learner's code threw is to be named, not what is around it. */
    private static void join(CompletableFuture<Void> thread) {
        try {
            thread.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            throw failed;
        }
    }

    /** As one thread of the client would: all its partitions to their ends, but for the first. */
    private void restoreAllBut(int thread) {
        int first = thread * PARTITIONS_OF_A_THREAD;
        for (int partition = first; partition < first + PARTITIONS_OF_A_THREAD; partition++) {
            start(CLICKS, partition, 0, 10);
            if (partition > first) {
                batch(CLICKS, partition, 4, 5);
                end(CLICKS, partition, 10);
            }
        }
    }

    private void start(String store, int partition, long start, long end) {
        progress.onRestoreStart(changelog(store, partition), store, start, end);
    }

    private void batch(String store, int partition, long end, long records) {
        progress.onBatchRestored(changelog(store, partition), store, end, records);
    }

    private void end(String store, int partition, long records) {
        progress.onRestoreEnd(changelog(store, partition), store, records);
    }

    private void suspend(String store, int partition, long records) {
        progress.onRestoreSuspended(changelog(store, partition), store, records);
    }

    private static TopicPartition changelog(String store, int partition) {
        return new TopicPartition("click-analytics-" + store + "-changelog", partition);
    }
}
