package workbook.sample;

import java.util.Optional;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Produced;

/** What learners may write into one exercise's skeleton: a right answer, and everything that goes wrong besides its result. */
public final class Answer {

    private static final Produced<String, Integer> TO_LONG_VISITS = Produced.with(Serdes.String(), Serdes.Integer());

    private Answer() {}

    public static void right(StreamsBuilder builder) {
        visits(builder).filter((user, seconds) -> seconds > 5).to("long-visits", TO_LONG_VISITS);
    }

    public static void nothing(StreamsBuilder builder) {}

    public static void onlyReads(StreamsBuilder builder) {
        visits(builder);
    }

    public static void neverReturns(StreamsBuilder builder) {
        while (!Thread.interrupted()) {
            Thread.onSpinWait();
        }
    }

    public static void neverEndsARecord(StreamsBuilder builder) {
        visits(builder)
                .filter((user, seconds) -> {
                    while (!Thread.interrupted()) {
                        Thread.onSpinWait();
                    }
                    return true;
                })
                .to("long-visits", TO_LONG_VISITS);
    }

    public static void throwsWhileBuilding(StreamsBuilder builder) {
        throw new IllegalStateException("not yet");
    }

    public static void throwsOnARecord(StreamsBuilder builder) {
        visits(builder).mapValues(seconds -> 60 / (seconds - 6)).to("long-visits", TO_LONG_VISITS);
    }

    public static void opensABoxThatIsEmpty(StreamsBuilder builder) {
        visits(builder).mapValues(seconds -> Optional.<Integer>empty().get()).to("long-visits", TO_LONG_VISITS);
    }

    public static void callsItself(StreamsBuilder builder) {
        callsItself(builder);
    }

    public static void readsAnotherTopic(StreamsBuilder builder) {
        builder.stream("visit", Consumed.with(Serdes.String(), Serdes.Integer()))
                .to("long-visits", TO_LONG_VISITS);
    }

    public static void writesAnotherTopic(StreamsBuilder builder) {
        visits(builder).filter((user, seconds) -> seconds > 5).to("visits-long", TO_LONG_VISITS);
    }

    public static void writesNoTopic(StreamsBuilder builder) {
        visits(builder).filter((user, seconds) -> seconds > 5);
    }

    public static void writesAnotherForm(StreamsBuilder builder) {
        visits(builder).mapValues(String::valueOf).to("long-visits", Produced.with(Serdes.String(), Serdes.String()));
    }

    public static void writesWithASerdeThatDoesNotFit(StreamsBuilder builder) {
        visits(builder)
                .mapValues(seconds -> (Object) (seconds + " s"))
                .to("long-visits", Produced.with(Serdes.String(), unchecked(Serdes.Integer())));
    }

    public static void writesWithoutASerde(StreamsBuilder builder) {
        visits(builder).mapValues(seconds -> seconds + 1).to("long-visits");
    }

    public static void countsWithoutASerde(StreamsBuilder builder) {
        visits(builder)
                .groupBy((user, seconds) -> seconds)
                .count()
                .toStream()
                .map((seconds, times) -> KeyValue.pair("user1", seconds))
                .to("long-visits", TO_LONG_VISITS);
    }

    public static void readsTwice(StreamsBuilder builder) {
        visits(builder).to("long-visits", TO_LONG_VISITS);
        builder.table("visits", Consumed.with(Serdes.String(), Serdes.Integer()));
        builder.globalTable("visits", Consumed.with(Serdes.String(), Serdes.Integer()));
    }

    public static void exits(StreamsBuilder builder) {
        System.exit(3);
    }

    private static KStream<String, Integer> visits(StreamsBuilder builder) {
        return builder.stream("visits", Consumed.with(Serdes.String(), Serdes.Integer()));
    }

    @SuppressWarnings("unchecked")
    private static <T> Serde<T> unchecked(Serde<?> serde) {
        return (Serde<T>) serde;
    }
}
