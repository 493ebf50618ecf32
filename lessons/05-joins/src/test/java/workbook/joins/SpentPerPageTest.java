package workbook.joins;

import static org.apache.kafka.streams.KeyValue.pair;
import static workbook.engine.EventTime.at;
import static workbook.joins.ShopEvents.click;
import static workbook.joins.ShopEvents.purchase;
import static workbook.joins.SpentPerPage.CLICKS_BY_USER;
import static workbook.joins.SpentPerPage.PURCHASES_BY_USER;
import static workbook.joins.SpentPerPage.SPENT_PER_PAGE;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.errors.TopologyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import workbook.clickstream.Click;
import workbook.clickstream.JsonSerdes;
import workbook.clickstream.Purchase;
import workbook.testkit.BrokerExercise;

class SpentPerPageTest {

    @RegisterExtension
    final BrokerExercise exercise = BrokerExercise.withTopics(
                    new NewTopic(CLICKS_BY_USER, 3, (short) 1),
                    new NewTopic(PURCHASES_BY_USER, 2, (short) 1),
                    new NewTopic(SPENT_PER_PAGE, 1, (short) 1))
            .mistake(
                    thrown -> isRefusal(thrown, "Topics not co-partitioned"),
                    "Kafka Streams refuses to start: clicks-by-user has three partitions and purchases-by-user has two, so"
                            + " one user's clicks and purchases would be read by different tasks and never meet.")
            .mistake(
                    thrown -> isRefusal(thrown, "doesn't match number of partitions"),
                    "Kafka Streams refuses to start: one of the two is repartitioned, but not into as many partitions as the"
                            + " other has.");

    @Test
    void all_that_was_spent_is_found_wherever_its_user_lies() {
        var application = exercise.start(SpentPerPage::build, Map.of());

        exercise.send(
                Serdes.String(),
                JsonSerdes.click(),
                clickOf("user1", "/cart"),
                clickOf("user2", "/cart"),
                clickOf("user3", "/cart"),
                clickOf("user4", "/home"),
                clickOf("user5", "/home"));
        exercise.send(
                Serdes.String(),
                JsonSerdes.purchase(),
                purchaseOf("user1", 1, 30),
                purchaseOf("user2", 2, 30),
                purchaseOf("user3", 4, 30),
                purchaseOf("user4", 8, 30),
                purchaseOf("user5", 16, 30),
                purchaseOf("user1", 1_000, 5));
        application.awaitCaughtUp();

        exercise.check(sums())
                .mistake(
                        got -> got.stream().anyMatch(sum -> sum.value >= 1_000),
                        "a purchase of 5 s was joined with a click of 10 s: the window looks back.")
                .mistake(
                        got -> got.stream().mapToDouble(sum -> sum.value).sum() < 31,
                        "some users' clicks and purchases did not meet: their partitions differ, or the key is not the user"
                                + " any more.")
                .because("A task reads partitions of one number from both topics. One user's records meet there if the"
                        + " topics have equally many partitions, and choose among them by the key in the same way.")
                .isInAnyOrder(pair("/cart", 7.0), pair("/home", 24.0));
    }

    /** The latest sum of each page: those before it come in an order that the partitions leave open. */
    private List<KeyValue<String, Double>> sums() {
        var latest = new LinkedHashMap<String, Double>();
        exercise.read(SPENT_PER_PAGE, Serdes.String(), Serdes.Double()).forEach(sum -> latest.put(sum.key, sum.value));
        return latest.entrySet().stream()
                .map(sum -> pair(sum.getKey(), sum.getValue()))
                .toList();
    }

    private static boolean isRefusal(Throwable thrown, String words) {
        return thrown instanceof TopologyException && thrown.getMessage().contains(words);
    }

    private static ProducerRecord<String, Click> clickOf(String user, String page) {
        return new ProducerRecord<>(CLICKS_BY_USER, null, at(10).toEpochMilli(), user, click(user, page));
    }

    private static ProducerRecord<String, Purchase> purchaseOf(String user, double amount, long second) {
        return new ProducerRecord<>(PURCHASES_BY_USER, null, at(second).toEpochMilli(), user, purchase(user, amount));
    }
}
