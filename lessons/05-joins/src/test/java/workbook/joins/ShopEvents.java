package workbook.joins;

import static workbook.engine.EventTime.START;

import workbook.clickstream.Click;
import workbook.clickstream.Purchase;

/** Clicks and purchases as this lesson's checks write them. Their records' timestamps are what matters. */
final class ShopEvents {

    private ShopEvents() {}

    static Click click(String user, String page) {
        return new Click(user, page, 5, START);
    }

    /** A purchase of whatever it is. */
    static Purchase purchase(String user, double amount) {
        return purchase(user, "book", amount);
    }

    static Purchase purchase(String user, String product, double amount) {
        return new Purchase(user, product, amount, START);
    }
}
