package workbook.setup;

import static workbook.clickstream.Topics.USER_CLICKS;
import static workbook.clickstream.Topics.USER_PURCHASES;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Uuid;
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

        exercise.check(shapes())
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
                .mistake(
                        "it made the topics anew"::equals,
                        "the second call deleted the topics, with all their records.")
                .because("An application is started more than once. What it needs may be there from the time before.")
                .is("it changed nothing");
    }

    @Test
    void a_missing_topic_is_created_beside_one_that_exists() throws Exception {
        create();
        delete(USER_CLICKS);
        create();

        exercise.check(topics())
                .mistake(List.of(USER_PURCHASES)::equals, "user-clicks is not created if user-purchases exists.")
                .because("Each topic that is asked for gets an answer of its own, and a future of its own.")
                .isInAnyOrder(USER_CLICKS, USER_PURCHASES);
    }

    @Test
    void any_other_failure_is_thrown() throws Exception {
        exercise.requireUse(Admin.class, ClickTopics::create);

        exercise.check(outcomeWithoutBroker())
                .mistake("it returned"::equals, "no broker could be reached, and the method kept it to itself.")
                .because(
                        "That a topic exists already is the one failure to pass over. Whoever hides the others believes"
                                + " that there are topics, and looks for the fault elsewhere.")
                .satisfies(outcome -> !outcome.equals("it returned"), "an exception");
    }

    private void create() throws Exception {
        exercise.requireUse(Admin.class, ClickTopics::create);
        var admin = exercise.admin();
        ClickTopics.create(admin);
        // What is still on its way now never arrives.
        admin.close(Duration.ZERO);
    }

    private String secondCall() throws InterruptedException {
        var before = ids();
        try {
            ClickTopics.create(exercise.admin());
        } catch (ExecutionException refused) {
            return "it threw " + refused.getCause().getClass().getSimpleName();
        }
        return ids().equals(before) ? "it changed nothing" : "it made the topics anew";
    }

    private void delete(String topic) throws Exception {
        exercise.admin().deleteTopics(List.of(topic)).all().get();
        topics(); // once this has answered, the broker has heard of it
    }

    private static String outcomeWithoutBroker() {
        var nobodyThere = Map.<String, Object>of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, "localhost:1",
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 50,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 50);
        try (var admin = Admin.create(nobodyThere)) {
            ClickTopics.create(admin);
            return "it returned";
        } catch (Exception thrown) {
            return "it threw " + thrown.getClass().getSimpleName();
        }
    }

    private List<String> topics() {
        return exercise.topics().stream().map(TopicDescription::name).toList();
    }

    private Set<Uuid> ids() {
        return exercise.topics().stream().map(TopicDescription::topicId).collect(Collectors.toSet());
    }

    private List<String> shapes() {
        return exercise.topics().stream().map(ClickTopicsTest::shape).sorted().toList();
    }

    private static String shape(TopicDescription topic) {
        return topic.name() + ": " + topic.partitions().size() + " partitions with "
                + topic.partitions().get(0).replicas().size() + " replicas each";
    }
}
