package workbook.example.setup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.apache.kafka.clients.producer.internals.BuiltInPartitioner.partitionForKey;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What chapter 0 says of the partitions that keys go to. */
class KeysAndPartitionsTest {

    @Test
    void a_fourth_partition_moves_four_of_five_users() {
        assertThat(users(5).map(user -> partition(user, 3))).containsExactly(0, 2, 2, 1, 1);
        assertThat(users(5).map(user -> partition(user, 4))).containsExactly(2, 1, 3, 1, 2);
    }

    @Test
    void of_many_keys_it_moves_three_of_four() {
        var moved = users(10_000)
                .filter(user -> partition(user, 3) != partition(user, 4))
                .count();

        assertThat(moved).isBetween(7_400L, 7_600L);
    }

    private static Stream<String> users(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(number -> "user" + number);
    }

    private static int partition(String key, int partitions) {
        return partitionForKey(key.getBytes(UTF_8), partitions);
    }
}
