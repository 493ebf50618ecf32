package workbook.example.stateless;

import static workbook.engine.EventTime.at;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;
import workbook.clickstream.Click;
import workbook.clickstream.JsonSerdes;
import workbook.clickstream.Topics;
import workbook.example.WorkedExample;

/** Chapter 1: which words do users search for? */
public final class SearchedWords implements WorkedExample {

    static final String SEARCHED_WORDS = "searched-words";

    // tag::words[]
    private static final String SEARCH = "/search?q=";

    /** The words of a search, each with the user who looked for it. */
    private static List<KeyValue<String, String>> wordsOf(Click click) {
        var query = click.page().substring(SEARCH.length()).toLowerCase(Locale.ROOT);
        return Arrays.stream(query.split("\\+"))
                .filter(word -> !word.isBlank())
                .map(word -> KeyValue.pair(word, click.userId()))
                .toList();
    }
    // end::words[]

    @Override
    public void build(StreamsBuilder builder) {
        // tag::topology[]
        builder.stream(Topics.USER_CLICKS, Consumed.with(Serdes.String(), JsonSerdes.click()))
                .filter((key, click) -> click.page().startsWith(SEARCH))
                .flatMap((key, click) -> wordsOf(click))
                .to(SEARCHED_WORDS, Produced.with(Serdes.String(), Serdes.String()));
        // end::topology[]
    }

    @Override
    public void send(TopologyTestDriver driver) {
        var clicks = driver.createInputTopic(
                Topics.USER_CLICKS,
                Serdes.String().serializer(),
                JsonSerdes.click().serializer());

        clicks.pipeInput(new Click("user1", "/home", 5, at(0)), at(0));
        clicks.pipeInput(new Click("user2", "/search?q=red+lamp", 10, at(1)), at(1));
        clicks.pipeInput(new Click("user1", "/search?q=", 3, at(2)), at(2));
        clicks.pipeInput("tablet", new Click("user3", "/search?q=Lamp", 8, at(3)), at(3));
    }
}
