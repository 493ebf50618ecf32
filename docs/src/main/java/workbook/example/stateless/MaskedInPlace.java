package workbook.example.stateless;

import static java.nio.charset.StandardCharsets.UTF_8;
import static workbook.engine.EventTime.at;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;
import workbook.example.WorkedExample;

/** Chapter 1, a design to avoid: an operator overwrites the value that it is given. */
public final class MaskedInPlace implements WorkedExample {

    static final String LOG_LINES = "log-lines";
    static final String PARTNER_LINES = "partner-lines";
    static final String ACTIVE_USERS = "active-users";

    @Override
    public void build(StreamsBuilder builder) {
        // tag::topology[]
        var read = Consumed.with(Serdes.String(), Serdes.ByteArray());
        var lines = builder.stream(LOG_LINES, read).filterNot((key, line) -> line.length == 0);

        var masked = lines.mapValues(line -> masked(line));
        masked.to(PARTNER_LINES, Produced.with(Serdes.String(), Serdes.ByteArray()));
        var users = lines.mapValues(line -> userOf(line));
        users.to(ACTIVE_USERS, Produced.with(Serdes.String(), Serdes.String()));
        // end::topology[]
    }

    // tag::masked[]
    /** The line with stars for its user, who stands before the first blank. */
    static byte[] masked(byte[] line) {
        for (int i = 0; line[i] != ' '; i++) {
            line[i] = '*';
        }
        return line;
    }
    // end::masked[]

    static String userOf(byte[] line) {
        return new String(line, UTF_8).split(" ")[0];
    }

    @Override
    public void send(TopologyTestDriver driver) {
        var lines = driver.createInputTopic(
                LOG_LINES, Serdes.String().serializer(), Serdes.ByteArray().serializer());

        lines.pipeInput("user1 /home 5".getBytes(UTF_8), at(0));
        lines.pipeInput("user2 /products 10".getBytes(UTF_8), at(1));
    }
}
