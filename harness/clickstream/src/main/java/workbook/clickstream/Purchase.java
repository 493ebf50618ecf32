package workbook.clickstream;

import java.time.Instant;

/**
 * A user bought something.
 *
 * <pre>{@code {"user_id": "user1", "product": "book", "amount": 12.5, "timestamp": "2026-01-05T00:00:00+00:00"}}</pre>
 *
 * @param userId who; records arrive without a key
 * @param product what
 * @param amount for how much
 * @param timestamp when
 */
public record Purchase(String userId, String product, double amount, Instant timestamp) {}
