package workbook.clickstream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.LongSerializer;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The domain on the wire")
class JsonSerdesTest {

    private static final Instant TIME = SampleEvents.START;

    static Stream<Arguments> records() {
        return Stream.of(
                Arguments.of(JsonSerdes.click(), new Click("user1", "/home", 5, TIME), """
                        {"user_id":"user1","page":"/home","duration":5,"timestamp":"2026-01-05T00:00:00+00:00"}"""),
                Arguments.of(JsonSerdes.purchase(), new Purchase("user1", "book", 12.5, TIME), """
                        {"user_id":"user1","product":"book","amount":12.5,"timestamp":"2026-01-05T00:00:00+00:00"}"""),
                Arguments.of(JsonSerdes.engagement(), new Engagement("user1", "/home", 50, TIME), """
                        {"user":"user1","location":"/home","engagement_score":50,"processed_at":"2026-01-05T00:00:00+00:00"}"""),
                Arguments.of(JsonSerdes.clickFact(), new ClickFact.PageView("user1", "/home"), """
                        {"type":"page_view","user":"user1","page":"/home"}"""),
                Arguments.of(JsonSerdes.clickFact(), new ClickFact.TimeSpent("user1", 5), """
                        {"type":"engagement","user":"user1","duration":5}"""),
                Arguments.of(JsonSerdes.pageStats(), new PageStats("/home", 2, 7, 3.5), """
                        {"page":"/home","total_views":2,"total_duration":7,"avg_duration":3.5}"""),
                Arguments.of(JsonSerdes.pageViews(), new PageViews(List.of(new Click("user1", "/home", 5, TIME))), """
                        {"latest":[{"user_id":"user1","page":"/home","duration":5,"timestamp":"2026-01-05T00:00:00+00:00"}]}"""),
                Arguments.of(JsonSerdes.userActivity(), new UserActivity(2, 8, 1, 12.5), """
                        {"clicks":2,"seconds":8,"purchases":1,"spent":12.5}"""),
                Arguments.of(JsonSerdes.clickOutcome(), new ClickOutcome("/cart", 12.5), """
                        {"page":"/cart","spent":12.5}"""),
                Arguments.of(
                        JsonSerdes.clickWithPurchases(), new ClickWithPurchases("/home", List.of("book", "pen")), """
                        {"page":"/home","products":["book","pen"]}"""),
                Arguments.of(JsonSerdes.recentPurchases(), new RecentPurchases(List.of("book", "pen")), """
                        {"products":["book","pen"]}"""),
                Arguments.of(JsonSerdes.product(), new Product("reading", 12.5), """
                        {"category":"reading","price":12.5}"""),
                Arguments.of(JsonSerdes.categorySale(), new CategorySale("reading", 12.5), """
                        {"category":"reading","amount":12.5}"""),
                Arguments.of(JsonSerdes.pricedPurchase(), new PricedPurchase("user1", "book", 10.0, 12.5), """
                        {"user_id":"user1","product":"book","amount":10.0,"list_price":12.5}"""),
                Arguments.of(JsonSerdes.delivery(), new Delivery("Bonn", 42.5), """
                        {"city":"Bonn","total":42.5}"""));
    }

    @ParameterizedTest
    @MethodSource("records")
    void a_record_has_one_form_and_comes_back_from_it(Serde<Object> serde, Object record, String json) {
        assertThat(new String(serde.serializer().serialize("topic", record), UTF_8))
                .isEqualTo(json);
        assertThat(serde.deserializer().deserialize("topic", json.getBytes(UTF_8)))
                .isEqualTo(record);
    }

    @ParameterizedTest
    @MethodSource("records")
    void a_tombstone_stays_one(Serde<Object> serde) {
        assertThat(serde.serializer().serialize("topic", null)).isNull();
        assertThat(serde.deserializer().deserialize("topic", null)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-05T00:00:00",
                "2026-01-05T00:00:00.000000",
                "2026-01-05T00:00:00Z",
                "2026-01-05T00:00:00+00:00",
                "2026-01-05T01:00:00+01:00"
            })
    void a_time_may_name_its_zone_or_be_utc(String time) {
        assertThat(readClick(click("\"" + time + "\"")).timestamp()).isEqualTo(TIME);
    }

    @Test
    void microseconds_go_there_and_back() {
        var click = new Click("user1", "/home", 5, Instant.parse("2026-01-05T00:00:00.123456Z"));

        var json = new String(JsonSerdes.click().serializer().serialize("user-clicks", click), UTF_8);

        assertThat(json).contains("\"2026-01-05T00:00:00.123456+00:00\"");
        assertThat(readClick(json)).isEqualTo(click);
    }

    @Test
    void what_python_writes_is_read() {
        var written = """
                {"user_id": "us\\u00e9r1", "page": "/home", "duration": 5, "timestamp": "2026-01-05T00:00:00.120000"}""";

        assertThat(readClick(written))
                .isEqualTo(new Click("us\u00e9r1", "/home", 5, Instant.parse("2026-01-05T00:00:00.120Z")));
    }

    @Test
    void unknown_fields_do_no_harm() {
        var json = """
                {"user_id":"user1","device":{"kind":"tablet"},"page":"/home","duration":5,"timestamp":"2026-01-05T00:00:00"}""";

        assertThat(readClick(json)).isEqualTo(new Click("user1", "/home", 5, TIME));
    }

    static Stream<Arguments> badPayloads() {
        return Stream.of(
                Arguments.of("click", "it is no JSON."),
                Arguments.of("{\"user_id\":\"user1\"", "it is no JSON."),
                Arguments.of("[]", "it is no JSON object."),
                Arguments.of("5", "it is no JSON object."),
                Arguments.of("null", "it is no JSON object."),
                Arguments.of("{}", "field 'user_id' is missing or null."),
                Arguments.of(
                        "{\"user_id\":\"user1\",\"duration\":5,\"timestamp\":\"2026-01-05T00:00:00\"}",
                        "field 'page' is missing or null."),
                Arguments.of(
                        "{\"user_id\":\"user1\",\"page\":null,\"duration\":5,\"timestamp\":\"2026-01-05T00:00:00\"}",
                        "field 'page' is missing or null."),
                Arguments.of(
                        "{\"user_id\":\"user1\",\"page\":\"/home\",\"timestamp\":\"2026-01-05T00:00:00\"}",
                        "field 'duration' is missing or null."),
                Arguments.of(
                        "{\"user_id\":\"user1\",\"page\":\"/home\",\"duration\":null,\"timestamp\":\"2026-01-05T00:00:00\"}",
                        "field 'duration' is missing or null."),
                Arguments.of(
                        "{\"user_id\":\"user1\",\"page\":\"/home\",\"duration\":\"long\",\"timestamp\":\"2026-01-05T00:00:00\"}",
                        "field 'duration' cannot be \"long\"."),
                Arguments.of(
                        "{\"user_id\":\"user1\",\"page\":\"/home\",\"duration\":5.5,\"timestamp\":\"2026-01-05T00:00:00\"}",
                        "field 'duration' cannot be 5.5."),
                Arguments.of(
                        "{\"user_id\":\"user1\",\"page\":\"/home\",\"duration\":5.0,\"timestamp\":\"2026-01-05T00:00:00\"}",
                        "field 'duration' cannot be 5.0."),
                Arguments.of(
                        "{\"user_id\":\"user1\",\"page\":\"/home\",\"duration\":\"5\",\"timestamp\":\"2026-01-05T00:00:00\"}",
                        "field 'duration' cannot be \"5\"."),
                Arguments.of(
                        "{\"user_id\":\"user1\",\"page\":\"/home\",\"duration\":99999999999,\"timestamp\":\"2026-01-05T00:00:00\"}",
                        "field 'duration' cannot be 99999999999."),
                Arguments.of(
                        "{\"user_id\":7,\"page\":\"/home\",\"duration\":5,\"timestamp\":\"2026-01-05T00:00:00\"}",
                        "field 'user_id' cannot be 7."),
                Arguments.of(
                        "{\"user_id\":{},\"page\":\"/home\",\"duration\":5,\"timestamp\":\"2026-01-05T00:00:00\"}",
                        "field 'user_id' cannot be {}."),
                Arguments.of(
                        "{\"user_id\":\"user1\",\"page\":\"/home\",\"duration\":5,\"timestamp\":\"yesterday\"}",
                        "field 'timestamp' cannot be \"yesterday\"."),
                Arguments.of(
                        "{\"user_id\":\"user1\",\"page\":\"/home\",\"duration\":5,\"timestamp\":1767571200}",
                        "field 'timestamp' cannot be 1767571200."),
                Arguments.of(
                        "{\"user_id\":\"user1\",\"page\":\"/home\",\"duration\":5,\"timestamp\":\"2026-01-05T00:00:00\"} x",
                        "something follows the JSON object."));
    }

    @ParameterizedTest
    @MethodSource("badPayloads")
    void a_bad_payload_is_told_in_one_sentence(String payload, String fault) {
        var excerpt = payload.length() <= 80 ? payload : payload.substring(0, 80) + "…";

        assertThatThrownBy(() -> readClick(payload))
                .isInstanceOf(SerializationException.class)
                .hasMessage("A record on topic 'user-clicks' is not a Click: " + fault + " Payload: " + excerpt);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\n"})
    void an_empty_payload_is_told(String payload) {
        assertThatThrownBy(() -> readClick(payload))
                .isInstanceOf(SerializationException.class)
                .hasMessage("A record on topic 'user-clicks' is not a Click: it is empty.");
    }

    @Test
    void a_payload_of_many_lines_is_shown_on_one() {
        assertThatThrownBy(() -> readClick("{\n  \"user_id\": \"user1\",\r\n  \"page\": \"/home\"\n}\n"))
                .hasMessage("A record on topic 'user-clicks' is not a Click: field 'duration' is missing or null."
                        + " Payload: { \"user_id\": \"user1\", \"page\": \"/home\" } ");
    }

    @Test
    void bytes_that_no_terminal_shows_are_shown_as_numbers() {
        var count = new LongSerializer().serialize("user-clicks", 5L);

        assertThatThrownBy(() -> JsonSerdes.click().deserializer().deserialize("user-clicks", count))
                .hasMessage("A record on topic 'user-clicks' is not a Click: it is no JSON."
                        + " Payload: \\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x05");
    }

    @Test
    void an_excerpt_does_not_cut_a_character_in_two() {
        assertThatThrownBy(() -> readClick("x".repeat(79) + "\ud83d\ude00" + "x"))
                .hasMessage("A record on topic 'user-clicks' is not a Click: it is no JSON. Payload: " + "x".repeat(79)
                        + "\ud83d\ude00…");
    }

    @Test
    void a_long_value_is_told_by_its_beginning() {
        var json = "{\"user_id\":[\"" + "x".repeat(1_000) + "\"],\"page\":\"/home\"}";

        assertThatThrownBy(() -> readClick(json))
                .hasMessage("A record on topic 'user-clicks' is not a Click: field 'user_id' cannot be [\""
                        + "x".repeat(78) + "…. Payload: {\"user_id\":[\"" + "x".repeat(67) + "…");
    }

    static Stream<Arguments> badViews() {
        var click = click("\"2026-01-05T00:00:00\"");
        return Stream.of(
                Arguments.of(
                        "[" + click + "," + click.replace("5,", "\"long\",") + "]",
                        "field 'latest[1].duration' cannot be \"long\"."),
                Arguments.of(
                        "[" + click.replace("\"/home\"", "null") + "]", "field 'latest[0].page' is missing or null."),
                Arguments.of("[" + click + ",null]", "field 'latest[1]' is missing or null."),
                Arguments.of("[5]", "field 'latest[0]' cannot be 5."),
                Arguments.of("{}", "field 'latest' cannot be {}."));
    }

    @ParameterizedTest
    @MethodSource("badViews")
    void a_fault_within_a_list_is_told_by_its_place(String latest, String fault) {
        assertThatThrownBy(() -> JsonSerdes.pageViews()
                        .deserializer()
                        .deserialize("views-per-page", ("{\"latest\":" + latest + "}").getBytes(UTF_8)))
                .isInstanceOf(SerializationException.class)
                .hasMessageStartingWith(
                        "A record on topic 'views-per-page' is not a PageViews: " + fault + " Payload: {\"latest\":");
    }

    private record Visits(long count) {

        private Visits {
            if (count < 0) {
                throw new IllegalArgumentException("count is below zero");
            }
        }
    }

    @Test
    void a_learners_own_record_goes_there_and_back() {
        var visits = JsonSerde.of(Visits.class);

        assertThat(visits.deserializer()
                        .deserialize("visits", visits.serializer().serialize("visits", new Visits(3))))
                .isEqualTo(new Visits(3));
    }

    @Test
    void what_a_record_refuses_is_told_in_its_words() {
        assertThatThrownBy(() -> JsonSerde.of(Visits.class)
                        .deserializer()
                        .deserialize("visits", "{\"count\":-1}".getBytes(UTF_8)))
                .hasMessage("A record on topic 'visits' is not a Visits: its values are refused with"
                        + " java.lang.IllegalArgumentException: count is below zero. Payload: {\"count\":-1}");
    }

    private static final class Tally {

        private final long count;

        private Tally(long count) {
            this.count = count;
        }
    }

    @Test
    void a_class_that_is_no_record_is_told() {
        var tally = JsonSerde.of(Tally.class);

        assertThatThrownBy(() -> tally.serializer().serialize("tallies", new Tally(3)))
                .isInstanceOf(SerializationException.class)
                .hasMessage("A Tally for topic 'tallies' cannot be written as JSON: JsonSerde takes Java records of"
                        + " texts, numbers, times, lists and other such records, and Tally is none.");
        assertThatThrownBy(() -> tally.deserializer().deserialize("tallies", "{\"count\":3}".getBytes(UTF_8)))
                .isInstanceOf(SerializationException.class)
                .hasMessage("A record on topic 'tallies' is not a Tally: JsonSerde takes Java records of"
                        + " texts, numbers, times, lists and other such records, and Tally is none."
                        + " Payload: {\"count\":3}");
    }

    @Test
    void times_are_written_to_the_microsecond() {
        var click = new Click("user1", "/home", 5, Instant.parse("2026-01-05T00:00:00.123456789Z"));

        assertThat(new String(JsonSerdes.click().serializer().serialize("user-clicks", click), UTF_8))
                .contains("\"2026-01-05T00:00:00.123456+00:00\"");
    }

    @Test
    void a_fact_of_no_known_type_is_told() {
        assertThatThrownBy(() -> readFact("{\"type\":\"scroll\",\"user\":\"user1\"}"))
                .hasMessage(
                        "A record on topic 'flatmapped-clicks' is not a ClickFact: field 'type' cannot be \"scroll\"."
                                + " Payload: {\"type\":\"scroll\",\"user\":\"user1\"}");
        assertThatThrownBy(() -> readFact("{\"user\":\"user1\"}"))
                .hasMessage("A record on topic 'flatmapped-clicks' is not a ClickFact: field 'type' is missing or null."
                        + " Payload: {\"user\":\"user1\"}");
    }

    private static Click readClick(String json) {
        return JsonSerdes.click().deserializer().deserialize("user-clicks", json.getBytes(UTF_8));
    }

    private static ClickFact readFact(String json) {
        return JsonSerdes.clickFact().deserializer().deserialize("flatmapped-clicks", json.getBytes(UTF_8));
    }

    private static String click(String timestamp) {
        return """
                {"user_id":"user1","page":"/home","duration":5,"timestamp":%s}""".formatted(timestamp);
    }
}
