package workbook.clickstream;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * One of the two things that a click says; what {@code flatmapped-clicks} holds. The field {@code type} tells them apart.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ClickFact.PageView.class, name = "page_view"),
    @JsonSubTypes.Type(value = ClickFact.TimeSpent.class, name = "engagement")
})
public sealed interface ClickFact {

    /** Who clicked. */
    String user();

    /** A page was seen: {@code {"type": "page_view", "user": "user1", "page": "/home"}}. */
    record PageView(String user, String page) implements ClickFact {}

    /**
     * Time was spent: {@code {"type": "engagement", "user": "user1", "duration": 5}}.
     *
     * @param duration in seconds
     */
    record TimeSpent(String user, int duration) implements ClickFact {}
}
