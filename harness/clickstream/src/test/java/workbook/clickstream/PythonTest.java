package workbook.clickstream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The same payloads, read and written by a real Python; skipped where there is none. */
class PythonTest {

    @Test
    void python_reads_what_we_write() throws Exception {
        var json = JsonSerdes.click()
                .serializer()
                .serialize("user-clicks", SampleEvents.tutorialClicks().get(1));

        var seen = python("""
                import json, sys, datetime
                click = json.loads(sys.stdin.read())
                time = datetime.datetime.fromisoformat(click['timestamp'])
                print(click['user_id'], click['page'], click['duration'] * 10, time.isoformat())
                """, new String(json, UTF_8));

        assertThat(seen).isEqualTo("user2 /products 100 2026-01-05T00:00:01+00:00");
    }

    @Test
    void we_read_what_python_writes() throws Exception {
        var payload = python("""
                import json, datetime
                time = datetime.datetime(2026, 1, 5, 0, 0, 1, 500000)
                click = {'user_id': 'us\\u00e9r2', 'page': '/products', 'duration': 10, 'timestamp': time.isoformat()}
                print(json.dumps(click))
                """, "");

        assertThat(JsonSerdes.click().deserializer().deserialize("user-clicks", payload.getBytes(UTF_8)))
                .isEqualTo(new Click("us\u00e9r2", "/products", 10, SampleEvents.START.plusMillis(1_500)));
    }

    private static String python(String program, String input) throws InterruptedException {
        try {
            var process = new ProcessBuilder("python3", "-c", program).start();
            try (var stdin = process.getOutputStream()) {
                stdin.write(input.getBytes(UTF_8));
            }
            var printed = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
            var complaint = new String(process.getErrorStream().readAllBytes(), UTF_8);
            assertThat(process.waitFor(10, TimeUnit.SECONDS))
                    .as("python3 has ended")
                    .isTrue();
            assertThat(complaint).isEmpty();
            return printed;
        } catch (IOException missing) {
            return abort("There is no python3 on this machine.");
        }
    }
}
