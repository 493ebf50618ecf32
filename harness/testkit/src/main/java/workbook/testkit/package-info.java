/**
 * What the exercises' tests are written with. A test needs {@link workbook.testkit.TopologyExercise} or {@link
 * workbook.testkit.BrokerExercise}, and Kafka's own test types, which stay in sight:
 *
 * <pre>{@code
 * class TumblingClicksTest {
 *
 *     @RegisterExtension
 *     final TopologyExercise exercise = TopologyExercise.of(TumblingClicks::build);
 *
 *     @Test
 *     void a_click_at_the_end_of_a_window_opens_the_next() {
 *         var clicks = exercise.input(USER_CLICKS, Serdes.String(), JsonSerdes.click());
 *         var counts = exercise.output(CLICKS_PER_30_SECONDS, windowedUser, Serdes.Long());
 *
 *         clicks.pipeInput(click, at(0));
 *         clicks.pipeInput(click, at(30));
 *
 *         exercise.check(counts.readKeyValuesToList())
 *                 .because("A window includes its start and excludes its end.")
 *                 .is(pair(user1(0, 30), 1L), pair(user1(30, 60), 1L));
 *     }
 * }
 * }</pre>
 */
package workbook.testkit;
