package workbook.example.application;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static workbook.engine.EventTime.START;

import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;
import workbook.clickstream.Click;
import workbook.clickstream.JsonSerdes;
import workbook.clickstream.Topics;
import workbook.engine.TopologyRun;

/** What the chapter says of a handler that fails: it writes a dead letter all the same. */
class DeadLetterOfAFailureTest {

    private static final String DEAD_LETTERS = "dead-letters";

    @Test
    void the_default_handler_ends_the_thread_and_writes_a_dead_letter_before() {
        var settings = Map.<String, Object>of(StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG, DEAD_LETTERS);
        try (var run = TopologyRun.start(TopologyRun.build(new UnnamedTotals()::build, settings))) {
            var payloads = run.driver()
                    .createInputTopic(
                            Topics.USER_CLICKS,
                            Serdes.String().serializer(),
                            Serdes.ByteArray().serializer());

            assertThatThrownBy(() -> payloads.pipeInput("no click".getBytes(UTF_8)))
                    .isInstanceOf(StreamsException.class);
            // The driver hands out what was written with the next record only.
            payloads.pipeInput(JsonSerdes.click().serializer().serialize("", new Click("user1", "/home", 8, START)));

            assertThat(run.driver()
                            .createOutputTopic(
                                    DEAD_LETTERS,
                                    Serdes.String().deserializer(),
                                    Serdes.String().deserializer())
                            .readValuesToList())
                    .containsExactly("no click");
        }
    }
}
