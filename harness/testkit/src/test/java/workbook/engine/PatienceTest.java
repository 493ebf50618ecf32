package workbook.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PatienceTest {

    @Test
    void nobody_gets_less_than_at_rest_nor_more_than_four_times_as_much() {
        assertThat(Patience.of(Duration.ofSeconds(2))).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(8));
    }
}
