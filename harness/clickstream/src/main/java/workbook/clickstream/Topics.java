package workbook.clickstream;

/** The names of the topics that the tutorial's programs share. A lesson's own topics stand in its exercises. */
public final class Topics {

    /** {@link Click}s without key. */
    public static final String USER_CLICKS = "user-clicks";
    /** {@link Purchase}s without key. */
    public static final String USER_PURCHASES = "user-purchases";
    /** {@link Click}s of more than five seconds. */
    public static final String FILTERED_CLICKS = "filtered-clicks";
    /** {@link Engagement}s. */
    public static final String MAPPED_CLICKS = "mapped-clicks";
    /** {@link ClickFact}s. */
    public static final String FLATMAPPED_CLICKS = "flatmapped-clicks";
    /** {@link PageStats}. */
    public static final String PAGE_STATS = "page-stats";

    /** How many partitions each of the tutorial's topics has. */
    public static final int PARTITIONS = 3;

    private Topics() {}
}
