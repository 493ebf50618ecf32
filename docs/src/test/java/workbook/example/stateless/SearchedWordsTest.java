package workbook.example.stateless;

import static org.assertj.core.api.Assertions.assertThat;
import static workbook.engine.EventTime.at;
import static workbook.example.stateless.SearchedWords.SEARCHED_WORDS;

import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import workbook.engine.TopologyRun;
import workbook.engine.TopologyTopics;

class SearchedWordsTest {

    @Test
    void each_word_is_the_key_of_the_user_who_searched_for_it() {
        var example = new SearchedWords();
        try (var run = TopologyRun.start(TopologyRun.build(example::build, Map.of()))) {
            var words = run.driver()
                    .createOutputTopic(
                            SEARCHED_WORDS,
                            Serdes.String().deserializer(),
                            Serdes.String().deserializer());

            example.send(run.driver());

            assertThat(words.readRecordsToList())
                    .containsExactly(
                            new TestRecord<>("red", "user2", at(1)),
                            new TestRecord<>("lamp", "user2", at(1)),
                            new TestRecord<>("lamp", "user3", at(3)));
        }
    }

    @Test
    void nothing_is_repartitioned() {
        var topology = TopologyRun.build(new SearchedWords()::build, Map.of()).topology();

        assertThat(TopologyTopics.of(topology.describe()).internal()).isEmpty();
    }
}
