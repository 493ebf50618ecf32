package workbook.application;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;
import workbook.clickstream.JsonSerdes;
import workbook.clickstream.Topics;

/**
 * Exercise 6.5: decides what becomes of the application when an exception has ended one of its threads. Chapter 6, "Uncaught
 * exceptions".
 *
 * <pre>
 * what ended the thread                       what follows
 * the title service is out, three times       another thread takes its place and tries again
 * ... a fourth time                           the client shuts down
 * anything else                               the client shuts down
 * </pre>
 */
public final class PageTitles {

    /** Titles of pages, one for each click. */
    public static final String CLICKED_TITLES = "clicked-titles";

    private PageTitles() {}

    /** The service that knows the titles gave no answer; it may come back. */
    public static final class ServiceUnavailableException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        public ServiceUnavailableException(String message) {
            super(message);
        }
    }

    /**
     * Writes the title of each clicked page; nothing is to be done here.
     *
     * @param service tells the title of a page, or throws a {@link ServiceUnavailableException}
     */
    public static void build(StreamsBuilder builder, UnaryOperator<String> service) {
        builder.stream(Topics.USER_CLICKS, Consumed.with(Serdes.String(), JsonSerdes.click()))
                .mapValues(click -> service.apply(click.page()))
                .to(CLICKED_TITLES, Produced.with(Serdes.String(), Serdes.String()));
    }

    /** Replaces threads that an outage has ended, three times at most; several threads may ask at once. */
    public static final class OutageHandler implements StreamsUncaughtExceptionHandler {

        private static final int MOST_REPLACEMENTS = 3;

        private final AtomicInteger outages = new AtomicInteger();

        @Override
        public StreamThreadExceptionResponse handle(Throwable exception) {
            boolean isOutage = exception.getCause() instanceof ServiceUnavailableException;
            return isOutage && outages.incrementAndGet() <= MOST_REPLACEMENTS
                    ? StreamThreadExceptionResponse.REPLACE_THREAD
                    : StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
    }
}
