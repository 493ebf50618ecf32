package workbook.setup;

import static workbook.clickstream.Topics.USER_CLICKS;
import static workbook.clickstream.Topics.USER_PURCHASES;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import workbook.testkit.BrokerExercise;

class ClickTopicsTest {

    @RegisterExtension
    final BrokerExercise exercise = BrokerExercise.withTopics();

    @Test
    void both_topics_exist_when_the_method_returns() throws Exception {
        create();

        exercise.check(topics())
                .mistake(
                        List::isEmpty,
                        "no topic exists yet when the method returns: it did not wait for the broker's answer.")
                .mistake(got -> !got.contains(USER_PURCHASES), "the topic for the purchases is missing.")
                .because("Admin answers at once and works on in the background; who goes on without waiting may find"
                        + " nothing there.")
                .isInAnyOrder(USER_CLICKS, USER_PURCHASES);
    }

    @Test
    void each_has_three_partitions_and_one_replica() throws Exception {
        create();

        exercise.check(describe(USER_CLICKS, USER_PURCHASES))
                .mistake(
                        got -> got.stream().anyMatch(topic -> topic.contains(" 1 partitions")),
                        "a topic has a single partition, so a single task could work on it.")
                .because("As many partitions as the tutorial's topics have: three tasks can share the work.")
                .is(
                        "user-clicks: 3 partitions with 1 replicas each",
                        "user-purchases: 3 partitions with 1 replicas each");
    }

    @Test
    void a_second_call_does_no_harm() throws Exception {
        create();

        exercise.check(secondCall())
                .mistake(
                        got -> got.contains("TopicExistsException"),
                        "the second call failed, because the topics exist already.")
                .because("An application is started more than once. What it needs may be there from the time before.")
                .is("returned");
    }

    private void create() throws Exception {
        exercise.requireUse(Admin.class, ClickTopics::create);
        var admin = exercise.admin();
        ClickTopics.create(admin);
        // What is still on its way now never arrives.
        admin.close(Duration.ZERO);
    }

    private String secondCall() throws InterruptedException {
        try {
            ClickTopics.create(exercise.admin());
            return "returned";
        } catch (ExecutionException refused) {
            return "threw " + refused.getCause().getClass().getSimpleName();
        }
    }

    private List<String> topics() throws Exception {
        return List.copyOf(exercise.admin().listTopics().names().get());
    }

    private List<String> describe(String... topics) throws Exception {
        return exercise.admin().describeTopics(List.of(topics)).allTopicNames().get().values().stream()
                .map(ClickTopicsTest::describe)
                .sorted()
                .toList();
    }

    private static String describe(TopicDescription topic) {
        return topic.name() + ": " + topic.partitions().size() + " partitions with "
                + topic.partitions().get(0).replicas().size() + " replicas each";
    }
}
