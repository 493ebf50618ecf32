package workbook.testkit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.apache.kafka.streams.KeyValue;

/** What the records of a topic do to a table that is made of it, for checks that leave open how a table is told. */
public final class TableChanges {

    private TableChanges() {}

    /**
     * The records that change the table. A tombstone for a row that is not there changes nothing, and is left out.
     *
     * @param records in their order; none has a null key
     */
    public static <V> List<KeyValue<String, V>> of(List<KeyValue<String, V>> records) {
        var rows = new HashSet<String>();
        var changes = new ArrayList<KeyValue<String, V>>();
        for (var record : records) {
            boolean wasThere = record.value == null ? rows.remove(record.key) : !rows.add(record.key);
            if (wasThere || record.value != null) {
                changes.add(record);
            }
        }
        return changes;
    }
}
